-- expect: runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  for k in pairs(p) do add("a", 1) end
end
