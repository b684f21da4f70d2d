-- expect: runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local function again(s) return (s:gsub('.', again)) end
  again('x')
end
