-- expect: contract budget memory
hook "bank.evaluate"
reasons { a = "A" }
local t = {}
for i = 1, 5000 do t[i] = { minutes = i } end
tests { { "x", given = { sessions = t }, expect = { score = 0 } } }
function run(f, p) end
