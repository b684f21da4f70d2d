-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  return ('x'):rep(60000):find('[' .. ('a'):rep(200) .. ']+')
end
