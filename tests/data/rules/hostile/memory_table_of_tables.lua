-- expect: budget memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = {}
  for i = 1, 1e9 do t = { t, t, t, t } end
end
