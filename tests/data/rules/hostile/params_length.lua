-- expect: runtime verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  add("a", #p)
end
