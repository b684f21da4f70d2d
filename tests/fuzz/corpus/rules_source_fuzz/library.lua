hook "bank.score"
local t = { 3, 1, 2, x = "y", [true] = 1 }
function run(f, p)
  table.sort(t, function(a, b) return a > b end) table.insert(t, 1, 9) table.remove(t)
  for k, v in pairs(t) do add("k", #tostring(k) + #tostring(v)) end
  for i, v in ipairs(t) do add("i", i) end
  for a, b in ("k=v, a=b"):gmatch("(%w+)=(%w+)") do add("g", #a) end
  local s = ("Đắk Mil"):gsub("%a+", { k = "K" }):rep(3, "-"):upper():sub(2, -2)
  add("s", #s + utf8.len(s) + select("#", table.unpack(t)) + math.round(2.5) + date.days(f.as_of, f.as_of))
  add(text.fold("Đắk"), string.format("%5.2f %s", 1.5, "x"):len() + (s:find("%f[%w]%b()") or 0))
  goto done
  ::done::
  unrated("k")
end
