-- expect: verdict
hook "bank.evaluate"
bands { excellent = 90, good = 70, pass = 50 }
ties { "t", "u" }
reasons { a = "A", b = "B {n}" }
local kept
function run(f, p)
  if kept then note("a") end
  kept = f.sessions
end
