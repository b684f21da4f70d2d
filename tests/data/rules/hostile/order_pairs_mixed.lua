-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t, out = {}, ""
  for i = 1, 50 do t["k" .. i] = i t[i * 3] = i t[i / 7] = i end
  t[true] = 1
  for k in pairs(t) do out = out .. tostring(k) .. "," end
  note("b", { n = out:sub(1, 100) })
  note("b", { n = out:sub(-100) })
end
