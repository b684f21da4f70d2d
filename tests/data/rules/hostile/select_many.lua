-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 250 do t[i] = i end
  for i = 1, 1e6 do select(-1, table.unpack(t)) end
end
