-- expect: verdict
hook "bank.evaluate"
bands { excellent = 90, good = 70, pass = 50 }
ties { "t", "u" }
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local n = select("#", f.sessions, f.sessions[1], nil)
  add("a", n)
end
