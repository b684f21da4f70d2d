--- Quy đổi công việc ra giờ tình nguyện — cụm Cư Jút.
--- Công nhân làm theo ca: buổi ngoài giờ 07:00–17:00 hoặc Chủ nhật nhân 1,25. Trực phòng đuối nước cần chứng chỉ còn hạn.
hook "bank.credit"

params {
  toi_da  = { 8, min = 1, max = 12, label = "Số giờ tối đa một buổi" },
  ngoai_gio = { 1.25, min = 1, max = 2, label = "Hệ số ngoài giờ và Chủ nhật" },
}

reasons {
  vang    = "Vắng: không tính giờ",
  gio     = "Có mặt {phut} phút",
  toi_da  = "Một buổi tính tối đa {gio} giờ",
  ngoai_gio = "Ngoài giờ hoặc Chủ nhật, hệ số {he_so}",
  chung_chi = "Trực phòng đuối nước cần chứng chỉ cứu đuối hoặc sơ cấp cứu còn hạn",
}

local BAY_GIO, NAM_GIO_CHIEU, CHU_NHAT = 7 * 60, 17 * 60, 6

function run(f, p)
  if not require("vang", f.state == "present" or f.state == "late") then return end
  local gio = f.minutes_present / 60
  add("gio", gio, { phut = f.minutes_present })
  if f.field == "drowning_prevention" then
    local du = f.certificates:has("swimming_rescue") or f.certificates:has("first_aid")
    if not require("chung_chi", du) then return end
  end
  if gio > p.toi_da then
    add("toi_da", p.toi_da - gio, { gio = p.toi_da })
    gio = p.toi_da
  end
  local ngoai = f.start_minute < BAY_GIO or f.start_minute >= NAM_GIO_CHIEU
  if ngoai or f.weekday == CHU_NHAT then
    add("ngoai_gio", gio * (p.ngoai_gio - 1), { he_so = p.ngoai_gio })
  end
end

tests {
  { "vắng không phép", given = { state = "unexcused", minutes_present = 240 }, expect = { rejected = "vang" } },
  { "một buổi thường", given = { minutes_present = 240 }, expect = { score = 4, has = { "gio" } } },
  { "buổi tối", given = { minutes_present = 120, start_minute = 1080 }, expect = { score = 2.5, has = { "ngoai_gio" } } },
  { "Chủ nhật", given = { minutes_present = 240, weekday = 6 }, expect = { score = 5, has = { "ngoai_gio" } } },
  { "trực đuối nước không chứng chỉ", given = { minutes_present = 240, field = "drowning_prevention" }, expect = { rejected = "chung_chi" } },
  { "trực đuối nước có chứng chỉ", given = { minutes_present = 240, field = "drowning_prevention", certificates = { "first_aid" } },
    expect = { score = 4 } },
  { "quá tám giờ", given = { minutes_present = 600 }, expect = { score = 8, has = { "toi_da" } } },
}
