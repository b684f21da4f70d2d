-- expect: budget
hook "bank.score"
local kept
do
  local run
  function run(f, p) return run(f, p) end
  kept = run
end
run = kept
