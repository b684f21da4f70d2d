-- expect: contract
hook "bank.evaluate"
reasons { a = "A" }
ties { "a\0b" }
function run(f, p) end
