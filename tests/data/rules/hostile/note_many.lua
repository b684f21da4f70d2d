-- expect: contract budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  for i = 1, 1e6 do note("a") end
end
