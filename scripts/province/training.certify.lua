--- Công nhận và gia hạn tập huấn viên T1 (cơ sở), T2 (huyện), T3 (tỉnh), T4 (nòng cốt): luật chung của tỉnh.
--- Mỗi điều kiện đã đạt là một điểm. Còn thiếu điều kiện nào thì chưa công nhận, và nói rõ thiếu gì.
hook "training.certify"

params {
  tuoi        = { 16, min = 14, max = 30,  label = "Tuổi thấp nhất của tập huấn viên" },
  kiem_tra    = { 80, min = 0,  max = 100, label = "Phần trăm phải đạt ở bài kiểm tra cốt lõi" },
  bai_thang   = { 24, min = 1,  max = 60,  label = "Bài kiểm tra được tính trong số tháng này" },
  nguoi_cham  = { 2,  min = 2,  max = 5,   label = "Số người đánh giá giảng thử" },
  giang_tb    = { 3,  min = 0,  max = 4,   label = "Điểm trung bình giảng thử phải đạt (thang 4)" },
  giang_thang = { 12, min = 1,  max = 36,  label = "Giảng thử được tính trong số tháng này" },
  dong_giang  = { 2,  min = 0,  max = 10,  label = "Số lớp đồng giảng với người hướng dẫn cùng bậc" },
  dong_thang  = { 12, min = 1,  max = 36,  label = "Lớp đồng giảng được tính trong số tháng này" },
  hoc_vien    = { 4,  min = 1,  max = 5,   label = "Điểm trung bình người học đánh giá (thang 5)" },
  so_phieu    = { 10, min = 0,  max = 100, label = "Số phiếu đánh giá của người học" },
  gh_lop      = { 2,  min = 0,  max = 20,  label = "Gia hạn: số lớp đã đứng lớp" },
  gh_tiet     = { 8,  min = 0,  max = 60,  label = "Gia hạn: số tiết bồi dưỡng" },
  gh_thi      = { 70, min = 0,  max = 100, label = "Gia hạn: phần trăm phải đạt khi thi lại" },
  gh_thang    = { 24, min = 1,  max = 60,  label = "Gia hạn: tính trong số tháng này" },
}

reasons {
  tuoi         = "Đủ {can} tuổi",
  chua_tuoi    = "Chưa đủ {can} tuổi, hoặc chưa rõ ngày sinh",
  lop          = "Đã học xong lớp tập huấn viên bậc T{bac}",
  chua_lop     = "Chưa học xong lớp tập huấn viên bậc T{bac}",
  bac_duoi     = "Bậc T{bac} còn giá trị đến hết ngày {ngay}",
  chua_bac     = "Chưa có bậc T{bac} còn giá trị",
  kiem_tra     = "Kiểm tra cốt lõi {diem}%, cần {can}%",
  chua_thi     = "Kiểm tra cốt lõi bậc T{bac}: tốt nhất {diem}%, cần {can}%",
  chua_co_bai  = "Chưa có bài kiểm tra cốt lõi bậc T{bac} trong {thang} tháng qua, cần {can}%",
  giang        = "Giảng thử: {nguoi} người đánh giá bậc T{bac} trở lên, trung bình {tb}/4, không tiêu chí nào 0 điểm, thành thạo mọi bước then chốt",
  chua_giang   = "Giảng thử: cần {can} người đánh giá bậc T{bac} trở lên cùng chấm một buổi, mới có {nguoi}",
  giang_thap   = "Giảng thử: trung bình {tb}/4, cần {can}",
  giang_khong  = "Giảng thử: có tiêu chí 0 điểm",
  giang_buoc   = "Giảng thử: còn {buoc} bước then chốt chưa thành thạo",
  de_ngoai     = "{n} phiếu chấm để ngoài vì người đánh giá có xung đột",
  dong_giang   = "Đồng giảng {lop} lớp với người hướng dẫn bậc T{bac} trong {thang} tháng",
  chua_dong    = "Đồng giảng với người hướng dẫn bậc T{bac}: mới {lop} lớp trong {thang} tháng, cần {can}",
  hoc_vien     = "Người học đánh giá {tb}/5, {phieu} phiếu",
  it_phieu     = "Mới có {phieu} phiếu của người học, cần {can}",
  hoc_vien_kem = "Người học đánh giá {tb}/5, cần {can}",
  han          = "Chứng nhận bậc T{bac} đến hết ngày {ngay}, đang trong thời gian gia hạn",
  chua_co      = "Chưa từng có bậc T{bac} nên không gia hạn được",
  chua_den     = "Còn {ngay} ngày nữa mới được gia hạn",
  qua_han      = "Đã hết hạn {ngay} ngày, quá {can} ngày được gia hạn: phải xét lại từ đầu",
  dung_lop     = "Đã đứng {lop} lớp trong {thang} tháng",
  it_lop       = "Mới đứng {lop} lớp trong {thang} tháng, cần {can}",
  boi_duong    = "Đã bồi dưỡng {tiet} tiết trong {thang} tháng",
  it_tiet      = "Mới bồi dưỡng {tiet} tiết trong {thang} tháng, cần {can}",
  thi_lai      = "Thi lại {diem}%, cần {can}%",
  chua_thi_lai = "Chưa thi lại trong {thang} tháng qua, cần {can}%",
  thi_lai_kem  = "Thi lại {diem}%, cần {can}%",
}

