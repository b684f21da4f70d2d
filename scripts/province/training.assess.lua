--- Xét hoàn thành lớp tập huấn: luật chung của tỉnh.
--- Đủ thời gian có mặt và đạt bài kiểm tra cuối lớp, hoặc đạt khi thi lại. Chưa làm bài là chưa xét, không phải không đạt.
hook "training.assess"

params {
  co_mat  = { 80, min = 0, max = 100, label = "Phần trăm thời gian của lớp phải có mặt" },
  cot_loi = { 80, min = 0, max = 100, label = "Phần trăm khối cốt lõi phải dạy thì lớp mới đào tạo tập huấn viên" },
}

reasons {
  chua_hoc    = "Lớp chưa có buổi nào nên chưa xét",
  chua_thi    = "Chưa làm bài kiểm tra cuối lớp nên chưa xét",
  co_mat      = "Có mặt {phan_tram}% thời gian ({buoi}/{tong} buổi)",
  thieu_buoi  = "Mới có mặt {phan_tram}% thời gian, cần {can}%",
  kiem_tra    = "Kiểm tra cuối lớp {phan_tram}%, mức đạt {can}%",
  thi_lai     = "Thi lại {phan_tram}%, mức đạt {can}%",
  chua_dat    = "Kiểm tra {phan_tram}%, chưa đến mức đạt {can}%",
  tien_bo     = "Tăng {diem} điểm phần trăm so với đầu vào",
  thieu_khoi  = "Lớp mới dạy {da_day}/{tong} khối cốt lõi nên chưa đào tạo được tập huấn viên",
}

function run(f, p)
  if f.sessions == 0 then return unrated "chua_hoc" end
  local vang = f.attended_percent < p.co_mat
  if vang then
    cap("not_completed", "thieu_buoi", { phan_tram = f.attended_percent, can = p.co_mat })
  else
    note("co_mat", { phan_tram = f.attended_percent, buoi = f.attended, tong = f.sessions })
  end
  if f.level > 0 and f.core_delivered >= 0 and f.core_delivered * 100 < f.core_blocks * p.cot_loi then
    cap("not_completed", "thieu_khoi", { da_day = f.core_delivered, tong = f.core_blocks })
  end

  local tot = math.max(f.post_percent, f.retest_percent)
  if tot < 0 then
    if f.questions > 0 and not vang then unrated "chua_thi" end
    return
  end
  if f.pre_percent >= 0 and tot > f.pre_percent then note("tien_bo", { diem = tot - f.pre_percent }) end
  if tot < f.pass_percent then
    return cap("not_completed", "chua_dat", { phan_tram = tot, can = f.pass_percent })
  end
  add(f.retest_percent > f.post_percent and "thi_lai" or "kiem_tra", tot, { phan_tram = tot, can = f.pass_percent })
end

tests {
  { "học đủ, đạt kiểm tra", given = { attended_percent = 100, post_percent = 85, pre_percent = 60 },
    expect = { band = "completed", score = 85, has = { "kiem_tra", "co_mat", "tien_bo" } } },
  { "vừa đúng 80% thời gian và 80 điểm", given = { attended_percent = 80, post_percent = 80 },
    expect = { band = "completed", score = 80 } },
  { "thiếu một phần trăm thời gian", given = { attended_percent = 79, post_percent = 95 },
    expect = { band = "not_completed", has = { "thieu_buoi" } } },
  { "thiếu một điểm phần trăm", given = { attended_percent = 100, post_percent = 79 },
    expect = { band = "not_completed", has = { "chua_dat" } } },
  { "thi lại đạt", given = { attended_percent = 90, post_percent = 60, retest_percent = 82 },
    expect = { band = "completed", score = 82, has = { "thi_lai" } } },
  { "chưa làm bài cuối lớp", given = { attended_percent = 100 }, expect = { unrated = true, has = { "chua_thi" } } },
  { "vắng nhiều thì không cần chờ bài", given = { attended_percent = 50 },
    expect = { band = "not_completed", has = { "thieu_buoi" } } },
  { "lớp không có bài kiểm tra", given = { attended_percent = 100, questions = 0 }, expect = { band = "completed" } },
  { "bài làm trên giấy, ngân hàng chưa có câu hỏi", given = { attended_percent = 100, questions = 0, post_percent = 60 },
    expect = { band = "not_completed", has = { "chua_dat" } } },
  { "lớp chưa có buổi nào", given = { sessions = 0 }, expect = { unrated = true } },
  { "lớp tập huấn viên dạy thiếu khối cốt lõi", given = { level = 1, attended_percent = 100, post_percent = 90, core_blocks = 6, core_delivered = 4 },
    expect = { band = "not_completed", has = { "thieu_khoi" } } },
  { "không ai dự giờ thì không trừ", given = { level = 1, attended_percent = 100, post_percent = 90, core_delivered = -1 },
    expect = { band = "completed" } },
}
