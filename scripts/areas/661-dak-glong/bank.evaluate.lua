--- Đánh giá một năm tình nguyện — cụm Đắk Glong. Ngày công nhân hệ số theo xã nơi hoạt động, không theo nơi ở.
--- Mùa khô tính riêng trực và chữa cháy rừng; xóa mù chữ tính đôi; nói được tiếng bà con và đã dùng thì được cộng.
--- Hệ số chỉ nhân một lần, ở đây: ngày công tính từ số phút có mặt, không từ số giờ đã nhân khi ghi nhận.
--- Vì vậy phần ngày công khác luật tỉnh và luật này không lấy kết quả của luật tỉnh làm gốc.
hook "bank.evaluate"

ties { "thang", "linh_vuc" }
group { quota = { band = "excellent", percent = 20, of = "good" } }

params {
  chuyen_can = { 40,  min = 0, max = 60,  label = "Điểm chuyên cần khi có mặt đủ mọi buổi được gọi" },
  moi_ngay   = { 4,   min = 0, max = 10,  label = "Điểm cho mỗi ngày công" },
  ngay_cao   = { 40,  min = 0, max = 60,  label = "Điểm ngày công cao nhất" },
  he_so      = { 1.3, min = 1, max = 2,   label = "Hệ số cho Đắk R'Măng, Đắk Som, Đắk Plao, Quảng Hòa" },
  gio_truc   = { 6,   min = 1, max = 12,  label = "Ca trực cháy rừng dài từ số giờ này" },
  ngay_truc  = { 0.5, min = 0, max = 2,   label = "Số ngày công của một ca trực cháy rừng" },
  ngay_chua  = { 1.5, min = 0, max = 3,   label = "Số ngày công của một lần đi chữa cháy rừng" },
  xoa_mu_cao = { 16,  min = 0, max = 30,  label = "Điểm tính đôi cao nhất cho các buổi xóa mù chữ" },
  tieng      = { 8,   min = 0, max = 20,  label = "Điểm cho tiếng M'Nông, Mạ, Mông đã xác nhận và có dùng" },
  tieng_muc  = { 2,   min = 1, max = 5,   label = "Mức ngôn ngữ ít nhất" },
  tieng_buoi = { 6,   min = 1, max = 30,  label = "Số buổi ít nhất đã dùng tiếng ấy" },
  ky_luat    = { 10,  min = 0, max = 20,  label = "Điểm kỷ luật lúc đầu năm" },
  tru_muon   = { 0.5, min = 0, max = 5,   label = "Điểm kỷ luật bị trừ mỗi lần đến muộn" },
  tru_vang   = { 3,   min = 0, max = 10,  label = "Điểm kỷ luật bị trừ mỗi buổi vắng không phép" },
  xuat_sac   = { 90,  min = 0, max = 100, label = "Phần trăm buổi được gọi phải có mặt để được xuất sắc" },
  thang_tot  = { 3,   min = 1, max = 12,  label = "Số tháng có hoạt động ít nhất để được xếp tốt" },
}

reasons {
  chua_goi   = "Chưa được gọi buổi nào trong năm",
  chuyen_can = "Có mặt {co_mat}/{duoc_goi} buổi được gọi",
  ngay       = "{ngay} ngày công sau khi nhân hệ số",
  he_so      = "Trong đó {n} buổi ở xã khó khăn, hệ số {he_so}",
  truc       = "{n} ca trực phòng cháy rừng mùa khô, mỗi ca {ngay} ngày công",
  chua       = "{n} lần đi chữa cháy rừng, mỗi lần {ngay} ngày công",
  xoa_mu     = "Xóa mù chữ {ngay} ngày công, tính đôi",
  tieng      = "Dùng tiếng nói đã xác nhận trong {n} buổi",
  ky_luat    = "Kỷ luật: {muon} lần đến muộn, {vang} buổi vắng không phép",
  thieu_buoi = "Có mặt chưa đủ {phan_tram}% buổi được gọi nên chưa xếp xuất sắc",
  it_thang   = "Chỉ hoạt động trong {n} tháng nên không xếp trên mức hoàn thành",
  bi_ky_luat = "Bị kỷ luật trong năm nên không xếp trên mức hoàn thành",
}

