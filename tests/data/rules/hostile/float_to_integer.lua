-- expect: runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return 1.5 | 0
end
