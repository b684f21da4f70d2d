-- expect: contract runtime
hook "bank.evaluate"
reasons { a = "A" }
tests { { "x", given = { sessions = { [1] = {}, [1000000000] = {} } }, expect = { score = 0 } } }
function run(f, p) end
