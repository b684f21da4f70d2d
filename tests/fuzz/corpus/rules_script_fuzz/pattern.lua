hook "bank.score"
function run(f, p)
  return ("x"):rep(300):find((".-"):rep(6) .. "b")
end
