-- expect: runtime
hook "bank.score"
bands { excellent = 90, good = 70, pass = 50 }
ties { "t", "u" }
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for _, s in ipairs(f.visits) do t[s] = true end
  for s in pairs(t) do add("a", s.minutes) end
end
