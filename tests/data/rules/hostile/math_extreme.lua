-- expect: runtime verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local x = math.mininteger // -1 + math.abs(math.mininteger)
  return math.fmod(x, -1)
end
