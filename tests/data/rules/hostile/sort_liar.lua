-- expect: budget verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 5000 do t[i] = i end
  table.sort(t, function() return true end)
end
