--- Đánh giá một năm tình nguyện — cụm Cư Jút. Công nhân khu công nghiệp Tâm Thắng làm theo ca, sông Sêrêpốk, xã biên giới Đắk Wil.
--- Tháng nào quá 60 giờ thì phần quá không tính, để không ai dồn giờ. Trực đuối nước cần chứng chỉ còn hạn trong chính ngày trực.
--- Ngày công tính từ số phút có mặt vì phải cắt từng tháng trước rồi mới nhân hệ số; vì vậy luật này không lấy kết quả của luật tỉnh làm gốc.
hook "bank.evaluate"

ties { "thang", "linh_vuc" }
group { quota = { band = "excellent", percent = 20, of = "good" } }

params {
  chuyen_can = { 40,   min = 0, max = 60,  label = "Điểm chuyên cần khi có mặt đủ mọi buổi được gọi" },
  moi_ngay   = { 4,    min = 0, max = 10,  label = "Điểm cho mỗi ngày công" },
  ngay_cao   = { 40,   min = 0, max = 60,  label = "Điểm ngày công cao nhất" },
  gio_thang  = { 60,   min = 1, max = 200, label = "Số giờ tối đa được tính trong một tháng" },
  he_so      = { 1.25, min = 1, max = 2,   label = "Hệ số cho công nhân ngoài 07:00–17:00 hoặc Chủ nhật" },
  nghi_hong  = { 10,   min = 0, max = 20,  label = "Điểm cho chứng nhận hoàn thành Kỳ nghỉ hồng" },
  duoi_nuoc  = { 2,    min = 0, max = 10,  label = "Điểm cho mỗi ca trực đuối nước tháng 6 đến tháng 8" },
  duoi_cao   = { 20,   min = 0, max = 40,  label = "Điểm trực đuối nước cao nhất" },
  bien_gioi  = { 1,    min = 0, max = 5,   label = "Điểm cho mỗi buổi ở xã biên giới Đắk Wil" },
  bien_cao   = { 10,   min = 0, max = 20,  label = "Điểm biên giới cao nhất" },
  ky_luat    = { 10,   min = 0, max = 20,  label = "Điểm kỷ luật lúc đầu năm" },
  tru_muon   = { 0.5,  min = 0, max = 5,   label = "Điểm kỷ luật bị trừ mỗi lần đến muộn" },
  tru_vang   = { 3,    min = 0, max = 10,  label = "Điểm kỷ luật bị trừ mỗi buổi vắng không phép" },
  xuat_sac   = { 90,   min = 0, max = 100, label = "Phần trăm buổi được gọi phải có mặt để được xuất sắc" },
}

reasons {
  chua_goi   = "Chưa được gọi buổi nào trong năm",
  chuyen_can = "Có mặt {co_mat}/{duoc_goi} buổi được gọi",
  ngay       = "{ngay} ngày công",
  cat_thang  = "Bỏ {gio} giờ vượt quá {toi_da} giờ một tháng",
  he_so      = "Công nhân làm {n} buổi ngoài giờ hoặc Chủ nhật, hệ số {he_so}",
  nghi_hong  = "Có chứng nhận hoàn thành Kỳ nghỉ hồng",
  duoi_nuoc  = "{n} ca trực phòng đuối nước có chứng chỉ còn hạn",
  het_han    = "{n} ca trực phòng đuối nước không tính điểm vì ngày ấy không có chứng chỉ cứu đuối hoặc sơ cấp cứu còn hạn",
  bien_gioi  = "{n} buổi ở xã biên giới Đắk Wil",
  ky_luat    = "Kỷ luật: {muon} lần đến muộn, {vang} buổi vắng không phép",
  thieu_buoi = "Có mặt chưa đủ {phan_tram}% buổi được gọi nên chưa xếp xuất sắc",
  bi_ky_luat = "Bị kỷ luật trong năm nên không xếp trên mức hoàn thành",
}

