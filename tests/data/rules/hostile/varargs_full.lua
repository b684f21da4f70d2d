-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local all = {}
  for i = 1, 250 do all[i] = i end
  local function pass(a) return a end
  local function again(...) while true do pass(...) end end
  again(table.unpack(all))
end
