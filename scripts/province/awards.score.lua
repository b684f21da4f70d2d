--- Chấm hồ sơ khen thưởng: luật chung của tỉnh, thang 100 điểm, cho cá nhân, tập thể và mô hình.
--- Điểm này để hội đồng xem bên cạnh điểm của mình, không thay điểm của hội đồng. Chỉ tính điều đã được chứng minh.
--- Đây là luật gốc; cụm có thể lấy kết quả ở đây làm gốc rồi thêm bớt theo việc của địa phương mình.
hook "awards.score"

bands { excellent = 85, good = 65, fair = 45 }
-- Hội đồng cho bằng điểm thì ai có nhiều giờ được xác nhận hơn đứng trước, rồi đến số ngày hoạt động, rồi đến số người được giúp.
ties { "gio", "ngay", "giup" }
group { quota = { band = "excellent", percent = 20, of = "good" } }

params {
  moi_nam    = { 4,   min = 0, max = 10,  label = "Điểm cho mỗi năm tình nguyện liên tục" },
  nam_cao    = { 20,  min = 0, max = 40,  label = "Điểm bền bỉ cao nhất" },
  muoi_gio   = { 1.5, min = 0, max = 5,   label = "Điểm cho mỗi mười giờ được xác nhận" },
  gio_cao    = { 30,  min = 0, max = 50,  label = "Điểm giờ tình nguyện cao nhất" },
  giay       = { 50,  min = 0, max = 100, label = "Giờ theo danh sách giấy được tính bao nhiêu phần trăm" },
  chien_dich = { 2,   min = 0, max = 5,   label = "Điểm cho mỗi chiến dịch" },
  cd_cao     = { 10,  min = 0, max = 20,  label = "Điểm chiến dịch cao nhất" },
  giup_moi   = { 25,  min = 1, max = 500, label = "Số lượt người được giúp cho mỗi điểm" },
  giup_cao   = { 15,  min = 0, max = 30,  label = "Điểm người được giúp cao nhất" },
  chung_nhan = { 3,   min = 0, max = 10,  label = "Điểm cho mỗi chứng nhận còn hạn" },
  cn_cao     = { 9,   min = 0, max = 20,  label = "Điểm chứng nhận cao nhất" },
  da_khen    = { 2,   min = 0, max = 10,  label = "Điểm cho mỗi lần đã được khen trong năm năm" },
  khen_cao   = { 6,   min = 0, max = 20,  label = "Điểm đã được khen cao nhất" },
  sang_kien  = { 5,   min = 0, max = 15,  label = "Điểm khi có sáng kiến, mô hình và khả năng nhân rộng" },
  minh_chung = { 5,   min = 0, max = 10,  label = "Điểm khi có đủ minh chứng" },
  du_mc      = { 3,   min = 1, max = 20,  label = "Từ bấy nhiêu minh chứng là đủ" },
  tu_khai    = { 30,  min = 0, max = 100, label = "Tự khai quá phần trăm này thì không trên mức khá" },
}

reasons {
  trong      = "Ngân hàng chưa ghi nhận hoạt động nào nên chưa chấm",
  ben_bi     = "{n} năm tình nguyện liên tục",
  tap_the    = "{n} thành viên, thành lập {thang} tháng",
  gio        = "{gio} giờ được xác nhận",
  chien_dich = "Tham gia {n} chiến dịch",
  giup       = "{n} lượt người được giúp",
  chung_nhan = "{n} chứng nhận còn hạn",
  da_khen    = "{n} lần được khen trong năm năm",
  sang_kien  = "Có sáng kiến, mô hình và khả năng nhân rộng",
  minh_chung = "{n} minh chứng đính kèm",
  tu_khai    = "{phan_tram}% số giờ là tự khai nên không xếp trên mức khá",
  quy_che    = "Tập thể chưa có quy chế nên chưa xếp xuất sắc",
}

