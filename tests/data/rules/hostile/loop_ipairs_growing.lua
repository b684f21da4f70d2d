-- expect: budget memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = { 1 }
  for i, v in ipairs(t) do t[i + 1] = 1 end
end
