-- expect: memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local function deep(n) return 1 + deep(n + 1) end
  deep(1)
end
