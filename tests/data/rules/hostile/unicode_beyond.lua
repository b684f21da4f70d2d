-- expect: verdict syntax
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  note("b", { n = "\u{7FFFFFFF}" })
end
