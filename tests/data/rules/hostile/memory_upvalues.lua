-- expect: budget memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 1e9 do local a, b, c = i, i, i t[i] = function() return a, b, c end end
end
