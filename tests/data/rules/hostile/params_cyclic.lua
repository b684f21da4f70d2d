-- expect: contract
hook "bank.score"
local t = {}
t.x = t
params(t)
function run(f, p) end
