-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  if f == f.opening or f.skills == f.certificates then add("a", 1) end
end
