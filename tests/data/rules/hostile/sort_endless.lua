-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = { 1, 2 }
  table.sort(t, function() while true do end end)
end