function run(f, p)
  key("thang", f.months_active)
  key("linh_vuc", f.fields_active)
  if f.called == 0 then return unrated "chua_goi" end

  add("chuyen_can", p.chuyen_can * f.attended / f.called, { co_mat = f.attended, duoc_goi = f.called })
  if f.attended * 100 < f.called * p.xuat_sac then cap("good", "thieu_buoi", { phan_tram = p.xuat_sac }) end

  local cong_nhan = f.occupation == "worker"
  local phut_nam, bo, ngoai_gio, duoi_nuoc, het_han, bien_gioi = 0, 0, 0, 0, 0, 0
  local thang_nay, con_lai = 0, 0
  -- Các buổi xếp theo ngày, nên hết tháng này mới đến tháng khác.
  for _, s in ipairs(f.sessions) do
    local phut = s.minutes
    if phut > 0 and s.credited_minutes > 0 then
      local thang, xa = s.month, s.commune
      if thang ~= thang_nay then thang_nay, con_lai = thang, p.gio_thang * 60 end
      local tinh = math.min(phut, con_lai)
      con_lai, bo = con_lai - tinh, bo + phut - tinh
      if cong_nhan then
        local bat_dau = s.start_minute
        if s.weekday == 6 or bat_dau < 420 or bat_dau >= 1020 then
          ngoai_gio, tinh = ngoai_gio + 1, tinh * p.he_so
        end
      end
      phut_nam = phut_nam + tinh
      if s.field == "drowning_prevention" and thang >= 6 and thang <= 8 then
        local chung_chi = s.certificates
        if chung_chi:has("swimming_rescue") or chung_chi:has("first_aid") then
          duoi_nuoc = duoi_nuoc + 1
        else
          het_han = het_han + 1
        end
      end
      -- 24643 là mã cũ của Đắk Wil. 24646 trước 01/07/2025 là Ea Pô, không ở biên giới.
      if (xa == "24643" or xa == "24646") and s.border then bien_gioi = bien_gioi + 1 end
    end
  end

  add("ngay", math.min(p.ngay_cao, p.moi_ngay * phut_nam / 480), { ngay = phut_nam / 480 })
  if bo > 0 then note("cat_thang", { gio = bo / 60, toi_da = p.gio_thang }) end
  if ngoai_gio > 0 then note("he_so", { n = ngoai_gio, he_so = p.he_so }) end
  if f.certificates:has("ky_nghi_hong") then add("nghi_hong", p.nghi_hong) end
  if duoi_nuoc > 0 then add("duoi_nuoc", math.min(p.duoi_cao, p.duoi_nuoc * duoi_nuoc), { n = duoi_nuoc }) end
  if het_han > 0 then note("het_han", { n = het_han }) end
  if bien_gioi > 0 then add("bien_gioi", math.min(p.bien_cao, p.bien_gioi * bien_gioi), { n = bien_gioi }) end
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
  { "mười buổi ban ngày", given = { called = 10, attended = 10, sessions = lap(10, { minutes = 240, month = 3 }) },
    expect = { score = 70, band = "good", lacks = { "he_so", "cat_thang" } } },
  { "công nhân buổi tối", given = { called = 10, attended = 10, occupation = "worker",
      sessions = lap(10, { minutes = 240, month = 3, start_minute = 1080 }) },
    expect = { score = 75, has = { "he_so" } } },
  { "công nhân Chủ nhật", given = { called = 10, attended = 10, occupation = "worker",
      sessions = lap(10, { minutes = 240, month = 3, weekday = 6 }) },
    expect = { score = 75, has = { "he_so" } } },
  { "sinh viên buổi tối không có hệ số", given = { called = 10, attended = 10, occupation = "student",
      sessions = lap(10, { minutes = 240, month = 3, start_minute = 1080 }) },
    expect = { score = 70, lacks = { "he_so" } } },
  { "tháng quá sáu mươi giờ bị cắt", given = { called = 10, attended = 10, sessions = lap(10, { minutes = 480, month = 3 }) },
    expect = { score = 80, has = { "cat_thang" } } },
  { "cùng số giờ ở hai tháng thì không cắt", given = { called = 10, attended = 10, sessions = {
      { minutes = 480, month = 3 }, { minutes = 480, month = 3 }, { minutes = 480, month = 3 }, { minutes = 480, month = 3 },
      { minutes = 480, month = 3 }, { minutes = 480, month = 4 }, { minutes = 480, month = 4 }, { minutes = 480, month = 4 },
      { minutes = 480, month = 4 }, { minutes = 480, month = 4 } } },
    expect = { score = 90, band = "excellent", lacks = { "cat_thang" } } },
  { "cắt tháng trước, nhân hệ số sau", given = { called = 10, attended = 10, occupation = "worker",
      sessions = lap(10, { minutes = 480, month = 3, weekday = 6 }) },
    expect = { score = 87.5, has = { "cat_thang", "he_so" } } },
  { "chứng nhận Kỳ nghỉ hồng", given = { called = 10, attended = 10, certificates = { "ky_nghi_hong" }, sessions = lap(10, { minutes = 240, month = 3 }) },
    expect = { score = 80, has = { "nghi_hong" } } },
  { "trực đuối nước, chứng chỉ còn hạn ngày ấy", given = { called = 2, attended = 2, sessions = {
      { minutes = 240, month = 6, field = "drowning_prevention", certificates = { "swimming_rescue" } },
      { minutes = 240, month = 8, field = "drowning_prevention", certificates = { "first_aid" } } } },
    expect = { score = 58, has = { "duoi_nuoc" }, lacks = { "het_han" } } },
  { "chứng chỉ có lúc cuối năm nhưng không có ngày trực", given = { called = 2, attended = 2, certificates = { "first_aid" },
      sessions = lap(2, { minutes = 240, month = 7, field = "drowning_prevention" }) },
    expect = { score = 54, has = { "het_han" }, lacks = { "duoi_nuoc" } } },
  { "trực đuối nước ngoài mùa hè", given = { called = 2, attended = 2,
      sessions = lap(2, { minutes = 240, month = 5, field = "drowning_prevention", certificates = { "first_aid" } }) },
    expect = { score = 54, lacks = { "duoi_nuoc", "het_han" } } },
  { "trực đuối nước tối đa hai mươi điểm", given = { called = 12, attended = 12,
      sessions = lap(12, { minutes = 60, month = 7, field = "drowning_prevention", certificates = { "first_aid" } }) },
    expect = { score = 76 } },
  { "buổi biên giới Đắk Wil, tối đa mười điểm", given = { called = 12, attended = 12,
      sessions = lap(12, { minutes = 60, month = 3, commune = "24646", border = true }) },
    expect = { score = 66, has = { "bien_gioi" } } },
  { "Ea Pô trước khi nhập xã không phải biên giới", given = { called = 12, attended = 12,
      sessions = lap(12, { minutes = 60, month = 3, commune = "24646" }) },
    expect = { score = 56, lacks = { "bien_gioi" } } },
}
