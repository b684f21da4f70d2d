-- expect: runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  error("\xff\xfe\0" .. ("x"):rep(60000))
end