-- Đạt thì cộng một điểm, thiếu thì chưa công nhận.
local function xet(dat, ma, ma_thieu, bien)
  if dat then add(ma, 1, bien) else cap("not_qualified", ma_thieu, bien) end
end

-- Bài tốt nhất của bậc, còn được tính; nil khi chưa có.
local function bai_tot(f, thang, thi_lai)
  local tot
  for _, t in ipairs(f.tests) do
    if t.level == f.level and t.months_ago < thang and (t.retest or not thi_lai) then
      tot = math.max(tot or 0, t.percent)
    end
  end
  return tot
end

local function xet_kiem_tra(f, p)
  local tot = bai_tot(f, p.bai_thang, false)
  if not tot then
    return cap("not_qualified", "chua_co_bai", { bac = f.level, thang = p.bai_thang, can = p.kiem_tra })
  end
  xet(tot >= p.kiem_tra, "kiem_tra", "chua_thi", { bac = f.level, diem = tot, can = p.kiem_tra })
end

-- Những phiếu được tính của một buổi giảng thử, cộng lại.
local function buoi_giang(f, p, thu, bac)
  local b = { nguoi = 0, tong = 0, khong = false, buoc = 0 }
  for _, s in ipairs(f.scores) do
    if s.teach_back == thu and s.counts and s.level >= bac and s.months_ago < p.giang_thang then
      b.nguoi = b.nguoi + 1
      b.tong = b.tong + s.total
      b.khong = b.khong or s.lowest == 0
      b.buoc = math.max(b.buoc, s.steps_missing)
    end
  end
  b.tb = b.nguoi > 0 and b.tong / (10 * b.nguoi) or 0
  b.dat = b.nguoi >= p.nguoi_cham and b.tb >= p.giang_tb and not b.khong and b.buoc == 0
  return b
end

-- Buổi đạt thì lấy buổi đó; không thì lấy buổi mới nhất đủ người chấm, rồi buổi đông người chấm nhất.
local function xet_giang(f, p)
  local bac = math.min(f.level + 1, 4)
  local lay = { nguoi = 0, tb = 0, khong = false, buoc = 0, dat = false }
  for thu = 1, f.teach_backs do
    local b = buoi_giang(f, p, thu, bac)
    if not lay.dat and (b.dat or math.min(b.nguoi, p.nguoi_cham) > math.min(lay.nguoi, p.nguoi_cham)) then lay = b end
  end
  local ngoai = 0
  for _, s in ipairs(f.scores) do
    if not s.counts then ngoai = ngoai + 1 end
  end
  if ngoai > 0 then note("de_ngoai", { n = ngoai }) end
  local bien = { nguoi = lay.nguoi, bac = bac, tb = lay.tb, buoc = lay.buoc }
  if lay.dat then return add("giang", 1, bien) end
  if lay.nguoi < p.nguoi_cham then
    bien.can = p.nguoi_cham
    return cap("not_qualified", "chua_giang", bien)
  end
  bien.can = p.giang_tb
  if lay.tb < p.giang_tb then cap("not_qualified", "giang_thap", bien) end
  if lay.khong then cap("not_qualified", "giang_khong", bien) end
  if lay.buoc > 0 then cap("not_qualified", "giang_buoc", bien) end
