-- expect: contract
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  hook "bank.score"
end
