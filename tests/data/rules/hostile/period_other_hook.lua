-- expect: contract
hook "bank.score"
reasons { a = "A", b = "B {n}" }
period { from = "09-01" }
function run(f, p) end
