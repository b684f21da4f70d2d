-- expect: budget
hook "bank.score"
local g
g = function(f, p) return g(f, p) end
run = g
