-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return math.mininteger // -1, math.maxinteger + 1, -math.mininteger, math.abs(math.mininteger)
end
