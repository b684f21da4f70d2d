-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return math.fmod(math.mininteger, -1)
end
