-- expect: contract
hook "bank.score"
