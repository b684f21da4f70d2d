-- expect: contract
hook "bank.evaluate"
reasons { a = "A" }
ties { ("k"):rep(60000) }
function run(f, p) end
