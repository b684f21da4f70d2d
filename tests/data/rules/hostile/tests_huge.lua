-- expect: contract
hook "bank.score"
local t = {}
for i = 1, 500 do t[i] = { "x", expect = {} } end
tests(t)
function run(f, p) end
