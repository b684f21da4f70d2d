-- expect: syntax
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local điểm = 1
  add("a", điểm)
end
