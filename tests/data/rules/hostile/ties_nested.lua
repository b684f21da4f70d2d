-- expect: contract runtime
hook "bank.evaluate"
reasons { a = "A" }
ties { { "a" } }
function run(f, p) end
