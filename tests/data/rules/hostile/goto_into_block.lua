-- expect: syntax
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  goto inside
  do ::inside:: end
end
