-- expect: contract
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p) params { x = { 1 } } end
