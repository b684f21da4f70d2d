-- expect: budget memory
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  for size = 1, 250 do
    local t = {}
    for i = 1, 4000 do t[i] = ("x"):rep(size) .. i end
  end
end
