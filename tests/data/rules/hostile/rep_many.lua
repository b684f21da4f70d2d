-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  for i = 1, 1e6 do local s = ('x'):rep(60000) end
end
