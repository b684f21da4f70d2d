-- expect: syntax
hook "bank.score"
function run(f, p)
  local s = [==[
end
