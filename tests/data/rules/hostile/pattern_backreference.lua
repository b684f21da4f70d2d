-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return ('a'):rep(20000):find('(.*)%1b')
end
