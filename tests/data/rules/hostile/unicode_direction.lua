-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  note("b", { n = "\u{202E}10 điểm\u{202C}" })
end
