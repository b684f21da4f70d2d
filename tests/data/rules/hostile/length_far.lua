-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local t = { 1, 2, nil, 4 }
  local n = 4
  for i = 1, 60 do n = n * 2 t[n] = 1 end
  note("b", { n = #t })
end
