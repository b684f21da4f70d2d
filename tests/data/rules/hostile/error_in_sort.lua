-- expect: runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  table.sort({ 3, 1, 2 }, function() error("x") end)
end
