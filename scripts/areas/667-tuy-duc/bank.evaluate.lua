--- Đánh giá một năm tình nguyện — cụm Tuy Đức. Biên giới Quảng Trực, Đắk Búk So; quê hương người M'Nông; đường xa, mạng yếu.
--- Mục tiêu ngày công bằng 60% của tỉnh; đường xa được cộng ngày; phiếu giấy nộp muộn đến 15 ngày vẫn nhận khi đủ hai người xác nhận.
--- Người mới chưa đủ sáu tháng thì «chưa xếp loại». Ngày công tính khác luật tỉnh nên luật này không lấy kết quả của luật tỉnh làm gốc.
hook "bank.evaluate"

ties { "thang", "phien_dich", "linh_vuc" }
group { quota = { band = "excellent", percent = 20, of = "good" } }

params {
  thang_moi  = { 6,    min = 0, max = 12,  label = "Tham gia chưa đủ số tháng này thì chưa xếp loại" },
  chuyen_can = { 40,   min = 0, max = 60,  label = "Điểm chuyên cần khi có mặt đủ mọi buổi được gọi" },
  ngay_tinh  = { 5,    min = 1, max = 30,  label = "Số ngày công cần đạt theo luật tỉnh" },
  muc_tieu   = { 60,   min = 10, max = 100, label = "Mục tiêu của cụm bằng số phần trăm này của tỉnh" },
  diem_chuan = { 20,   min = 0, max = 40,  label = "Điểm khi đạt đủ mục tiêu ngày công" },
  ngay_them  = { 1,    min = 0, max = 5,   label = "Điểm cho mỗi ngày công vượt, tính theo ngày của tỉnh" },
  ngay_cao   = { 40,   min = 0, max = 60,  label = "Điểm ngày công cao nhất" },
  xa         = { 15,   min = 5, max = 60,  label = "Nơi hoạt động cách nhà quá số km này là đường xa" },
  ngay_xa    = { 0.25, min = 0, max = 1,   label = "Số ngày công cộng cho một buổi đường xa" },
  nop        = { 3,    min = 0, max = 15,  label = "Phiếu giấy nhập trong số ngày này thì nhận ngay" },
  nop_muon   = { 15,   min = 0, max = 60,  label = "Phiếu nhập trong số ngày này vẫn nhận khi hai người xác nhận" },
  phien_dich = { 2,    min = 0, max = 10,  label = "Điểm cho mỗi buổi phiên dịch tiếng M'Nông" },
  phien_cao  = { 20,   min = 0, max = 40,  label = "Điểm phiên dịch cao nhất" },
  ky_luat    = { 10,   min = 0, max = 20,  label = "Điểm kỷ luật lúc đầu năm" },
  tru_muon   = { 0.5,  min = 0, max = 5,   label = "Điểm kỷ luật bị trừ mỗi lần đến muộn" },
  tru_vang   = { 3,    min = 0, max = 10,  label = "Điểm kỷ luật bị trừ mỗi buổi vắng không phép" },
  xuat_sac   = { 90,   min = 0, max = 100, label = "Phần trăm buổi được gọi phải có mặt để được xuất sắc" },
}

reasons {
  moi        = "Mới tham gia {n} tháng, chưa đủ {can} tháng để xếp loại",
  chua_goi   = "Chưa được gọi buổi nào trong năm",
  chuyen_can = "Có mặt {co_mat}/{duoc_goi} buổi được gọi",
  ngay       = "{ngay} ngày công, mục tiêu của cụm là {can} ngày",
  di_xa      = "{n} buổi đường xa, mỗi buổi cộng {ngay} ngày công",
  phieu_muon = "{n} phiếu giấy nộp muộn được nhận vì đội trưởng và cán bộ xã cùng xác nhận",
  bo_phieu   = "{n} phiếu giấy nộp quá hạn hoặc thiếu người xác nhận nên không tính",
  phien_dich = "Phiên dịch tiếng M'Nông {n} buổi",
  ky_luat    = "Kỷ luật: {muon} lần đến muộn, {vang} buổi vắng không phép",
  thieu_buoi = "Có mặt chưa đủ {phan_tram}% buổi được gọi nên chưa xếp xuất sắc",
  bi_ky_luat = "Bị kỷ luật trong năm nên không xếp trên mức hoàn thành",
}

