-- expect: contract
hook "bank.evaluate"
reasons { a = "A" }
ties { [1] = "a", [1000000] = "b" }
function run(f, p) end
