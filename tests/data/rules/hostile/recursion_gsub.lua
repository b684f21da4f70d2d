-- expect: runtime budget memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local function g(x) return (x:gsub(".", g)) end
  g("x")
end
