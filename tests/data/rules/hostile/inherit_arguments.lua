-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  add("a", inherit(f, p, inherit, {}) + 1)
end
