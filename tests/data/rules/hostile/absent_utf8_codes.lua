-- expect: runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  for _ in utf8.codes("x") do end
end
