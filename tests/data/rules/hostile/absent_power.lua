-- expect: contract
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return 2 ^ 0.5
end
