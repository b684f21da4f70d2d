-- expect: contract runtime
hook "bank.score"
reasons { a = 5 }
function run(f, p) add("a", 1) end
