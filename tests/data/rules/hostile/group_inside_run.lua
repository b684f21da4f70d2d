-- expect: contract
hook "bank.evaluate"
reasons { a = "A" }
function run(f, p) group { team = { median = true } } end
