-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  for i = 1, 100000 do ('('):rep(2000):find('%b()') end
end
