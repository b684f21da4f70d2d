-- expect: contract runtime
hook "bank.evaluate"
reasons { a = "A" }
tests { { "x", given = { sessions = 5 }, expect = { score = 0 } } }
function run(f, p) end
