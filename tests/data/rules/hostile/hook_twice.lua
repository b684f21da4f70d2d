-- expect: contract
hook "bank.score"
hook "bank.score"
function run(f, p) end
