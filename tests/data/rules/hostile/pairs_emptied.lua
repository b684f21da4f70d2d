-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 9000 do t["k" .. i] = i end
  for i = 1, 9000 do t["k" .. i] = nil end
  while true do pairs(t) end
end
