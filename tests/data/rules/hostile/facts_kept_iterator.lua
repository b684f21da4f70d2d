-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
local step
function run(f, p)
  if step then note("a") end
  step = pairs({ a = 1 })
end
