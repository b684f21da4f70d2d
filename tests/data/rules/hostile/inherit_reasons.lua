-- expect: contract verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  for i = 1, 60 do add("a", 1) end
  inherit()
end