function run(f, p)
  key("thang", f.months_active)
  key("linh_vuc", f.fields_active)
  if f.called == 0 then return unrated "chua_goi" end

  add("chuyen_can", p.chuyen_can * f.attended / f.called, { co_mat = f.attended, duoc_goi = f.called })
  if f.attended * 100 < f.called * p.xuat_sac then cap("good", "thieu_buoi", { phan_tram = p.xuat_sac }) end

  local ngay, xoa_mu, kho_khan, truc, chua, dung_tieng = 0, 0, 0, 0, 0, 0
  local biet = {
    mnong = f.languages:level("mnong") >= p.tieng_muc,
    ma = f.languages:level("ma") >= p.tieng_muc,
    mong = f.languages:level("mong") >= p.tieng_muc,
  }
  for _, s in ipairs(f.sessions) do
    local phut = s.minutes
    if phut > 0 and s.credited_minutes > 0 then
      local cong, linh_vuc, thang, xa = phut / 480, s.field, s.month, s.commune
      if linh_vuc == "forest_fire" and (thang == 12 or thang <= 4) and phut >= p.gio_truc * 60 then
        -- Trực là chờ: ca dài mấy cũng tính như nhau.
        truc, cong = truc + 1, p.ngay_truc
      end
      -- Mã cũ và mã từ 01/07/2025: Đắk Som và Đắk R'Măng nay là Tà Đùng (24637). Đắk Plao nhập vào
      -- Quảng Khê (24631), xã ấy không thuộc diện này nên không có trong danh sách.
      if xa == "24625" or xa == "24634" or xa == "24637" or xa == "24620" then
        kho_khan, cong = kho_khan + 1, cong * p.he_so
      end
      ngay = ngay + cong
      if linh_vuc == "literacy" then xoa_mu = xoa_mu + cong end
      if biet[s.language] then dung_tieng = dung_tieng + 1 end
    end
  end

  for _, v in ipairs(f.works) do
    local viec = v.kind
    if viec == "discipline" then cap("pass", "bi_ky_luat") end
    if v.accepted and (viec == "standby" or viec == "callout") then
      local thang = date.month(v.day)
      if thang == 12 or thang <= 4 then
        if viec == "callout" then chua = chua + 1 end
        -- Với việc trực, số lượng là số giờ.
        if viec == "standby" and v.amount >= p.gio_truc then truc, ngay = truc + 1, ngay + p.ngay_truc end
      end
    end
  end
  ngay = ngay + chua * p.ngay_chua

  add("ngay", math.min(p.ngay_cao, p.moi_ngay * ngay), { ngay = ngay })
  if kho_khan > 0 then note("he_so", { n = kho_khan, he_so = p.he_so }) end
  if truc > 0 then note("truc", { n = truc, ngay = p.ngay_truc }) end
  if chua > 0 then note("chua", { n = chua, ngay = p.ngay_chua }) end
  if xoa_mu > 0 then add("xoa_mu", math.min(p.xoa_mu_cao, p.moi_ngay * xoa_mu), { ngay = xoa_mu }) end
  if dung_tieng >= p.tieng_buoi then add("tieng", p.tieng, { n = dung_tieng }) end
  add("ky_luat", math.max(0, p.ky_luat - p.tru_muon * f.late - p.tru_vang * f.unexcused),
    { muon = f.late, vang = f.unexcused })
  if f.months_active < p.thang_tot then cap("pass", "it_thang", { n = f.months_active }) end
end

local function lap(n, buoi)
  local t = {}
  for i = 1, n do t[i] = buoi end
  return t
