-- expect: verdict contract
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local long = ("ộ"):rep(20000)
  for i = 1, 90 do note("b", { n = long }) end
end
