-- expect: budget runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local s = ('Đ'):rep(2000)
  for i = 1, 1e6 do text.fold(s) end
end
