-- expect: budget memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t, u = { a = 1, b = 2 }, {}
  for i = 1, 1e9 do u[i] = pairs(t) end
end
