-- expect: syntax
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p) end
--[==[ never closed
