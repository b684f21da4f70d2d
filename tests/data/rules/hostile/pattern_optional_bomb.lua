-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return ('a'):rep(30):find(('a?'):rep(30) .. ('a'):rep(31))
end
