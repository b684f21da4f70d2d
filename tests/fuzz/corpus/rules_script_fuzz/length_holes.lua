-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local s = 0
  for k = 1, 40 do
    local t = {}
    for i = 1, 6 + k % 5 do
      t["k" .. (i * k)] = i
      t[(i * 7 + k) % 11 + 1] = i
      if i % 2 == 0 then t["k" .. ((i - 1) * k)] = nil end
      t["y" .. (i + k)] = i
    end
    for i = 3, 9, 3 do t[i] = nil end
    t["q" .. k] = 1
    for i = 1, 4 do t["w" .. i * k] = i t[i * 4 + k % 3] = i end
    s = (s * 3 + #t) % 100003
  end
  note("b", { n = s })
end
