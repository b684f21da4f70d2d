-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  if ("abc"):find("b", math.maxinteger) or ("abc"):find("b", math.mininteger) == nil then note("a") end
end
