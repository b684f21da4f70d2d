hook "bank.score"
function run(f, p)
  local t = {}
  while true do t[#t + 1] = {} end
end
