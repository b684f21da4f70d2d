-- expect: contract budget
hook "bank.evaluate"
reasons { a = "A" }
local t = {}
for i = 1, 20000 do t["k" .. i] = i end
group(t)
function run(f, p) end
