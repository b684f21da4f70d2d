-- expect: contract runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  key("t", 1)
end
