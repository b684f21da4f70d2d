-- expect: contract budget memory
hook "bank.evaluate"
local t = {}
for i = 1, 20000 do t["r" .. i] = "x" end
reasons(t)
function run(f, p) end