end

local function xet_dong_giang(f, p)
  local lop, phieu, tong = 0, 0, 0
  for _, c in ipairs(f.courses) do
    if c.months_ago < p.dong_thang then
      if not c.led and c.mentor_level >= f.level then lop = lop + 1 end
      phieu = phieu + c.answers
      tong = tong + c.rating
    end
  end
  xet(lop >= p.dong_giang, "dong_giang", "chua_dong",
    { lop = lop, bac = f.level, thang = p.dong_thang, can = p.dong_giang })
  if phieu < p.so_phieu or phieu == 0 then
    return cap("not_qualified", "it_phieu", { phieu = phieu, can = p.so_phieu })
  end
  xet(tong >= p.hoc_vien * phieu, "hoc_vien", "hoc_vien_kem", { tb = tong / phieu, phieu = phieu, can = p.hoc_vien })
end

local function xet_lop(f)
  local xong = false
  for _, l in ipairs(f.lessons) do xong = xong or l.level >= f.level end
  xet(xong, "lop", "chua_lop", { bac = f.level })
end

-- Còn hạn hoặc mới hết hạn, chưa quá số ngày ghi trên chứng nhận.
local function xet_han(f)
  local bien = { bac = f.level, ngay = f.own_until }
  if not f.has_own then return cap("not_qualified", "chua_co", bien) end
  if f.days_to_renewal > 0 then return cap("not_qualified", "chua_den", { ngay = f.days_to_renewal }) end
  if f.days_since_expiry > f.grace_days then
    return cap("not_qualified", "qua_han", { ngay = f.days_since_expiry, can = f.grace_days })
  end
  add("han", 1, bien)
end

local function gia_han(f, p)
  xet_han(f)
  local lop, tiet = 0, 0
  for _, c in ipairs(f.courses) do
    if c.months_ago < p.gh_thang then lop = lop + 1 end
  end
  for _, l in ipairs(f.lessons) do
    if l.months_ago < p.gh_thang then tiet = tiet + l.lessons end
  end
  xet(lop >= p.gh_lop, "dung_lop", "it_lop", { lop = lop, thang = p.gh_thang, can = p.gh_lop })
  xet(tiet >= p.gh_tiet, "boi_duong", "it_tiet", { tiet = tiet, thang = p.gh_thang, can = p.gh_tiet })
  local tot = bai_tot(f, p.gh_thang, true)
  if not tot then return cap("not_qualified", "chua_thi_lai", { thang = p.gh_thang, can = p.gh_thi }) end
  xet(tot >= p.gh_thi, "thi_lai", "thi_lai_kem", { diem = tot, can = p.gh_thi })
end

function run(f, p)
  if f.renewal then return gia_han(f, p) end
  if f.level == 1 then
    xet(f.age >= p.tuoi, "tuoi", "chua_tuoi", { can = p.tuoi })
    xet_lop(f)
  else
    xet(f.lower_days_left >= 0, "bac_duoi", "chua_bac", { bac = f.level - 1, ngay = f.lower_until })
  end
  xet_kiem_tra(f, p)
  xet_giang(f, p)
  if f.level > 1 then xet_dong_giang(f, p) end
end

-- Những gì một hồ sơ T2 đủ điều kiện có; mỗi bài thử đổi một điều.
local phieu = { { level = 3, total = 32, lowest = 2 }, { level = 3, total = 30, lowest = 3 } }
local lop = { { level = 1, mentor_level = 2, answers = 6, rating = 25, months_ago = 2 },
              { level = 0, mentor_level = 2, answers = 4, rating = 16, months_ago = 11 } }
local bai = { { level = 2, percent = 80 } }
local gia_han_lop = { { months_ago = 3 }, { months_ago = 23 } }
local thi_lai = { { level = 2, percent = 70, retest = true } }

