-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return (''):rep(math.maxinteger)
end
