-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  t[9007199254740992] = 1
  t[math.maxinteger] = 1
  t[math.mininteger] = 1
  return #t
end
