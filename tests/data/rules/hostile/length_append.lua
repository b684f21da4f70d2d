-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 10000 do t[#t + 1] = i end
  note("b", { n = #t })
end
