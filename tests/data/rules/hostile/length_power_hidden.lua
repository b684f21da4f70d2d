-- expect: contract
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = { 1 } --  note("b", { n = 2^3 })
end
