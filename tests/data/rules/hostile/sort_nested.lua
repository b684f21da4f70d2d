-- expect: runtime memory budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 50 do t[i] = i end
  local function again(x, y) table.sort(t, again) return x < y end
  table.sort(t, again)
end
