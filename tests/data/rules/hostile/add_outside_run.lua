-- expect: contract
hook "bank.score"
reasons { a = "A" }
add("a", 1)
function run(f, p) end
