-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t, out = {}, ""
  for i = 1, 100 do t[i] = { k = i % 3, i = i } end
  table.sort(t, function(x, z) return x.k < z.k end)
  for i = 1, 40 do out = out .. t[i].i .. "," end
  note("b", { n = out })
end
