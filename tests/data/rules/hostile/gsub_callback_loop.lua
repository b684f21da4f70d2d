-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return ('x'):gsub('.', function() while true do end end)
end
