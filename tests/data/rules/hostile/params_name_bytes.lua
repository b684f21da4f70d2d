-- expect: contract
hook "bank.score"
reasons { a = "A", b = "B {n}" }
params { ["a\0b"] = { 1 } }
function run(f, p) end
