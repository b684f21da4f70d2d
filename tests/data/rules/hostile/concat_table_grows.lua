-- expect: memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 2000 do t[i] = ('x'):rep(60) end
  local s = table.concat(t)
end
