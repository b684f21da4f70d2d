-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 3000 do t[i] = (i * 7919) % 3001 end
  for i = 1, 1e6 do table.sort(t) end
end