tests {
  { "T2 vừa đủ mọi điều kiện", given = { level = 2, lower_days_left = 0, teach_backs = 1, scores = phieu, courses = lop, tests = bai },
    expect = { band = "qualified", score = 5, has = { "bac_duoi", "kiem_tra", "giang", "dong_giang", "hoc_vien" } } },
  { "T1 chưa hết hạn thì mới lên T2", given = { level = 2, lower_days_left = -1, teach_backs = 1, scores = phieu, courses = lop, tests = bai },
    expect = { band = "not_qualified", score = 4, has = { "chua_bac" } } },
  { "kiểm tra 79%", given = { level = 2, teach_backs = 1, scores = phieu, courses = lop, tests = { { level = 2, percent = 79 } } },
    expect = { band = "not_qualified", has = { "chua_thi" } } },
  { "bài của bậc khác không tính", given = { level = 2, teach_backs = 1, scores = phieu, courses = lop, tests = { { level = 1, percent = 95 } } },
    expect = { band = "not_qualified", has = { "chua_co_bai" } } },
  { "bài tròn 24 tháng vẫn tính", given = { level = 2, teach_backs = 1, scores = phieu, courses = lop, tests = { { level = 2, percent = 90, months_ago = 23 } } },
    expect = { band = "qualified" } },
  { "bài quá 24 tháng", given = { level = 2, teach_backs = 1, scores = phieu, courses = lop, tests = { { level = 2, percent = 90, months_ago = 24 } } },
    expect = { band = "not_qualified", has = { "chua_co_bai" } } },
  { "chỉ một người đánh giá", given = { level = 2, teach_backs = 1, scores = { { level = 3 } }, courses = lop, tests = bai },
    expect = { band = "not_qualified", has = { "chua_giang" } } },
  { "người đánh giá cùng bậc đang xét không tính", given = { level = 2, teach_backs = 1, scores = { { level = 3 }, { level = 2 } }, courses = lop, tests = bai },
    expect = { band = "not_qualified", has = { "chua_giang" } } },
  { "hai người chấm hai buổi khác nhau", given = { level = 2, teach_backs = 2, scores = { { teach_back = 1 }, { teach_back = 2 } }, courses = lop, tests = bai },
    expect = { band = "not_qualified", has = { "chua_giang" } } },
  { "phiếu có xung đột bị để ngoài", given = { level = 2, teach_backs = 1, scores = { { level = 3 }, { level = 3, counts = false } }, courses = lop, tests = bai },
    expect = { band = "not_qualified", has = { "chua_giang", "de_ngoai" } } },
  { "trung bình đúng 3,0", given = { level = 2, teach_backs = 1, scores = { { total = 30 }, { total = 30 } }, courses = lop, tests = bai },
    expect = { band = "qualified" } },
  { "trung bình dưới 3,0", given = { level = 2, teach_backs = 1, scores = { { total = 30 }, { total = 29 } }, courses = lop, tests = bai },
    expect = { band = "not_qualified", has = { "giang_thap" } } },
  { "một tiêu chí 0 điểm", given = { level = 2, teach_backs = 1, scores = { { total = 36, lowest = 0 }, { total = 36 } }, courses = lop, tests = bai },
    expect = { band = "not_qualified", has = { "giang_khong" }, lacks = { "giang_thap" } } },
  { "một bước then chốt chưa thành thạo", given = { level = 2, teach_backs = 1, scores = { { steps_missing = 1 }, {} }, courses = lop, tests = bai },
    expect = { band = "not_qualified", has = { "giang_buoc" } } },
  { "buổi sau chưa đạt, buổi trước đạt", given = { level = 2, teach_backs = 2, courses = lop, tests = bai,
      scores = { { teach_back = 1, lowest = 0 }, { teach_back = 1 }, { teach_back = 2 }, { teach_back = 2 } } },
    expect = { band = "qualified", has = { "giang" } } },
  { "đồng giảng một lớp", given = { level = 2, teach_backs = 1, scores = phieu, tests = bai, courses = { { mentor_level = 2, answers = 12, rating = 55 } } },
    expect = { band = "not_qualified", has = { "chua_dong", "hoc_vien" } } },
  { "người hướng dẫn thấp hơn bậc dự xét", given = { level = 2, teach_backs = 1, scores = phieu, tests = bai,
      courses = { { mentor_level = 2, answers = 12, rating = 55 }, { mentor_level = 1 } } },
    expect = { band = "not_qualified", has = { "chua_dong" } } },
  { "lớp đồng giảng quá 12 tháng", given = { level = 2, teach_backs = 1, scores = phieu, tests = bai,
      courses = { { mentor_level = 2, answers = 12, rating = 55 }, { mentor_level = 2, months_ago = 12 } } },
    expect = { band = "not_qualified", has = { "chua_dong" } } },
  { "chín phiếu của người học", given = { level = 2, teach_backs = 1, scores = phieu, tests = bai,
      courses = { { mentor_level = 2, answers = 9, rating = 45 }, { mentor_level = 2 } } },
    expect = { band = "not_qualified", has = { "it_phieu" } } },
  { "người học cho dưới 4,0", given = { level = 2, teach_backs = 1, scores = phieu, tests = bai,
      courses = { { mentor_level = 2, answers = 10, rating = 39 }, { mentor_level = 2 } } },
    expect = { band = "not_qualified", has = { "hoc_vien_kem" } } },
  { "T1: học xong lớp, kiểm tra, giảng thử", given = { level = 1, age = 16, teach_backs = 1, scores = { { level = 2 }, { level = 2 } },
      lessons = { { level = 1 } }, tests = { { level = 1, percent = 80 } } },
    expect = { band = "qualified", score = 4 } },
  { "T1: chưa đủ 16 tuổi, chưa học lớp", given = { level = 1, age = 15, teach_backs = 1, scores = { {}, {} }, tests = { { level = 1 } } },
    expect = { band = "not_qualified", has = { "chua_tuoi", "chua_lop" } } },
  { "T4: người đánh giá T4 là đủ", given = { level = 4, teach_backs = 1, scores = { { level = 4 }, { level = 4 } }, tests = { { level = 4 } },
      courses = { { mentor_level = 4, answers = 10, rating = 45 }, { mentor_level = 4 } } },
    expect = { band = "qualified" } },
  { "chưa có gì", given = { level = 3, lower_days_left = -1 },
    expect = { band = "not_qualified", score = 0, has = { "chua_bac", "chua_co_bai", "chua_giang", "chua_dong", "it_phieu" } } },
  { "gia hạn vừa đủ, ngày cuối được gia hạn", given = { level = 2, renewal = true, has_own = true, days_since_expiry = 90,
      courses = gia_han_lop, lessons = { { lessons = 8 } }, tests = thi_lai },
    expect = { band = "qualified", score = 4, has = { "han", "dung_lop", "boi_duong", "thi_lai" } } },
  { "gia hạn quá 90 ngày", given = { level = 2, renewal = true, has_own = true, days_since_expiry = 91,
      courses = gia_han_lop, lessons = { { lessons = 8 } }, tests = thi_lai },
    expect = { band = "not_qualified", has = { "qua_han" } } },
  { "gia hạn quá sớm", given = { level = 2, renewal = true, has_own = true, days_to_renewal = 1,
      courses = gia_han_lop, lessons = { { lessons = 8 } }, tests = thi_lai },
    expect = { band = "not_qualified", has = { "chua_den" } } },
  { "gia hạn thiếu lớp, thiếu tiết, thi kém", given = { level = 2, renewal = true, has_own = true,
      courses = { { months_ago = 3 }, { months_ago = 24 } }, lessons = { { lessons = 7 } }, tests = { { level = 2, percent = 69, retest = true } } },
    expect = { band = "not_qualified", score = 1, has = { "it_lop", "it_tiet", "thi_lai_kem" } } },
  { "gia hạn cần bài thi lại, không phải bài cũ", given = { level = 2, renewal = true, has_own = true,
      courses = gia_han_lop, lessons = { { lessons = 8 } }, tests = { { level = 2, percent = 95 } } },
    expect = { band = "not_qualified", has = { "chua_thi_lai" } } },
  { "gia hạn bậc chưa từng có", given = { level = 2, renewal = true }, expect = { band = "not_qualified", has = { "chua_co" } } },
}
