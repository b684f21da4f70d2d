-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
local function counter() local n = 0 return function() n = n + 1 return n end end
local tick = counter()
function run(f, p)
  add("a", tick())
end
