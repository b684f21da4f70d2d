-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local s = ('X'):rep(60000)
  for i = 1, 1e6 do s:lower() end
end
