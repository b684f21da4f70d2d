--- Ưu tiên khi ghép người vào vị trí: luật chung của tỉnh.
--- Đây là luật gốc, không dựa trên luật nào khác. Cụm nào chưa có luật riêng thì dùng luật này; luật của cụm có thể lấy kết quả ở đây làm gốc rồi thêm bớt.
hook "bank.score"

params {
  vang       = { 3,  min = 1, max = 9,  label = "Số buổi vắng không phép bị trừ điểm" },
  tru_vang   = { 10, min = 0, max = 20, label = "Điểm trừ khi vắng không phép nhiều" },
  chuyen_can = { 5,  min = 0, max = 10, label = "Điểm cộng khi đi đủ 90% buổi được gọi" },
  ban_xu     = { 5,  min = 0, max = 10, label = "Điểm cộng khi nói được tiếng của nơi đến" },
  nguoi_moi  = { 3,  min = 0, max = 10, label = "Điểm cộng cho người chưa tham gia lần nào" },
  nghi_lau   = { 2,  min = 0, max = 10, label = "Điểm cộng cho người đã lâu chưa được gọi" },
}

reasons {
  dem        = "Việc ban đêm chỉ dành cho người từ 18 tuổi",
  tre_em     = "Dưới 16 tuổi không làm việc ở xã biên giới",
  vang       = "Đã vắng {n} buổi không phép trong 12 tháng",
  chuyen_can = "Đi {co_mat}/{duoc_goi} buổi được gọi",
  ban_xu     = "Nói được tiếng nói ở nơi hoạt động (mức {muc})",
  nguoi_moi  = "Chưa tham gia lần nào, ưu tiên để làm quen",
  nghi_lau   = "Đã {n} ngày chưa tham gia",
}

function run(f, p)
  if f.opening.night and f.age < 18 then return reject "dem" end
  if f.opening.border and f.age < 16 then return reject "tre_em" end

  if f.unexcused >= p.vang then add("vang", -p.tru_vang, { n = f.unexcused }) end
  -- Ít hơn sáu buổi thì chưa đủ để nói ai chuyên cần.
  if f.called >= 6 and f.attended * 10 >= f.called * 9 then
    add("chuyen_can", p.chuyen_can, { co_mat = f.attended, duoc_goi = f.called })
  end

  local tieng = f.opening.place_language
  if tieng ~= "" then
    local muc = f.languages:level(tieng)
    if muc >= 2 then add("ban_xu", p.ban_xu, { muc = muc }) end
  end

  if f.days_since_last < 0 then
    add("nguoi_moi", p.nguoi_moi)
  elseif f.days_since_last > 90 then
    add("nghi_lau", p.nghi_lau, { n = f.days_since_last })
  end
end

tests {
  { "dưới 18 tuổi, ban đêm", given = { age = 17, opening = { night = true } }, expect = { rejected = "dem" } },
  { "dưới 16 tuổi, biên giới", given = { age = 15, opening = { border = true } }, expect = { rejected = "tre_em" } },
  { "người mới", given = { age = 20 }, expect = { score = 3, has = { "nguoi_moi" } } },
  { "vắng nhiều", given = { unexcused = 4, days_since_last = 10 }, expect = { score = -10, has = { "vang" } } },
  { "chuyên cần", given = { called = 10, attended = 9, days_since_last = 10 }, expect = { score = 5, has = { "chuyen_can" } } },
  { "mới gọi năm buổi", given = { called = 5, attended = 5, days_since_last = 10 }, expect = { score = 0, lacks = { "chuyen_can" } } },
  { "nói tiếng M'Nông", given = { languages = { mnong = 3 }, days_since_last = 10, opening = { place_language = "mnong" } },
    expect = { score = 5, has = { "ban_xu" } } },
  { "tự khai tiếng M'Nông", given = { languages = { mnong = 1 }, days_since_last = 10, opening = { place_language = "mnong" } },
    expect = { score = 0, lacks = { "ban_xu" } } },
  { "lâu chưa tham gia", given = { days_since_last = 120 }, expect = { score = 2, has = { "nghi_lau" } } },
}
