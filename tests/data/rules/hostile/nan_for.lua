-- expect: runtime verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  for i = 1, 0/0 do add("a", 1) end
end
