-- expect: runtime budget memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local function g() table.sort({ 2, 1 }, g) return true end
  g()
end
