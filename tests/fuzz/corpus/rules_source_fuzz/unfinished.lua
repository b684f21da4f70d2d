hook "bank.score"
function run(f, p)
  if f.age then
