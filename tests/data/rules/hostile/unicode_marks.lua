-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  note("b", { n = "a" .. ("\u{301}"):rep(10000) })
end
