-- expect: runtime verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return string.format("%q", ("x\n"):rep(30000))
end
