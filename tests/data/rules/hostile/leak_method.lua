-- expect: runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
local n = 0
function run(f, p)
  function string.shout(x) n = n + 1 return x end
  add("a", ("x"):shout())
end
