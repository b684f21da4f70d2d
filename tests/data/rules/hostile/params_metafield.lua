-- expect: contract verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
params { __index = { 1 }, __gc = { 2 } }
function run(f, p) return p.__index end
