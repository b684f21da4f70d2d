-- expect: contract
hook "bank.evaluate"
bands { excellent = 90, good = 70, pass = 50 }
ties { "t", "u" }
reasons { a = "A", b = "B {n}" }
period { from = "09-01" }
period { from = "10-01" }
function run(f, p) end
