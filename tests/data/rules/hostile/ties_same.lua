-- expect: contract
hook "bank.evaluate"
reasons { a = "A" }
ties { "a", "a" }
function run(f, p) end
