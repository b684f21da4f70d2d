--- Ưu tiên khi ghép người vào vị trí — cụm Cư Jút.
--- Sông Sêrêpốk: trực phòng đuối nước phải có chứng chỉ còn hạn. Khu công nghiệp Tâm Thắng: công nhân rảnh buổi tối và Chủ nhật.
hook "bank.score"

params {
  cuu_duoi = { 12, min = 0, max = 20, label = "Điểm cộng cho chứng chỉ cứu đuối còn hạn" },
  so_cuu   = { 6,  min = 0, max = 20, label = "Điểm cộng cho chứng chỉ sơ cấp cứu còn hạn" },
  ky_nghi  = { 5,  min = 0, max = 10, label = "Điểm cộng cho người đã hoàn thành Kỳ nghỉ hồng" },
  bien     = { 4,  min = 0, max = 10, label = "Điểm cộng cho người Đắk Wil làm ở Đắk Wil" },
  xa       = { 25, min = 5, max = 99, label = "Quá số km này thì bị trừ điểm" },
}

reasons {
  can_chung_chi = "Trực phòng đuối nước cần chứng chỉ cứu đuối hoặc sơ cấp cứu còn hạn",
  dem           = "Việc ban đêm chỉ dành cho người từ 18 tuổi",
  cuu_duoi      = "Có chứng chỉ cứu đuối còn hạn",
  so_cuu        = "Có chứng chỉ sơ cấp cứu còn hạn",
  ky_nghi       = "Đã hoàn thành Kỳ nghỉ hồng",
  bien          = "Người Đắk Wil, quen địa bàn biên giới",
  xa            = "Cách nơi hoạt động {km} km",
}

local DAK_WIL = "24643"

function run(f, p)
  if f.opening.night and f.age < 18 then return reject "dem" end
  local cuu_duoi = f.certificates:has("swimming_rescue")
  local so_cuu = f.certificates:has("first_aid")
  if f.opening.field == "drowning_prevention" then
    if not require("can_chung_chi", cuu_duoi or so_cuu) then return end
    if cuu_duoi then add("cuu_duoi", p.cuu_duoi) end
    if so_cuu then add("so_cuu", p.so_cuu) end
  end
  if f.opening.campaign_type == "knh" and f.certificates:has("ky_nghi_hong") then add("ky_nghi", p.ky_nghi) end
  if f.opening.commune == DAK_WIL and f.commune == DAK_WIL then add("bien", p.bien) end
  if f.distance_km > p.xa then add("xa", -5, { km = f.distance_km }) end
end

tests {
  { "không chứng chỉ", given = { opening = { field = "drowning_prevention" } }, expect = { rejected = "can_chung_chi" } },
  { "đủ hai chứng chỉ", given = { certificates = { "swimming_rescue", "first_aid" }, opening = { field = "drowning_prevention" } },
    expect = { score = 18, has = { "cuu_duoi", "so_cuu" } } },
  { "chứng chỉ không liên quan việc khác", given = { certificates = { "swimming_rescue" }, opening = { field = "environment" } },
    expect = { score = 0, lacks = { "cuu_duoi" } } },
  { "Kỳ nghỉ hồng", given = { certificates = { "ky_nghi_hong" }, opening = { campaign_type = "knh" } }, expect = { score = 5 } },
  { "người Đắk Wil", given = { commune = "24643", opening = { commune = "24643" } }, expect = { score = 4, has = { "bien" } } },
  { "ở xa", given = { distance_km = 40 }, expect = { score = -5, has = { "xa" } } },
  { "ban đêm", given = { age = 16, opening = { night = true } }, expect = { rejected = "dem" } },
}
