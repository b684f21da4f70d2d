--- Đánh giá một năm tình nguyện: luật chung của tỉnh. Năm dương lịch, thang 100 điểm:
--- chuyên cần 40, ngày công 40, đều đặn 10, kỷ luật 10. Không được gọi buổi nào là «chưa xếp loại», không phải 0 điểm.
--- Đây là luật gốc, không dựa trên luật nào khác. Cụm nào chưa có luật riêng thì dùng luật này; luật của cụm có thể lấy kết quả ở đây làm gốc rồi thêm bớt.
hook "bank.evaluate"

bands { excellent = 90, good = 70, pass = 50 }
-- Bằng điểm thì ai hoạt động nhiều tháng hơn đứng trước, rồi đến nhiều lĩnh vực, rồi đến số lần hiến máu.
ties { "thang", "linh_vuc", "hien_mau" }
group { quota = { band = "excellent", percent = 20, of = "good" } }

params {
  it_nhat    = { 1,   min = 1, max = 12,  label = "Được gọi ít hơn số buổi này thì chưa xếp loại" },
  chuyen_can = { 40,  min = 0, max = 60,  label = "Điểm chuyên cần khi có mặt đủ mọi buổi được gọi" },
  ngay_chuan = { 5,   min = 1, max = 30,  label = "Số ngày công cần đạt trong năm" },
  diem_chuan = { 20,  min = 0, max = 40,  label = "Điểm khi đạt đủ số ngày công cần đạt" },
  ngay_them  = { 1,   min = 0, max = 5,   label = "Điểm cho mỗi ngày công vượt số cần đạt" },
  ngay_cao   = { 40,  min = 0, max = 60,  label = "Điểm ngày công cao nhất" },
  moi_thang  = { 2,   min = 0, max = 5,   label = "Điểm cho mỗi tháng có hoạt động" },
  deu_dan    = { 10,  min = 0, max = 20,  label = "Điểm đều đặn cao nhất" },
  ky_luat    = { 10,  min = 0, max = 20,  label = "Điểm kỷ luật lúc đầu năm" },
  tru_muon   = { 0.5, min = 0, max = 5,   label = "Điểm kỷ luật bị trừ mỗi lần đến muộn" },
  tru_vang   = { 3,   min = 0, max = 10,  label = "Điểm kỷ luật bị trừ mỗi buổi vắng không phép" },
  xuat_sac   = { 90,  min = 0, max = 100, label = "Phần trăm buổi được gọi phải có mặt để được xuất sắc" },
}

reasons {
  it_goi      = "Mới được gọi {n} buổi, chưa đủ để xếp loại",
  chuyen_can  = "Có mặt {co_mat}/{duoc_goi} buổi được gọi",
  ngay        = "{ngay} ngày công được ghi nhận",
  deu_dan     = "Hoạt động trong {n} tháng của năm",
  ky_luat     = "Kỷ luật: {muon} lần đến muộn, {vang} buổi vắng không phép",
  thieu_buoi  = "Có mặt chưa đủ {phan_tram}% buổi được gọi nên chưa xếp xuất sắc",
  bi_ky_luat  = "Bị kỷ luật trong năm nên không xếp trên mức hoàn thành",
}

function run(f, p)
  local hien_mau = 0
  for _, v in ipairs(f.works) do
    if v.kind == "blood_donation" and v.accepted then hien_mau = hien_mau + 1 end
    if v.kind == "discipline" then cap("pass", "bi_ky_luat") end
  end
  key("thang", f.months_active)
  key("linh_vuc", f.fields_active)
  key("hien_mau", hien_mau)
  if f.called < p.it_nhat then return unrated("it_goi", { n = f.called }) end

  add("chuyen_can", p.chuyen_can * f.attended / f.called, { co_mat = f.attended, duoc_goi = f.called })
  if f.attended * 100 < f.called * p.xuat_sac then cap("good", "thieu_buoi", { phan_tram = p.xuat_sac }) end

  -- Tám giờ được ghi nhận là một ngày công.
  local ngay = f.minutes / 480
  local dat = p.diem_chuan * math.min(1, ngay / p.ngay_chuan)
  local vuot = p.ngay_them * math.max(0, ngay - p.ngay_chuan)
  add("ngay", math.min(p.ngay_cao, dat + vuot), { ngay = ngay })
  add("deu_dan", math.min(p.deu_dan, p.moi_thang * f.months_active), { n = f.months_active })
  add("ky_luat", math.max(0, p.ky_luat - p.tru_muon * f.late - p.tru_vang * f.unexcused),
    { muon = f.late, vang = f.unexcused })
end

tests {
  { "chưa được gọi buổi nào", given = { called = 0 }, expect = { unrated = true, has = { "it_goi" } } },
  { "đúng năm ngày, đủ buổi", given = { called = 10, attended = 10, minutes = 2400, months_active = 5 },
    expect = { score = 80, band = "good", has = { "chuyen_can", "ngay", "deu_dan", "ky_luat" }, lacks = { "thieu_buoi" } } },
  { "một năm đầy đặn", given = { called = 20, attended = 19, minutes = 7200, months_active = 6 },
    expect = { score = 88, band = "good" } },
  { "đủ 90% buổi, nhiều ngày công", given = { called = 60, attended = 58, minutes = 14400, months_active = 12 },
    expect = { score = 98.67, band = "excellent" } },
  { "điểm cao nhưng vắng nhiều", given = { called = 20, attended = 17, minutes = 12000, months_active = 12 },
    expect = { score = 94, band = "good", has = { "thieu_buoi" } } },
  { "đến muộn và vắng không phép", given = { called = 10, attended = 8, late = 2, unexcused = 2, minutes = 2400, months_active = 5 },
    expect = { score = 65, band = "pass" } },
  { "điểm kỷ luật không âm", given = { called = 10, attended = 2, unexcused = 8 }, expect = { score = 8, band = "fail" } },
  { "bị kỷ luật trong năm", given = { called = 20, attended = 20, minutes = 14400, months_active = 12,
      works = { { day = "2026-05-02", kind = "discipline" } } },
    expect = { score = 100, band = "pass", has = { "bi_ky_luat" } } },
}
