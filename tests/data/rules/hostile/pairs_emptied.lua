-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 16400 do t[i + 0.5] = i end
  for i = 1, 16400 do t[i + 0.5] = nil end
  while true do pairs(t) end
end
