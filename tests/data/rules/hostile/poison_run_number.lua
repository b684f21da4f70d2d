-- expect: runtime
hook "bank.score"
run = 5
