--- Xếp loại năng lực tổ chức hoạt động tình nguyện một năm: luật chung của tỉnh, cho đơn vị và cho cán bộ phụ trách.
--- Điểm là phần trăm điểm thẩm định trên tổng điểm của bộ tiêu chí, cộng điểm thưởng, trừ điểm nộp chậm.
--- Thiếu quá nhiều minh chứng là «chưa xếp loại», không phải 0 điểm. Cấp trên thẩm định chậm thì đơn vị không bị trừ.
hook "training.classify"

bands { excellent = 90, good = 70, pass = 50 }

params {
  thuong    = { 10,  min = 0, max = 20,  label = "Điểm thưởng cao nhất (phần trăm)" },
  an_han    = { 3,   min = 0, max = 30,  label = "Nộp tự chấm chậm đến số ngày này thì chưa trừ" },
  tru_cham  = { 0.5, min = 0, max = 5,   label = "Điểm trừ mỗi ngày chậm vượt số ngày đó" },
  cham_cao  = { 10,  min = 0, max = 30,  label = "Điểm trừ nộp chậm cao nhất" },
  nhom      = { 60,  min = 0, max = 100, label = "Phần trăm mỗi nhóm tiêu chí phải đạt để được xuất sắc" },
  nhom_kem  = { 30,  min = 0, max = 100, label = "Có nhóm dưới phần trăm này thì không trên mức hoàn thành" },
  can_bo    = { 80,  min = 0, max = 100, label = "Phần trăm cán bộ chuyên trách được bồi dưỡng để được xuất sắc" },
  chenh     = { 15,  min = 0, max = 100, label = "Tự chấm cao hơn thẩm định quá phần trăm này thì chưa xuất sắc" },
  thieu     = { 3,   min = 0, max = 50,  label = "Thiếu minh chứng quá số tiêu chí này thì chưa xếp loại" },
}

reasons {
  tieu_chi   = "Thẩm định đạt {dat}/{tren} điểm",
  thuong     = "Điểm thưởng: {n} điểm",
  cham       = "Nộp phiếu tự chấm chậm {ngay} ngày",
  nhom       = "Nhóm «{nhom}» đạt {phan_tram}%, chưa đủ {can}% nên chưa xếp xuất sắc",
  nhom_kem   = "Nhóm «{nhom}» chỉ đạt {phan_tram}% nên không xếp trên mức hoàn thành",
  can_bo     = "{co}/{tong} cán bộ chuyên trách được bồi dưỡng, chưa đủ {can}% nên chưa xếp xuất sắc",
  boi_duong  = "Chứng nhận bồi dưỡng đã hết hạn hoặc chưa có nên chưa xếp xuất sắc",
  chenh      = "Tự chấm cao hơn thẩm định {diem} điểm nên chưa xếp xuất sắc",
  minh_chung = "{n} tiêu chí phải có minh chứng mà không có, chưa đủ căn cứ xếp loại",
}

function run(f, p)
  if f.unproven > p.thieu then return unrated("minh_chung", { n = f.unproven }) end

  add("tieu_chi", f.appraised * 100 / f.most, { dat = f.appraised, tren = f.most })
  if f.bonus > 0 then add("thuong", math.min(p.thuong, f.bonus * 100 / f.most), { n = f.bonus }) end
  if f.self_late > p.an_han then
    add("cham", -math.min(p.cham_cao, p.tru_cham * (f.self_late - p.an_han)), { ngay = f.self_late })
  end

  for _, g in ipairs(f.groups) do
    local bien = { nhom = g.name, phan_tram = g.percent, can = p.nhom }
    if g.percent < p.nhom_kem then
      cap("pass", "nhom_kem", bien)
    elseif g.percent < p.nhom then
      cap("good", "nhom", bien)
    end
  end

  if f.of == "cadre" then
    if not f.certified then cap("good", "boi_duong") end
  elseif f.full_time > 0 and f.trained * 100 < p.can_bo * f.full_time then
    cap("good", "can_bo", { co = f.trained, tong = f.full_time, can = p.can_bo })
  end
  if f.difference * 100 > p.chenh * f.most then cap("good", "chenh", { diem = f.difference }) end
end

tests {
  { "đủ điểm, đúng hạn", given = { appraised = 93, self = 95, difference = 2, full_time = 2, trained = 2,
      groups = { { name = "Báo cáo", most = 10, appraised = 8, percent = 80 } } },
    expect = { score = 93, band = "excellent", has = { "tieu_chi" }, lacks = { "nhom", "can_bo", "cham" } } },
  { "bộ 120 điểm", given = { most = 120, appraised = 90, self = 90 }, expect = { score = 75, band = "good" } },
  { "điểm thưởng có trần", given = { appraised = 85, bonus = 30, bonus_most = 30 },
    expect = { score = 95, band = "excellent", has = { "thuong" } } },
  { "trong hạn châm chước", given = { appraised = 72, self_late = 3 }, expect = { score = 72, band = "good", lacks = { "cham" } } },
  { "nộp chậm một ngày nữa", given = { appraised = 72, self_late = 4 }, expect = { score = 71.5, has = { "cham" } } },
  { "nộp rất chậm", given = { appraised = 72, self_late = 200 }, expect = { score = 62, band = "pass" } },
  { "cấp trên chậm không trừ đơn vị", given = { appraised = 72, appraisal_late = 60 }, expect = { score = 72, band = "good" } },
  { "một nhóm còn yếu", given = { appraised = 95, groups = { { name = "Báo cáo", percent = 50 } } },
    expect = { score = 95, band = "good", has = { "nhom" } } },
  { "một nhóm rất kém", given = { appraised = 95, groups = { { name = "Báo cáo", percent = 10 } } },
    expect = { score = 95, band = "pass", has = { "nhom_kem" } } },
  { "cán bộ chuyên trách chưa được bồi dưỡng", given = { appraised = 95, full_time = 5, trained = 3 },
    expect = { score = 95, band = "good", has = { "can_bo" } } },
  { "không có cán bộ chuyên trách", given = { appraised = 95 }, expect = { score = 95, band = "excellent", lacks = { "can_bo" } } },
  { "cán bộ hết hạn chứng nhận", given = { of = "cadre", appraised = 95 }, expect = { score = 95, band = "good", has = { "boi_duong" } } },
  { "cán bộ còn chứng nhận", given = { of = "cadre", appraised = 95, certified = true }, expect = { band = "excellent" } },
  { "tự chấm quá cao", given = { appraised = 90, self = 108, difference = 18 }, expect = { band = "good", has = { "chenh" } } },
  { "thiếu minh chứng", given = { appraised = 95, unproven = 4 }, expect = { unrated = true, has = { "minh_chung" } } },
  { "không đạt", given = { appraised = 40 }, expect = { score = 40, band = "fail" } },
}
