-- expect: contract runtime
hook "bank.evaluate"
reasons { a = "A" }
local t = {}
t[1] = t
ties(t)
function run(f, p) end
