-- expect: contract runtime
hook "bank.evaluate"
reasons { a = "A" }
local t = {}
t[1] = t
tests { { "x", given = { sessions = t }, expect = { score = 0 } } }
function run(f, p) end
