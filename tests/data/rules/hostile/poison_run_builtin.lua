-- expect: runtime
hook "bank.score"
run = add
