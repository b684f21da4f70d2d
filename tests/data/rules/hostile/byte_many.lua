-- expect: runtime budget memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return ("x"):rep(60000):byte(1, -1)
end
