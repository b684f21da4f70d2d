hook "bank.score"
params { diem = { 12, min = 0, max = 20, label = "Điểm" } }
reasons { mnong = "Nói được tiếng M'Nông (mức {muc})", dem = "Từ 18 tuổi", tuoi = "Tuổi {n}" }
bands { mc = 40 }
function run(f, p)
  if f.opening.night and f.age < 18 then return reject "dem" end
  local muc = f.languages:level("mnong")
  if muc >= 2 and f.kind ~= "mc" then add("mnong", p.diem, { muc = muc }) end
  add("tuoi", f.age / 3, { n = f.age }) note("dem") inherit()
  require("dem", f.skills:has("mc") or not f.night) cap("mnong", "dem")
end
tests {
  { "một", given = { age = 17, opening = { night = true } }, expect = { rejected = "dem" } },
  { "hai", given = { languages = { mnong = 3 } }, expect = { score = 18.67, has = { "mnong" }, band = "mnong" } },
  { "ba", given = { skills = { "mc" }, as_of = "2026-11-22" }, expect = { score = 6.67, lacks = { "mnong" } } },
}
