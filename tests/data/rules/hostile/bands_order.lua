-- expect: contract
hook "bank.evaluate"
bands { excellent = 10, good = 70, pass = 50 }
reasons { a = "A" }
function run(f, p) end
