-- expect: runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = { [add] = 1, [note] = 2 }
  for k, v in pairs(t) do note("b", { n = v }) end
end
