-- expect: contract
hook "bank.score"
reasons { a = ("x"):rep(60000) }
function run(f, p) add("a", 1) end
