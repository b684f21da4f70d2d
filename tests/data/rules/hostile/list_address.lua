-- expect: verdict
hook "bank.evaluate"
bands { excellent = 90, good = 70, pass = 50 }
ties { "t", "u" }
reasons { a = "A", b = "B {n}" }
function run(f, p)
  note("b", { n = tostring(f.sessions) .. tostring(f.sessions[1]) .. tostring(f.sessions[1].certificates) })
end
