-- SPDX-License-Identifier: MIT
--- A rule of ordinary size: 15 facts, about six reasons.
hook "bench.rate"
params { weight = { 2, min = 0, max = 9, label = "Hệ số" } }
reasons {
  near = "near", far = "far", kept = "kept", missed = "missed",
  skill = "skill", level = "level", waited = "waited", team = "team", season = "season",
}

function run(f, p)
  if f.age < 16 then return reject "far" end
  if f.km <= 5 then add("near", 10) elseif f.km > 40 then add("far", -5) end
  local calls = f.kept + f.missed
  if calls > 0 then add("kept", 10 * f.kept // calls) end
  if f.missed > 1 and not f.night then add("missed", -3 * f.missed) end
  local share = 0
  for i = 1, f.wished do
    if i <= f.skills then share = share + 6 end
  end
  add("skill", share)
  if f.level > 0 then add("level", f.level * p.weight) end
  if f.waited > 7 and f.late == 0 then add("waited", 4) end
  if f.team == 1 then add("team", 3) end
  if f.month >= 10 or f.month == 1 then add("season", f.done + f.hours // 50 + f.year % 2) end
end

tests {
  { "gần", given = { age = 20, km = 3 }, expect = { has = { "near" } } },
  { "xa", given = { age = 20, km = 45 }, expect = { has = { "far" } } },
  { "nhỏ tuổi", given = { age = 12 }, expect = { rejected = "far" } },
}
