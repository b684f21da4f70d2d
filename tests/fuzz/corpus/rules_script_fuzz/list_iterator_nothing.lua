-- expect: runtime
hook "bank.score"
bands { excellent = 90, good = 70, pass = 50 }
ties { "t", "u" }
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local step = ipairs(f.visits)
  return step()
end
