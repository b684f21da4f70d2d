-- expect: budget
hook "bank.score"
local t = { {} }
t[1].go = function(f, p) return t[1].go(f, p) end
run = t[1].go
