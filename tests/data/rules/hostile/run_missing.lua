-- expect: contract nowhere
hook "bank.score"
