-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  add("b", 1, { n = "\xff\0\x1b[2J" .. ("x"):rep(60000) })
end
