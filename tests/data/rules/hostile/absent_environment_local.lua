-- expect: contract
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local _ENV <const> = {}
  return x
end
