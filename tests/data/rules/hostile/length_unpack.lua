-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 30 do t["k" .. i * 7] = i t[i * 5 % 31] = i if i % 3 == 0 then t["k" .. i * 7 - 7] = nil end end
  for i = 4, 30, 4 do t[i] = nil end
  for i = 1, 9 do t["w" .. i] = i t[i * 4 % 37] = i end
  note("b", { n = select("#", table.unpack(t)) })
end
