-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return ('a'):rep(60000):find('%f[b][abcdefghijklmnopqrstuvwxyz]b')
end
