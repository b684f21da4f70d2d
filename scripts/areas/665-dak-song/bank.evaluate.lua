--- Đánh giá một năm tình nguyện — cụm Đắk Song. Tháng Ba biên giới ở Thuận Hạnh, Thuận Hà; rừng và vườn tiêu.
--- Trực cháy rừng tính đôi chỉ trong ngày có cấp IV, V theo bảng cấp dự báo cháy rừng. Đội được xếp theo trung vị của thành viên.
--- Hệ số chỉ nhân một lần, ở đây: ngày công tính từ số phút có mặt, không từ số giờ đã nhân khi ghi nhận; vì vậy không lấy kết quả của luật tỉnh làm gốc.
hook "bank.evaluate"

ties { "thang", "bien_gioi", "linh_vuc" }
-- Đội dưới năm người hoạt động thì chưa xếp; quá 30% thành viên không có buổi nào thì đội không trên mức hoàn thành.
group {
  quota = { band = "excellent", percent = 20, of = "good" },
  team = { median = true, min_active = 5, idle_percent = 30, idle_cap = "pass" },
}

params {
  chuyen_can = { 40,  min = 0, max = 60,  label = "Điểm chuyên cần khi có mặt đủ mọi buổi được gọi" },
  moi_ngay   = { 4,   min = 0, max = 10,  label = "Điểm cho mỗi ngày công" },
  ngay_cao   = { 40,  min = 0, max = 60,  label = "Điểm ngày công cao nhất" },
  thang_ba   = { 1.5, min = 1, max = 2,   label = "Hệ số Tháng Ba biên giới" },
  chay       = { 2,   min = 1, max = 3,   label = "Hệ số trực cháy rừng ngày nguy hiểm" },
  cap_chay   = { 4,   min = 1, max = 5,   label = "Cấp cháy rừng từ cấp này là ngày nguy hiểm" },
  moi_thang  = { 2,   min = 0, max = 5,   label = "Điểm cho mỗi tháng có hoạt động" },
  deu_dan    = { 10,  min = 0, max = 20,  label = "Điểm đều đặn cao nhất" },
  ky_luat    = { 10,  min = 0, max = 20,  label = "Điểm kỷ luật lúc đầu năm" },
  tru_muon   = { 0.5, min = 0, max = 5,   label = "Điểm kỷ luật bị trừ mỗi lần đến muộn" },
  tru_vang   = { 3,   min = 0, max = 10,  label = "Điểm kỷ luật bị trừ mỗi buổi vắng không phép" },
  xuat_sac   = { 90,  min = 0, max = 100, label = "Phần trăm buổi được gọi phải có mặt để được xuất sắc" },
}

reasons {
  chua_goi   = "Chưa được gọi buổi nào trong năm",
  chuyen_can = "Có mặt {co_mat}/{duoc_goi} buổi được gọi",
  ngay       = "{ngay} ngày công sau khi nhân hệ số",
  thang_ba   = "{n} buổi Tháng Ba biên giới, hệ số {he_so}",
  chay       = "{n} buổi trực cháy rừng ngày cấp IV, V, hệ số {he_so}",
  chay_thuong = "{n} buổi trực cháy rừng ngày không có cấp IV, V: tính như buổi thường",
  deu_dan    = "Hoạt động trong {n} tháng của năm",
  ky_luat    = "Kỷ luật: {muon} lần đến muộn, {vang} buổi vắng không phép",
  thieu_buoi = "Có mặt chưa đủ {phan_tram}% buổi được gọi nên chưa xếp xuất sắc",
  bi_ky_luat = "Bị kỷ luật trong năm nên không xếp trên mức hoàn thành",
}

