-- expect: runtime budget memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local function g(...) return g(1, ...) end
  g()
end
