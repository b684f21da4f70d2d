-- expect: memory budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 1e8 do t[i] = ('x'):rep(1000) .. i end
end
