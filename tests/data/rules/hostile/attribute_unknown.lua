-- expect: syntax
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local x <gc> = 1
end
