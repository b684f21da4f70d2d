-- expect: verdict budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = { 1 }
  for k, v in pairs(t) do t[#t + 1] = 1 end
end
