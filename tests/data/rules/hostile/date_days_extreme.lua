-- expect: verdict runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return date.days(math.maxinteger, math.mininteger)
end
