-- expect: verdict budget
hook "bank.evaluate"
bands { excellent = 90, good = 70, pass = 50 }
ties { "t", "u" }
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local step, list = ipairs(f.sessions)
  local i, s = step(list, -1000000000)
  while i do i, s = step(list, i) end
end
