-- expect: budget verdict memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local x = "x"
  for i = 1, 100 do x = x:gsub("", "yy") end
end
