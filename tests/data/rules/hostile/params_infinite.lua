-- expect: contract
hook "bank.score"
reasons { a = "A", b = "B {n}" }
params { x = { 1, max = 1/0 } }
function run(f, p) end
