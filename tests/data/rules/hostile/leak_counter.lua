-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
local n = 0
function run(f, p)
  n = n + 1
  add("a", n)
end
