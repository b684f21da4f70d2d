-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  for w in ("aaa"):gmatch("^a*") do end
end
