-- expect: memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local s = 'x'
  for i = 1, 40 do s = string.format('%s%s', s, s) end
end
