-- expect: verdict
hook "bank.evaluate"
bands { excellent = 90, good = 70, pass = 50 }
ties { "t", "u" }
reasons { a = "A", b = "B {n}" }
function run(f, p)
  for i = 1, 60 do if f.sessions[9007199254740993 + i] ~= nil or f.sessions[-i] ~= nil then add("a", 1) end end
end
