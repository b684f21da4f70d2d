-- expect: verdict runtime
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return utf8.len("\xFF\xFE")
end
