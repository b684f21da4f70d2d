-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return ('x'):rep(300):find(('.-'):rep(6) .. 'b')
end
