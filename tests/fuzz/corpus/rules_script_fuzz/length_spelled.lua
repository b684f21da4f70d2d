-- expect: verdict
hook "bank.score"
reasons { a = "A", b = "B {n}" }
function run(f, p)
  note("b", { n = #"a#b" + #[[
a#b]] + #[==[#]]]==] - -#"##" --[[ # ]] + # -- #
  "\z
   #" })
end
