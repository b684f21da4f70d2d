-- expect: contract verdict
hook "bank.score"
reasons { a = ("{n}"):rep(190) }
function run(f, p) for i = 1, 99 do add("a", 1, { n = ("y"):rep(120) }) end end
