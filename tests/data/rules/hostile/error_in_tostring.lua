-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local s = tostring({}) .. tostring(f) .. tostring(add)
end
