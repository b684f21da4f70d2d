-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
local t = {}
function run(f, p)
  t[#t + 1] = 1
  add("a", #t)
end
