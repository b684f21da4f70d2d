-- expect: contract runtime
hook "bank.score"
reasons { a = "A" }
function run(f, p) add("а", 1) end
