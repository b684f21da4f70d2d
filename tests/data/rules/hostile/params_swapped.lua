-- expect: contract
hook "bank.score"
reasons { a = "A", b = "B {n}" }
params { x = { 5, min = 9, max = 1 } }
function run(f, p) end
