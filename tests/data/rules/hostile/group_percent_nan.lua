-- expect: contract runtime
hook "bank.evaluate"
reasons { a = "A" }
group { quota = { band = "excellent", percent = 0/0, of = "good" } }
function run(f, p) end
