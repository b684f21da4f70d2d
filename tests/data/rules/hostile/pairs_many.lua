-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 3000 do t['k' .. i] = i end
  for i = 1, 1e6 do for k in pairs(t) do end end
end
