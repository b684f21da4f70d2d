-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  for i = 1, 1e8 do local t = { 1, 2, 3, { i } } end
end
