-- expect: memory budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t, k = {}, ('x'):rep(60000)
  for i = 1, 1e8 do t[k .. i] = i end
end
