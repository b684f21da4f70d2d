-- expect: contract
hook "bank.credit2"
function run(f, p) end
