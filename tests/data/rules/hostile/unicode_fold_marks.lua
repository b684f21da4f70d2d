-- expect: verdict budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local n = 0
  for i = 1, 1000 do n = n + #text.fold(("ệ\u{301}"):rep(500)) end
end
