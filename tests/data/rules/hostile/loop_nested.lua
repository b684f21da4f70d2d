-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  for i = 1, 1000 do for j = 1, 1000 do for k = 1, 1000 do end end end
end
