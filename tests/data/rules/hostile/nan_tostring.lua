-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  note("b", { n = tostring(0/0) .. tostring(1/0) })
end
