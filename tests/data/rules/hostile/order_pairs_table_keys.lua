-- expect: runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 10 do t[{}] = i end
  for k, v in pairs(t) do note("b", { n = v }) end
end
