-- expect: contract
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  add("khong_khai_bao", 1)
end
