-- expect: runtime contract
hook "bank.evaluate"
bands { excellent = 90, good = 70, pass = 50 }
ties { "t", "u" }
reasons { a = "A", b = "B {n}" }
local first = ipairs(f and {} or hook)
function run(f, p)

end
