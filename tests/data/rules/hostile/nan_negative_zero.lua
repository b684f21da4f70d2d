-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  add("a", -0.0)
  note("b", { n = -0.0 })
end
