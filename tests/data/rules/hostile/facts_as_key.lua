-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = { [f] = 1, [f.skills] = 2 }
  add("a", t[f])
end
