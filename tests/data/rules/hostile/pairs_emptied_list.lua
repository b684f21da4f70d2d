-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 33000 do t[i] = i end
  for i = 1, 33000 do t[i] = nil end
  while true do pairs(t) end
end
