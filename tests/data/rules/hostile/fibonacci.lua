-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
  fib(60)
end
