-- expect: verdict runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 100 do t[i] = 100 - i end
  table.sort(t, function(x, y) t[1] = nil
   t[50] = nil
   return (x or 0) < (y or 0) end)
end
