-- expect: contract
hook "bank.evaluate"
reasons { a = "A" }
ties {}
function run(f, p) end
