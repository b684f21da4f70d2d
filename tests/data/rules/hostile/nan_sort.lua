-- expect: verdict runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 100 do t[i] = i % 3 == 0 and 0/0 or i end
  table.sort(t)
end
