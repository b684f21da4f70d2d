-- expect: contract runtime
hook "bank.evaluate"
reasons { a = "A" }
local t = {}
t.quota = t
group(t)
function run(f, p) end
