-- expect: runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  for k, v in pairs(f) do end
end
