-- expect: verdict
hook "bank.evaluate"
bands { excellent = 90, good = 70, pass = 50 }
ties { "t", "u" }
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 3 do t[f.sessions[1]] = i end
  if f.sessions[1] == f.sessions[1] then note("a") end
end
