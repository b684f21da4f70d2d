-- expect: contract
hook "bank.score"
reasons { a = "A", b = "B {n}" }
inherit()
function run(f, p) end
