-- expect: syntax
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local x <const> = 1
  x = 2
end
