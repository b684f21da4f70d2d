-- expect: contract budget memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
local t = {}
for i = 1, 5000 do t[i] = { "x", given = {}, expect = {} } end
tests(t)
function run(f, p) end
