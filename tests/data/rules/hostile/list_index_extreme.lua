-- expect: verdict
hook "bank.evaluate"
bands { excellent = 90, good = 70, pass = 50 }
ties { "t", "u" }
reasons { a = "A", b = "B {n}" }
function run(f, p)
  if f.sessions[math.maxinteger] or f.sessions[math.mininteger] or f.sessions[4294967297] then add("a", 1) end
end
