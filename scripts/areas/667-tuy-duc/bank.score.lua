--- Ưu tiên khi ghép người vào vị trí — cụm Tuy Đức.
--- Quê hương người M'Nông, đường xa, mạng yếu: tiếng nói đã xác nhận và người tại chỗ được ưu tiên; xa quá thì nhường người gần.
hook "bank.score"

params {
  mnong     = { 12, min = 0, max = 20, label = "Điểm cho tiếng M'Nông đã xác nhận (mức 2 trở lên)" },
  phien     = { 5,  min = 0, max = 10, label = "Điểm thêm khi nói được ở mức phiên dịch (mức 4 trở lên)" },
  tai_cho   = { 6,  min = 0, max = 10, label = "Điểm cho người cùng xã với nơi hoạt động" },
  xa        = { 15, min = 5, max = 60, label = "Từ số km này bắt đầu trừ điểm" },
  moi_10_km = { 2,  min = 0, max = 5,  label = "Điểm trừ cho mỗi 10 km vượt quá" },
}

reasons {
  bien_gioi = "Ở xã biên giới ban đêm chỉ nhận người từ 18 tuổi",
  mnong     = "Nói được tiếng M'Nông (mức {muc})",
  phien     = "Có thể phiên dịch tiếng M'Nông",
  tai_cho   = "Người tại xã",
  xa        = "Cách {km} km, đường xa",
}

function run(f, p)
  inherit()
  if f.opening.border and f.opening.night and f.age < 18 then return reject "bien_gioi" end

  local muc = f.languages:level("mnong")
  if f.opening.place_language == "mnong" and muc >= 2 then
    add("mnong", p.mnong, { muc = muc })
    if muc >= 4 then add("phien", p.phien) end
  end
  if f.commune ~= "" and f.commune == f.opening.commune then
    add("tai_cho", p.tai_cho)
  elseif f.distance_km > p.xa then
    -- Mỗi 10 km chẵn vượt quá, tối đa trừ 10 điểm.
    local tru = math.min(10, (f.distance_km - p.xa) // 10 * p.moi_10_km)
    if tru > 0 then add("xa", -tru, { km = f.distance_km }) end
  end
end

tests {
  { "nói tiếng M'Nông", given = { languages = { mnong = 3 }, opening = { place_language = "mnong" } },
    expect = { score = 12, has = { "mnong" }, lacks = { "phien" } } },
  { "phiên dịch được", given = { languages = { mnong = 5 }, opening = { place_language = "mnong" } },
    expect = { score = 17, has = { "mnong", "phien" } } },
  { "tự khai thì chưa tính", given = { languages = { mnong = 1 }, opening = { place_language = "mnong" } }, expect = { score = 0 } },
  { "người Quảng Trực", given = { commune = "24736", distance_km = 50, opening = { commune = "24736" } },
    expect = { score = 6, lacks = { "xa" } } },
  { "xa 45 km", given = { distance_km = 45 }, expect = { score = -6, has = { "xa" } } },
  { "biên giới ban đêm", given = { age = 17, opening = { border = true, night = true } }, expect = { rejected = "bien_gioi" } },
}
