-- expect: contract verdict
hook "bank.score"
reasons { a = "}{n{n}}{", b = "{" }
function run(f, p) add("a", 1, { n = 1, ["n{n"] = 2 }) note("b") end
