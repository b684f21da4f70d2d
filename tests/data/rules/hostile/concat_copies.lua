-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local s = ('x'):rep(60000)
  for i = 1, 1e6 do local t = s .. 'y' end
end
