--- Quy đổi công việc ra giờ tình nguyện — cụm Đắk Song.
--- Tháng Ba biên giới: buổi tháng 3 ở Thuận Hạnh, Thuận Hà nhân 1,5. Trực cháy rừng nhân 2 chỉ trong ngày có cấp IV, V.
hook "bank.credit"

params {
  toi_da  = { 8, min = 1, max = 12, label = "Số giờ tối đa một buổi" },
  thang_ba = { 1.5, min = 1, max = 2, label = "Hệ số Tháng Ba biên giới" },
  chay     = { 2, min = 1, max = 3, label = "Hệ số trực cháy rừng ngày cấp IV, V" },
}

reasons {
  vang    = "Vắng: không tính giờ",
  gio     = "Có mặt {phut} phút",
  toi_da  = "Một buổi tính tối đa {gio} giờ",
  thang_ba = "Tháng Ba biên giới, hệ số {he_so}",
  chay     = "Trực cháy rừng ngày cấp {cap}, hệ số {he_so}",
}

local XA_BIEN_GIOI = { ["24722"] = true, ["24724"] = true }

function run(f, p)
  if not require("vang", f.state == "present" or f.state == "late") then return end
  local gio = f.minutes_present / 60
  add("gio", gio, { phut = f.minutes_present })
  if gio > p.toi_da then
    add("toi_da", p.toi_da - gio, { gio = p.toi_da })
    gio = p.toi_da
  end
  if XA_BIEN_GIOI[f.commune] and date.month(f.day) == 3 then
    add("thang_ba", gio * (p.thang_ba - 1), { he_so = p.thang_ba })
  end
  if f.field == "forest_fire" and f.fire_danger >= 4 then
    add("chay", gio * (p.chay - 1), { cap = f.fire_danger, he_so = p.chay })
  end
end

tests {
  { "vắng không phép", given = { state = "unexcused", minutes_present = 240 }, expect = { rejected = "vang" } },
  { "một buổi thường", given = { minutes_present = 240 }, expect = { score = 4, has = { "gio" } } },
  { "Thuận Hạnh tháng 3", given = { minutes_present = 240, commune = "24724", day = "2026-03-14" }, expect = { score = 6, has = { "thang_ba" } } },
  { "Thuận Hạnh tháng 4", given = { minutes_present = 240, commune = "24724", day = "2026-04-14" }, expect = { score = 4, lacks = { "thang_ba" } } },
  { "cháy rừng cấp V", given = { minutes_present = 240, field = "forest_fire", fire_danger = 5 }, expect = { score = 8, has = { "chay" } } },
  { "cháy rừng cấp III", given = { minutes_present = 240, field = "forest_fire", fire_danger = 3 }, expect = { score = 4, lacks = { "chay" } } },
  { "quá tám giờ", given = { minutes_present = 600 }, expect = { score = 8, has = { "toi_da" } } },
}
