-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local s = ('%s'):rep(200)
  local t = {}
  for i = 1, 200 do t[i] = 'x' end
  for i = 1, 1e6 do string.format(s, table.unpack(t)) end
end
