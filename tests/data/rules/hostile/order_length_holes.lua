-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 64 do t[i] = i end
  t[32] = nil t[64] = nil
  note("b", { n = #t })
end
