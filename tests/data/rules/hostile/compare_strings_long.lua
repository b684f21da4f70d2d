-- expect: budget verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local a, b = ("x"):rep(60000) .. "a", ("x"):rep(60000) .. "b"
  local n = 0
  for i = 1, 1e9 do if a < b then n = n + 1 end end
end
