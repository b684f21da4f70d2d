-- expect: contract
hook "bank.score"
local t = {}
for i = 1, 50 do t["x" .. i] = { 1, min = 0, max = 2, label = "x" } end
params(t)
function run(f, p) end
