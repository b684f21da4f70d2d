-- expect: contract
hook "bank.evaluate"
reasons { a = "A" }
group { quota = { band = "excellent", percent = 1e300, of = "good" } }
function run(f, p) end
