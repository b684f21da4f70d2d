-- expect: contract runtime
hook "bank.evaluate"
reasons { a = "A" }
group(string)
function run(f, p) end
