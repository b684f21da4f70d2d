-- expect: budget contract runtime verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 200 do t[i] = i end
  table.sort(t, function(x, z) return inherit() < 0 end)
end
