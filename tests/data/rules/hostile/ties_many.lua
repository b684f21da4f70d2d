-- expect: contract
hook "bank.evaluate"
reasons { a = "A" }
local t = {}
for i = 1, 10000 do t[i] = "k" .. i end
ties(t)
function run(f, p) end
