-- expect: budget
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  local x = "a"
  while x:upper() ~= "b" do x = x:lower() end
end
