-- expect: contract
hook "bank.evaluate"
reasons { a = "A" }
group { quotas = {} }
function run(f, p) end