function run(f, p)
  key("thang", f.months_active)
  key("linh_vuc", f.fields_active)

  local phut_nam, di_xa, phieu_muon, bo_phieu, phien_dich = 0, 0, 0, 0, 0
  for _, s in ipairs(f.sessions) do
    local phut = s.minutes
    if phut > 0 and s.credited_minutes > 0 then
      local nhan, sau = true, s.entered_after_days
      if sau > p.nop then
        nhan = sau <= p.nop_muon and s.two_confirmations
        if nhan then phieu_muon = phieu_muon + 1 else bo_phieu = bo_phieu + 1 end
      end
      if nhan then
        phut_nam = phut_nam + phut
        if s.distance_km > p.xa then di_xa = di_xa + 1 end
        if s.role == "interpreter" and s.language == "mnong" then phien_dich = phien_dich + 1 end
      end
    end
  end
  key("phien_dich", phien_dich)
  if f.months_member < p.thang_moi then return unrated("moi", { n = f.months_member, can = p.thang_moi }) end
  if f.called == 0 then return unrated "chua_goi" end

  add("chuyen_can", p.chuyen_can * f.attended / f.called, { co_mat = f.attended, duoc_goi = f.called })
  if f.attended * 100 < f.called * p.xuat_sac then cap("good", "thieu_buoi", { phan_tram = p.xuat_sac }) end

  -- Chia cho 60% là quy về ngày của tỉnh: ba ngày ở đây bằng năm ngày nơi khác.
  local ngay = phut_nam / 480 + di_xa * p.ngay_xa
  local quy_ve = ngay * 100 / p.muc_tieu
  local dat = p.diem_chuan * math.min(1, quy_ve / p.ngay_tinh)
  local vuot = p.ngay_them * math.max(0, quy_ve - p.ngay_tinh)
  add("ngay", math.min(p.ngay_cao, dat + vuot), { ngay = ngay, can = p.ngay_tinh * p.muc_tieu / 100 })
  if di_xa > 0 then note("di_xa", { n = di_xa, ngay = p.ngay_xa }) end
  if phieu_muon > 0 then note("phieu_muon", { n = phieu_muon }) end
  if bo_phieu > 0 then note("bo_phieu", { n = bo_phieu }) end
  if phien_dich > 0 then add("phien_dich", math.min(p.phien_cao, p.phien_dich * phien_dich), { n = phien_dich }) end
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
  { "mới năm tháng, điểm thấp cũng không xếp kém", given = { months_member = 5, called = 4, attended = 1, unexcused = 3 },
    expect = { unrated = true, has = { "moi" } } },
  { "đủ sáu tháng thì xếp loại", given = { months_member = 6, called = 4, attended = 1, unexcused = 3 },
    expect = { score = 11, band = "fail", lacks = { "moi" } } },
  { "chưa được gọi", given = { months_member = 24, called = 0 }, expect = { unrated = true, has = { "chua_goi" } } },
  { "ba ngày bằng năm ngày của tỉnh", given = { months_member = 24, called = 6, attended = 6, sessions = lap(6, { minutes = 240 }) },
    expect = { score = 70, band = "good" } },
  { "vượt mục tiêu", given = { months_member = 24, called = 12, attended = 12, sessions = lap(12, { minutes = 240 }) },
    expect = { score = 75 } },
  { "đường xa được cộng", given = { months_member = 24, called = 4, attended = 4, sessions = lap(4, { minutes = 240, distance_km = 20 }) },
    expect = { score = 70, has = { "di_xa" } } },
  { "đúng mười lăm km không phải đường xa", given = { months_member = 24, called = 6, attended = 6, sessions = lap(6, { minutes = 240, distance_km = 15 }) },
    expect = { score = 70, lacks = { "di_xa" } } },
  { "phiếu nộp sau mười lăm ngày, hai người xác nhận", given = { months_member = 24, called = 6, attended = 6,
      sessions = lap(6, { minutes = 240, entered_after_days = 15, two_confirmations = true }) },
    expect = { score = 70, has = { "phieu_muon" }, lacks = { "bo_phieu" } } },
  { "phiếu nộp muộn chỉ một người xác nhận", given = { months_member = 24, called = 6, attended = 6,
      sessions = lap(6, { minutes = 240, entered_after_days = 4 }) },
    expect = { score = 50, has = { "bo_phieu" } } },
  { "phiếu nộp sau mười sáu ngày", given = { months_member = 24, called = 6, attended = 6,
      sessions = lap(6, { minutes = 240, entered_after_days = 16, two_confirmations = true }) },
    expect = { score = 50, has = { "bo_phieu" } } },
  { "phiên dịch tiếng M'Nông", given = { months_member = 24, called = 6, attended = 6,
      sessions = lap(6, { minutes = 240, role = "interpreter", language = "mnong" }) },
    expect = { score = 82, has = { "phien_dich" } } },
  { "phiên dịch tối đa hai mươi điểm", given = { months_member = 24, called = 12, attended = 12,
      sessions = lap(12, { minutes = 240, role = "interpreter", language = "mnong" }) },
    expect = { score = 95, band = "excellent" } },
  { "phiên dịch tiếng Anh không tính", given = { months_member = 24, called = 6, attended = 6,
      sessions = lap(6, { minutes = 240, role = "interpreter", language = "english" }) },
    expect = { score = 70, lacks = { "phien_dich" } } },
}
