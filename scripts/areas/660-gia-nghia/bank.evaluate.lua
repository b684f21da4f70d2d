--- Đánh giá một năm tình nguyện — cụm Gia Nghĩa (phường; trường học và cơ quan). Năm tính từ 01/09 như năm học.
--- Chuyên cần 40, ngày 30, dịch vụ số 15, kỷ luật 15. Thang điểm này khác luật tỉnh ở mọi phần nên không lấy kết quả của luật tỉnh làm gốc.
hook "bank.evaluate"

period { from = "09-01" }
bands { excellent = 90, good = 70, pass = 50 }
-- Bằng điểm thì ai tham gia nhiều lĩnh vực hơn đứng trước.
ties { "linh_vuc" }
group { quota = { band = "excellent", percent = 20, of = "good" } }

params {
  chuyen_can = { 40, min = 0, max = 60,  label = "Điểm chuyên cần khi có mặt đủ mọi buổi được gọi" },
  ngay_chuan = { 5,  min = 1, max = 30,  label = "Số ngày cần đạt trong năm" },
  diem_chuan = { 20, min = 0, max = 30,  label = "Điểm khi đạt đủ số ngày cần đạt" },
  ngay_them  = { 2,  min = 0, max = 5,   label = "Điểm cho mỗi ngày vượt số cần đạt" },
  ngay_cao   = { 30, min = 0, max = 40,  label = "Điểm ngày cao nhất" },
  moi_buoi   = { 3,  min = 0, max = 10,  label = "Điểm cho mỗi buổi công nghệ số cộng đồng, hỗ trợ một cửa" },
  so_cao     = { 15, min = 0, max = 30,  label = "Điểm dịch vụ số cao nhất" },
  ky_luat    = { 15, min = 0, max = 20,  label = "Điểm kỷ luật lúc đầu năm" },
  phut_muon  = { 15, min = 0, max = 60,  label = "Đến muộn quá số phút này mới bị trừ" },
  tru_muon   = { 1,  min = 0, max = 5,   label = "Điểm kỷ luật bị trừ mỗi lần đến muộn" },
  tru_vang   = { 5,  min = 0, max = 10,  label = "Điểm kỷ luật bị trừ mỗi buổi vắng không phép" },
  xuat_sac   = { 90, min = 0, max = 100, label = "Phần trăm buổi được gọi phải có mặt để được xuất sắc" },
}

reasons {
  chua_goi   = "Chưa được gọi buổi nào trong năm",
  chuyen_can = "Có mặt {co_mat}/{duoc_goi} buổi được gọi, làm tròn xuống",
  ngay       = "{n} ngày có hoạt động (mỗi ngày tính một lần)",
  so         = "{n} buổi công nghệ số cộng đồng, hỗ trợ một cửa",
  ky_luat    = "Kỷ luật: {muon} lần muộn quá {phut} phút, {vang} buổi vắng không phép",
  thieu_buoi = "Có mặt chưa đủ {phan_tram}% buổi được gọi nên chưa xếp xuất sắc",
  bi_ky_luat = "Bị kỷ luật trong năm nên không xếp trên mức hoàn thành",
}

function run(f, p)
  key("linh_vuc", f.fields_active)
  if f.called == 0 then return unrated "chua_goi" end

  add("chuyen_can", math.floor(p.chuyen_can * f.attended / f.called), { co_mat = f.attended, duoc_goi = f.called })
  if f.attended * 100 < f.called * p.xuat_sac then cap("good", "thieu_buoi", { phan_tram = p.xuat_sac }) end

  -- Một ngày có mấy buổi cũng chỉ là một ngày.
  local ngay = f.days_active
  local dat = p.diem_chuan * math.min(1, ngay / p.ngay_chuan)
  local vuot = p.ngay_them * math.max(0, ngay - p.ngay_chuan)
  add("ngay", math.min(p.ngay_cao, dat + vuot), { n = ngay })

  local so, muon = 0, 0
  for _, s in ipairs(f.sessions) do
    if s.minutes > 0 then
      if s.late_minutes > p.phut_muon then muon = muon + 1 end
      if (s.field == "technology" or s.campaign_type == "bdhvs") and s.credited_minutes > 0 then so = so + 1 end
    end
  end
  if so > 0 then add("so", math.min(p.so_cao, p.moi_buoi * so), { n = so }) end
  add("ky_luat", math.max(0, p.ky_luat - p.tru_muon * muon - p.tru_vang * f.unexcused),
    { muon = muon, phut = p.phut_muon, vang = f.unexcused })

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
  { "năm ngày, đủ buổi", given = { called = 5, attended = 5, days_active = 5 }, expect = { score = 75, band = "good" } },
  { "chuyên cần làm tròn xuống", given = { called = 7, attended = 6, days_active = 6 }, expect = { score = 71, has = { "thieu_buoi" } } },
  { "ngày vượt tối đa ba mươi điểm", given = { called = 20, attended = 20, days_active = 20 }, expect = { score = 85 } },
  { "đủ dịch vụ số thì xuất sắc", given = { called = 12, attended = 12, days_active = 10, sessions = lap(4, { field = "technology" }) },
    expect = { score = 97, band = "excellent", has = { "so" } } },
  { "dịch vụ số tối đa mười lăm điểm", given = { called = 12, attended = 12, days_active = 10, sessions = lap(9, { campaign_type = "bdhvs" }) },
    expect = { score = 100 } },
  { "điểm cao nhưng có mặt dưới 90%", given = { called = 17, attended = 15, days_active = 15, sessions = lap(5, { field = "technology" }) },
    expect = { score = 95, band = "good", has = { "thieu_buoi" } } },
  { "muộn mười lăm phút chưa bị trừ", given = { called = 5, attended = 5, days_active = 5,
      sessions = { { late_minutes = 15 }, { late_minutes = 16 }, { late_minutes = 40 } } },
    expect = { score = 73 } },
  { "vắng không phép trừ năm điểm", given = { called = 10, attended = 8, unexcused = 2, days_active = 5 },
    expect = { score = 57, band = "pass" } },
  { "bị kỷ luật trong năm", given = { called = 12, attended = 12, days_active = 10, sessions = lap(4, { field = "technology" }),
      works = { { day = "2026-05-02", kind = "discipline" } } },
    expect = { score = 97, band = "pass", has = { "bi_ky_luat" } } },
}
