-- expect: verdict
hook "bank.evaluate"
bands { excellent = 90, good = 70, pass = 50 }
ties { "t", "u" }
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local n = 0
  for i, s in ipairs(f.sessions) do i = 0 s = nil n = n + 1 end
  add("a", n / 100)
end
