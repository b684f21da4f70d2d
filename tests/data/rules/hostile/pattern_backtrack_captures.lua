-- expect: budget verdict runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return ("a"):rep(3000):match(("(a*)"):rep(30) .. "b")
end
