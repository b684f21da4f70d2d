-- expect: contract runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
params { x = { function() end } }
function run(f, p) end
