-- expect: memory budget runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local function more(...) return more(1, 2, 3, 4, 5, 6, 7, 8, ...) end
  more()
end
