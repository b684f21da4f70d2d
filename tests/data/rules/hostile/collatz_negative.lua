-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local n = -5
  while n ~= 1 do if n % 2 == 0 then n = n // 2 else n = 3 * n + 1 end end
end
