-- expect: budget runtime memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local function g(n) return tostring(g(n + 1)) end
  g(1)
end
