-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
local n = 0
local function again(f, p) n = n + 1 add("a", n) end
function run(f, p)
  return again(f, p)
end
