-- expect: memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local even, odd
  even = function(n) return 1 + odd(n + 1) end
  odd = function(n) return 1 + even(n + 1) end
  even(1)
end
