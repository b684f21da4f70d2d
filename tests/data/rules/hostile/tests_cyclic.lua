-- expect: contract
hook "bank.score"
local g = {}
g.opening = g
tests { { "x", given = g, expect = {} } }
function run(f, p) end
