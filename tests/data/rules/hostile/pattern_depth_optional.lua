-- expect: runtime budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return ('a'):rep(400):find(('a?'):rep(400))
end
