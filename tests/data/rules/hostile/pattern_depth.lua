-- expect: runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return ('a'):rep(200):find(('(a'):rep(200))
end
