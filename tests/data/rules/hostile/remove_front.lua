-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 20000 do t[i] = i end
  for i = 1, 20000 do table.remove(t, 1) end
end
