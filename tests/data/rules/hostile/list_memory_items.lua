-- expect: budget memory
hook "bank.evaluate"
bands { excellent = 90, good = 70, pass = 50 }
ties { "t", "u" }
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 1e9 do t[i] = f.sessions[1 + i % 60] end
end
