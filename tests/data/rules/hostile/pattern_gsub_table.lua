-- expect: budget runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 1e9 do ("abc"):gsub(".", t) end
end
