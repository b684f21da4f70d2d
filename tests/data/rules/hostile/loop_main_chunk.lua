-- expect: budget
hook "bank.score"
while true do end
function run(f, p) end
