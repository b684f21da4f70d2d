-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  for w in ('x'):rep(3000):gmatch('.-.-b') do end
end
