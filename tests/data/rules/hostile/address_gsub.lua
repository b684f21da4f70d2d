-- expect: verdict runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  note("b", { n = (("x"):gsub("x", tostring)) .. tostring(tostring) })
end
