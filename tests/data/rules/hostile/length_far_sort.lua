-- expect: budget memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  local n = 1
  for i = 1, 40 do t[n] = 1 t[n + 1] = 1 n = n * 2 end
  table.sort(t, function(x, z) return false end)
  error("not stopped")
end
