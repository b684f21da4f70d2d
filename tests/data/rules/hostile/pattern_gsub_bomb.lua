-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return ('x'):rep(5000):gsub('.-.-b', '')
end
