-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 20000 do t[i] = i end
  local n = 0
  while true do n = n + #t end
end
