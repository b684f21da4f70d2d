-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
local kept
function run(f, p)
  if kept then note("a") end
  kept = f
end
