-- expect: memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return ('x'):rep(math.maxinteger)
end
