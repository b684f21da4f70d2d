-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local x = 1 << 1000 | 1 >> -1000 | 1 << -64
  note("b", { n = x })
end
