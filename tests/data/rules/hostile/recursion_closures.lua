-- expect: budget memory runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local function g(h) return g(function() return h end) end
  g()
end
