-- expect: runtime
hook "bank.score"
local age = f.age
function run(f, p) end
