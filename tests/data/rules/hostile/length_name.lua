-- expect: runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = { a = {} }
  note("b", { n = #t.a.b })
end