end

tests {
  { "chưa được gọi", given = { called = 0 }, expect = { unrated = true, has = { "chua_goi" } } },
  { "mười buổi ở xã thường", given = { called = 10, attended = 10, months_active = 5, sessions = lap(10, { minutes = 240, commune = "24616" }) },
    expect = { score = 70, band = "good", lacks = { "he_so" } } },
  { "mười buổi ở Đắk R'Măng", given = { called = 10, attended = 10, months_active = 5, sessions = lap(10, { minutes = 240, commune = "24625" }) },
    expect = { score = 76, has = { "he_so" } } },
  { "nhà ở Quảng Hòa nhưng làm nơi khác", given = { called = 10, attended = 10, months_active = 5, commune = "24620",
      sessions = lap(10, { minutes = 240, commune = "24631" }) },
    expect = { score = 70, lacks = { "he_so" } } },
  { "ca trực mười giờ mùa khô là nửa ngày", given = { called = 4, attended = 4, months_active = 3,
      sessions = lap(4, { minutes = 600, field = "forest_fire", month = 2 }) },
    expect = { score = 58, has = { "truc" } } },
  { "ca trực ngắn tính theo giờ", given = { called = 4, attended = 4, months_active = 3,
      sessions = lap(4, { minutes = 120, field = "forest_fire", month = 2 }) },
    expect = { score = 54, lacks = { "truc" } } },
  { "mùa mưa thì tính theo giờ", given = { called = 4, attended = 4, months_active = 3,
      sessions = lap(4, { minutes = 480, field = "forest_fire", month = 7 }) },
    expect = { score = 66, lacks = { "truc" } } },
  { "chữa cháy và trực ngoài ca", given = { called = 4, attended = 4, months_active = 3, works = {
      { day = "2026-03-10", kind = "callout", accepted = true }, { day = "2026-12-10", kind = "standby", amount = 8, accepted = true },
      { day = "2026-08-10", kind = "callout", accepted = true }, { day = "2026-03-11", kind = "callout", accepted = false } } },
    expect = { score = 58, has = { "truc", "chua" } } },
  { "xóa mù chữ tính đôi, tối đa mười sáu điểm", given = { called = 10, attended = 10, months_active = 5,
      sessions = lap(10, { minutes = 240, field = "literacy", commune = "24616" }) },
    expect = { score = 86, has = { "xoa_mu" } } },
  { "nói tiếng Mạ, dùng sáu buổi", given = { called = 10, attended = 10, months_active = 5, languages = { ma = 2 },
      sessions = lap(6, { minutes = 240, language = "ma" }) },
    expect = { score = 70, has = { "tieng" } } },
  { "mới dùng năm buổi", given = { called = 10, attended = 10, months_active = 5, languages = { ma = 2 },
      sessions = lap(5, { minutes = 240, language = "ma" }) },
    expect = { score = 60, lacks = { "tieng" } } },
  { "tự khai tiếng thì chưa tính", given = { called = 10, attended = 10, months_active = 5, languages = { mnong = 1 },
      sessions = lap(6, { minutes = 240, language = "mnong" }) },
    expect = { score = 62, lacks = { "tieng" } } },
  { "buổi không được ghi nhận giờ thì không tính", given = { called = 4, attended = 4, months_active = 3,
      sessions = lap(4, { minutes = 480, credited_minutes = 0 }) },
    expect = { score = 50 } },
  { "chỉ hoạt động hai tháng", given = { called = 12, attended = 12, months_active = 2, sessions = lap(12, { minutes = 480, commune = "24637" }) },
    expect = { score = 90, band = "pass", has = { "it_thang" } } },
  { "có mặt chưa đủ 90%", given = { called = 20, attended = 17, months_active = 8, sessions = lap(17, { minutes = 480, field = "literacy" }) },
    expect = { score = 100, band = "good", has = { "thieu_buoi" } } },
}
