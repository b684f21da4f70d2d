-- expect: contract runtime
hook "bank.evaluate"
reasons { a = "A" }
tests { { "x", given = { sessions = { { phone = 1 } } }, expect = { score = 0 } } }
function run(f, p) end
