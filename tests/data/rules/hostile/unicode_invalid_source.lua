-- expect: syntax nowhere
hook "bank.score"
function run(f, p) local x = "ÿþ" end
