-- expect: contract runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
params { { 1 }, { 2 } }
function run(f, p) end
