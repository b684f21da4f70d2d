-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 12000 do t["k" .. i] = i end
  t[{}] = 1
  local n = 0
  while n < 10 do n = n + 1 for k = 1, 12000 do t[k % 7] = k end end
  for k in pairs(t) do n = n + 1 end
end
