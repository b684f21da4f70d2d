-- expect: memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return ('x'):rep(1e9 // 1 | 0)
end
