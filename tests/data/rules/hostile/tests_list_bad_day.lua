-- expect: contract runtime
hook "bank.evaluate"
reasons { a = "A" }
tests { { "x", given = { sessions = { { day = "2026-02-30" } } }, expect = { score = 0 } } }
function run(f, p) end
