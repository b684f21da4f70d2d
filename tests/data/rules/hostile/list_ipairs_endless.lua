-- expect: budget
hook "bank.evaluate"
bands { excellent = 90, good = 70, pass = 50 }
ties { "t", "u" }
reasons { a = "A", b = "B {n}" }
function run(f, p)
  for i = 1, 1e9 do for _, s in ipairs(f.sessions) do if s.minutes < 0 then add("a", 1) end end end
end
