-- expect: budget verdict runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return ("a"):rep(60000):find(("a?"):rep(20000))
end