function run(f, p)
  local giay = f.minutes_paper * p.giay / 100
  local gio = (f.minutes_scanned + f.minutes_confirmed + giay) / 60
  local tong = f.minutes_scanned + f.minutes_confirmed + f.minutes_paper + f.minutes_declared
  key("gio", gio)
  key("ngay", f.days)
  key("giup", f.helped)
  if tong == 0 then return unrated("trong") end

  if f.of == "person" then
    add("ben_bi", math.min(p.nam_cao, p.moi_nam * f.years), { n = f.years })
  else
    add("tap_the", math.min(p.nam_cao, f.months_founded / 6 + f.members / 5), { n = f.members, thang = f.months_founded })
    if f.of == "organisation" and not f.charter then cap("good", "quy_che") end
  end
  add("gio", math.min(p.gio_cao, p.muoi_gio * gio / 10), { gio = gio })
  add("chien_dich", math.min(p.cd_cao, p.chien_dich * f.campaigns), { n = f.campaigns })
  add("giup", math.min(p.giup_cao, f.helped / p.giup_moi), { n = f.helped })

  local con_han, gan_day = 0, 0
  for _, c in ipairs(f.certificates) do
    if c.valid then con_han = con_han + 1 end
  end
  for _, k in ipairs(f.honours) do
    if k.years_ago < 5 then gan_day = gan_day + 1 end
  end
  if con_han > 0 then add("chung_nhan", math.min(p.cn_cao, p.chung_nhan * con_han), { n = con_han }) end
  if gan_day > 0 then add("da_khen", math.min(p.khen_cao, p.da_khen * gan_day), { n = gan_day }) end
  if f.initiative and f.replication then add("sang_kien", p.sang_kien) end
  if f.documents >= p.du_mc then add("minh_chung", p.minh_chung, { n = f.documents }) end

  -- Giờ tự khai không có điểm; nhiều quá thì cả hồ sơ còn phải xem lại.
  if f.minutes_declared * 100 > p.tu_khai * tong then
    cap("fair", "tu_khai", { phan_tram = math.floor(f.minutes_declared * 100 / tong) })
  end
end

tests {
  { "chưa có gì", given = { minutes_scanned = 0, minutes_confirmed = 0 }, expect = { unrated = true, has = { "trong" } } },
  { "một người bền bỉ", given = { years = 5, minutes_scanned = 12000, campaigns = 5, helped = 375, initiative = true,
      replication = true, documents = 3, certificates = { { valid = true }, { valid = true }, { valid = false } } },
    expect = { score = 91, band = "excellent", has = { "ben_bi", "gio", "chung_nhan", "sang_kien", "minh_chung" } } },
  { "mới bắt đầu", given = { years = 0, minutes_scanned = 600, minutes_confirmed = 0, campaigns = 1, helped = 0 },
    expect = { score = 3.5, band = "below", lacks = { "chung_nhan", "da_khen", "sang_kien" } } },
  { "danh sách giấy tính một nửa", given = { years = 0, minutes_scanned = 0, minutes_confirmed = 0, minutes_paper = 12000,
      campaigns = 0, helped = 0 }, expect = { score = 15 } },
  { "đúng ba mươi phần trăm tự khai", given = { minutes_scanned = 7000, minutes_confirmed = 0, minutes_declared = 3000 },
    expect = { lacks = { "tu_khai" } } },
  { "quá ba mươi phần trăm tự khai", given = { years = 5, minutes_scanned = 12000, minutes_declared = 6000, campaigns = 5, helped = 375,
      initiative = true, replication = true, documents = 3, certificates = { { valid = true }, { valid = true } } },
    expect = { score = 91, band = "fair", has = { "tu_khai" } } },
  { "đã khen trong năm năm", given = { honours = { { years_ago = 4 }, { years_ago = 5 } } },
    expect = { has = { "da_khen" } } },
  { "khen đã lâu", given = { honours = { { years_ago = 5 } } }, expect = { lacks = { "da_khen" } } },
  { "tập thể có quy chế", given = { of = "organisation", members = 40, months_founded = 72, charter = true, minutes_scanned = 30000,
      campaigns = 8, helped = 1000 }, expect = { score = 75, band = "good", has = { "tap_the" }, lacks = { "quy_che" } } },
  { "tập thể chưa có quy chế", given = { of = "organisation", members = 40, months_founded = 72, minutes_scanned = 30000, campaigns = 8,
      helped = 1000, documents = 5, initiative = true, replication = true }, expect = { score = 85, band = "good", has = { "quy_che" } } },
}
