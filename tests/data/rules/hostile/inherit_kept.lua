-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
local kept
function run(f, p)
  if kept then add("a", kept()) end
  kept = inherit
end
