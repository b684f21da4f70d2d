-- expect: runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  table.insert(p, 1)
end
