-- expect: memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local s = 'xx'
  for i = 1, 40 do s = s:gsub('x', 'xx') end
end
