-- expect: budget runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  for i = 1, 1/0 do end
end
