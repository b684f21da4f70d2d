-- expect: contract
hook "bank.score"
reasons { a = "A", b = "B {n}" }
params { x = { 0/0 } }
function run(f, p) end