function run(f, p)
  key("thang", f.months_active)
  key("linh_vuc", f.fields_active)

  local phut_nam, thang_ba, chay, chay_thuong = 0, 0, 0, 0
  for _, s in ipairs(f.sessions) do
    local phut = s.minutes
    if phut > 0 and s.credited_minutes > 0 then
      local he_so = 1
      if s.month == 3 then
        -- Hai xã biên giới; từ 01/07/2025 nhập thành Thuận Hạnh, giữ mã 24722.
        local xa = s.commune
        if xa == "24722" or xa == "24724" then thang_ba, he_so = thang_ba + 1, p.thang_ba end
      end
      if s.field == "forest_fire" then
        if s.fire_danger >= p.cap_chay then
          -- Vừa Tháng Ba vừa ngày nguy hiểm thì lấy hệ số lớn hơn, không nhân chồng.
          chay, he_so = chay + 1, math.max(he_so, p.chay)
        else
          chay_thuong = chay_thuong + 1
        end
      end
      phut_nam = phut_nam + phut * he_so
    end
  end
  key("bien_gioi", thang_ba)
  if f.called == 0 then return unrated "chua_goi" end

  add("chuyen_can", p.chuyen_can * f.attended / f.called, { co_mat = f.attended, duoc_goi = f.called })
  if f.attended * 100 < f.called * p.xuat_sac then cap("good", "thieu_buoi", { phan_tram = p.xuat_sac }) end
  add("ngay", math.min(p.ngay_cao, p.moi_ngay * phut_nam / 480), { ngay = phut_nam / 480 })
  if thang_ba > 0 then note("thang_ba", { n = thang_ba, he_so = p.thang_ba }) end
  if chay > 0 then note("chay", { n = chay, he_so = p.chay }) end
  if chay_thuong > 0 then note("chay_thuong", { n = chay_thuong }) end
  add("deu_dan", math.min(p.deu_dan, p.moi_thang * f.months_active), { n = f.months_active })
  add("ky_luat", math.max(0, p.ky_luat - p.tru_muon * f.late - p.tru_vang * f.unexcused),
    { muon = f.late, vang = f.unexcused })

  for _, v in ipairs(f.works) do
    if v.kind == "discipline" then cap("pass", "bi_ky_luat") end
  end
end

local function lap(n, buoi)
  local t = {}
  for i = 1, n do t[i] = buoi end
  return t
end

tests {
  { "chưa được gọi", given = { called = 0 }, expect = { unrated = true, has = { "chua_goi" } } },
  { "mười buổi thường", given = { called = 10, attended = 10, months_active = 5, sessions = lap(10, { minutes = 240, month = 5 }) },
    expect = { score = 80, band = "good", lacks = { "thang_ba", "chay" } } },
  { "Tháng Ba ở Thuận Hạnh", given = { called = 10, attended = 10, months_active = 5, sessions = lap(10, { minutes = 240, month = 3, commune = "24724" }) },
    expect = { score = 90, band = "excellent", has = { "thang_ba" } } },
  { "Thuận Hạnh tháng 4", given = { called = 10, attended = 10, months_active = 5, sessions = lap(10, { minutes = 240, month = 4, commune = "24724" }) },
    expect = { score = 80, lacks = { "thang_ba" } } },
  { "Tháng Ba ở xã khác", given = { called = 10, attended = 10, months_active = 5, sessions = lap(10, { minutes = 240, month = 3, commune = "24717" }) },
    expect = { score = 80, lacks = { "thang_ba" } } },
  { "trực cháy rừng ngày cấp IV", given = { called = 4, attended = 4, months_active = 2,
      sessions = lap(4, { minutes = 240, month = 2, field = "forest_fire", fire_danger = 4 }) },
    expect = { score = 70, has = { "chay" }, lacks = { "chay_thuong" } } },
  { "trực cháy rừng ngày cấp III", given = { called = 4, attended = 4, months_active = 2,
      sessions = lap(4, { minutes = 240, month = 2, field = "forest_fire", fire_danger = 3 }) },
    expect = { score = 62, has = { "chay_thuong" }, lacks = { "chay" } } },
  { "trực ngày bảng cấp không ghi", given = { called = 4, attended = 4, months_active = 2,
      sessions = lap(4, { minutes = 240, month = 2, field = "forest_fire" }) },
    expect = { score = 62, has = { "chay_thuong" } } },
  { "việc khác trong ngày cấp V", given = { called = 4, attended = 4, months_active = 2,
      sessions = lap(4, { minutes = 240, month = 2, fire_danger = 5 }) },
    expect = { score = 62, lacks = { "chay" } } },
  { "hai hệ số không nhân chồng", given = { called = 4, attended = 4, months_active = 2,
      sessions = lap(4, { minutes = 240, month = 3, commune = "24722", field = "forest_fire", fire_danger = 5 }) },
    expect = { score = 70, has = { "thang_ba", "chay" } } },
  { "điểm cao nhưng vắng nhiều", given = { called = 20, attended = 17, months_active = 12, sessions = lap(17, { minutes = 480, month = 5 }) },
    expect = { score = 94, band = "good", has = { "thieu_buoi" } } },
}
