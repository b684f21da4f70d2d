--- Quy đổi công việc ra giờ tình nguyện — cụm Đắk Glong.
--- Bốn xã khó khăn nhất tính hệ số 1,3. Tháng 12 đến tháng 4: một ca trực phòng cháy rừng từ 6 giờ là nửa ngày.
hook "bank.credit"

params {
  toi_da  = { 8, min = 1, max = 12, label = "Số giờ tối đa một buổi" },
  he_so   = { 1.3, min = 1, max = 2, label = "Hệ số cho Đắk R'Măng, Đắk Som, Đắk Plao, Quảng Hòa" },
  ca_truc = { 4, min = 0, max = 8, label = "Số giờ cho một ca trực phòng cháy rừng" },
}

reasons {
  vang    = "Vắng: không tính giờ",
  gio     = "Có mặt {phut} phút",
  toi_da  = "Một buổi tính tối đa {gio} giờ",
  he_so   = "Làm ở xã khó khăn, hệ số {he_so}",
  ca_truc = "Ca trực phòng cháy rừng tính {gio} giờ",
}

local XA_KHO_KHAN = { ["24625"] = true, ["24637"] = true, ["24634"] = true, ["24620"] = true }

function run(f, p)
  if not require("vang", f.state == "present" or f.state == "late") then return end
  local gio = f.minutes_present / 60
  add("gio", gio, { phut = f.minutes_present })
  local thang = date.month(f.day)
  if f.field == "forest_fire" and (thang == 12 or thang <= 4) and gio >= 6 then
    -- Trực là chờ: ca dài mấy cũng tính như nhau.
    add("ca_truc", p.ca_truc - gio, { gio = p.ca_truc })
    gio = p.ca_truc
  end
  if gio > p.toi_da then
    add("toi_da", p.toi_da - gio, { gio = p.toi_da })
    gio = p.toi_da
  end
  if XA_KHO_KHAN[f.commune] then add("he_so", gio * (p.he_so - 1), { he_so = p.he_so }) end
end

tests {
  { "vắng không phép", given = { state = "unexcused", minutes_present = 240 }, expect = { rejected = "vang" } },
  { "một buổi thường", given = { minutes_present = 240 }, expect = { score = 4, has = { "gio" } } },
  { "Đắk R'Măng", given = { minutes_present = 240, commune = "24625" }, expect = { score = 5.2, has = { "he_so" } } },
  { "trực cháy rừng mùa khô", given = { minutes_present = 480, field = "forest_fire", day = "2026-02-10" },
    expect = { score = 4, has = { "ca_truc" } } },
  { "trực cháy rừng mùa mưa", given = { minutes_present = 480, field = "forest_fire", day = "2026-07-10" },
    expect = { score = 8, lacks = { "ca_truc" } } },
  { "quá tám giờ", given = { minutes_present = 600 }, expect = { score = 8, has = { "toi_da" } } },
}
