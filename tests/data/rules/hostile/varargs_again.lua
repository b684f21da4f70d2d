-- expect: runtime budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local function more(n, ...) if n == 0 then return ... end return more(n - 1, 1, 2, 3, 4, ...) end
  local function again(...) while true do local t = { ... } end end
  again(more(2000))
end
