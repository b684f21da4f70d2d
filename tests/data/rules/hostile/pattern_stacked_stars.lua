-- expect: budget verdict runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return ("a"):rep(3000):find(("a*"):rep(200) .. "b")
end
