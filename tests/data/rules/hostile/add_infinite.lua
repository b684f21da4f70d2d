-- expect: contract
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  add("a", 1 / 0)
end
