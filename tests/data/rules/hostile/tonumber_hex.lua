-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local x = tonumber("0x" .. ("f"):rep(60))
  local z = tonumber("1e400")
  if x or z then note("a") end
end
