--- Đánh giá một năm tình nguyện — cụm Krông Nô. Đồng lúa và vùng ngập Buôn Choah, hang núi lửa trong công viên địa chất.
--- Trực thiên tai tính một phần tư, ra hiện trường tính đủ nhưng phải có chứng chỉ sơ cấp cứu còn hạn trong chính ngày ấy.
--- Buổi dài hơn tám giờ cần hai người xác nhận. Ngày công tính khác luật tỉnh nên luật này không lấy kết quả của luật tỉnh làm gốc.
hook "bank.evaluate"

ties { "thang", "hien_truong", "linh_vuc" }
group { quota = { band = "excellent", percent = 20, of = "good" } }

params {
  chuyen_can  = { 40,   min = 0, max = 60,  label = "Điểm chuyên cần khi có mặt đủ mọi buổi được gọi" },
  moi_ngay    = { 4,    min = 0, max = 10,  label = "Điểm cho mỗi ngày công" },
  ngay_cao    = { 40,   min = 0, max = 60,  label = "Điểm ngày công cao nhất" },
  gio_mot_nguoi = { 8,  min = 1, max = 12,  label = "Số giờ tối đa một buổi khi chỉ một người xác nhận" },
  he_so_truc  = { 0.25, min = 0, max = 1,   label = "Mỗi giờ trực thiên tai được tính bằng" },
  he_so_ra    = { 1,    min = 0, max = 2,   label = "Mỗi giờ ra hiện trường thiên tai được tính bằng" },
  dia_chat    = { 2,    min = 0, max = 10,  label = "Điểm cho mỗi buổi hướng dẫn công viên địa chất" },
  dia_tieng   = { 1,    min = 0, max = 5,   label = "Điểm thêm khi hướng dẫn bằng ngôn ngữ thứ hai" },
  tieng_muc   = { 2,    min = 1, max = 5,   label = "Mức ngôn ngữ thứ hai ít nhất" },
  dia_cao     = { 20,   min = 0, max = 40,  label = "Điểm hướng dẫn công viên địa chất cao nhất" },
  ky_luat     = { 10,   min = 0, max = 20,  label = "Điểm kỷ luật lúc đầu năm" },
  tru_muon    = { 0.5,  min = 0, max = 5,   label = "Điểm kỷ luật bị trừ mỗi lần đến muộn" },
  tru_vang    = { 3,    min = 0, max = 10,  label = "Điểm kỷ luật bị trừ mỗi buổi vắng không phép" },
  xuat_sac    = { 90,   min = 0, max = 100, label = "Phần trăm buổi được gọi phải có mặt để được xuất sắc" },
}

reasons {
  chua_goi    = "Chưa được gọi buổi nào trong năm",
  chuyen_can  = "Có mặt {co_mat}/{duoc_goi} buổi được gọi",
  ngay        = "{ngay} ngày công",
  cat_buoi    = "{n} buổi dài chỉ một người xác nhận nên tính tối đa {gio} giờ",
  truc        = "Trực thiên tai {gio} giờ, mỗi giờ tính {he_so}",
  hien_truong = "Ra hiện trường thiên tai {n} lần, có chứng chỉ sơ cấp cứu còn hạn",
  so_cuu      = "{n} lần ra hiện trường không tính vì ngày ấy không có chứng chỉ sơ cấp cứu còn hạn",
  dia_chat    = "{n} buổi hướng dẫn công viên địa chất, {tieng} buổi bằng ngôn ngữ thứ hai",
  ky_luat     = "Kỷ luật: {muon} lần đến muộn, {vang} buổi vắng không phép",
  thieu_buoi  = "Có mặt chưa đủ {phan_tram}% buổi được gọi nên chưa xếp xuất sắc",
  bi_ky_luat  = "Bị kỷ luật trong năm nên không xếp trên mức hoàn thành",
}

function run(f, p)
  key("thang", f.months_active)
  key("linh_vuc", f.fields_active)

  local phut_nam, cat, dia_chat, dia_tieng, hien_truong, thieu_the = 0, 0, 0, 0, 0, 0
  local mot_nguoi = p.gio_mot_nguoi * 60
  for _, s in ipairs(f.sessions) do
    local phut = s.minutes
    if phut > 0 and s.credited_minutes > 0 then
      local linh_vuc = s.field
      if phut > mot_nguoi and not s.two_confirmations then cat, phut = cat + 1, mot_nguoi end
      if linh_vuc == "disaster" then
        if s.certificates:has("first_aid") then
          hien_truong, phut = hien_truong + 1, phut * p.he_so_ra
        else
          thieu_the, phut = thieu_the + 1, 0
        end
      elseif linh_vuc == "culture" then
        dia_chat = dia_chat + 1
        local tieng = s.language
        if tieng ~= "" and f.languages:level(tieng) >= p.tieng_muc then dia_tieng = dia_tieng + 1 end
      end
      phut_nam = phut_nam + phut
    end
  end

  -- Việc ghi ngoài buổi: số lượng là số giờ.
  local gio_truc = 0
  for _, v in ipairs(f.works) do
    local viec = v.kind
    if viec == "discipline" then cap("pass", "bi_ky_luat") end
    if viec == "standby" and v.accepted then gio_truc = gio_truc + v.amount end
    if viec == "callout" and v.accepted then
      if v.certificates:has("first_aid") then
        hien_truong, phut_nam = hien_truong + 1, phut_nam + v.amount * 60 * p.he_so_ra
      else
        thieu_the = thieu_the + 1
      end
    end
  end
  key("hien_truong", hien_truong)
  if f.called == 0 then return unrated "chua_goi" end

  add("chuyen_can", p.chuyen_can * f.attended / f.called, { co_mat = f.attended, duoc_goi = f.called })
  if f.attended * 100 < f.called * p.xuat_sac then cap("good", "thieu_buoi", { phan_tram = p.xuat_sac }) end
  local ngay = phut_nam / 480 + gio_truc * p.he_so_truc / 8
  add("ngay", math.min(p.ngay_cao, p.moi_ngay * ngay), { ngay = ngay })
  if cat > 0 then note("cat_buoi", { n = cat, gio = p.gio_mot_nguoi }) end
  if gio_truc > 0 then note("truc", { gio = gio_truc, he_so = p.he_so_truc }) end
  if hien_truong > 0 then note("hien_truong", { n = hien_truong }) end
  if thieu_the > 0 then note("so_cuu", { n = thieu_the }) end
  if dia_chat > 0 then
    add("dia_chat", math.min(p.dia_cao, p.dia_chat * dia_chat + p.dia_tieng * dia_tieng), { n = dia_chat, tieng = dia_tieng })
  end
  add("ky_luat", math.max(0, p.ky_luat - p.tru_muon * f.late - p.tru_vang * f.unexcused),
    { muon = f.late, vang = f.unexcused })
end

local function lap(n, buoi)
  local t = {}
  for i = 1, n do t[i] = buoi end
  return t
end

tests {
  { "chưa được gọi", given = { called = 0 }, expect = { unrated = true, has = { "chua_goi" } } },
  { "mười buổi thường", given = { called = 10, attended = 10, sessions = lap(10, { minutes = 240 }) },
    expect = { score = 70, band = "good", lacks = { "cat_buoi" } } },
  { "buổi mười hai giờ một người xác nhận", given = { called = 2, attended = 2, sessions = lap(2, { minutes = 720 }) },
    expect = { score = 58, has = { "cat_buoi" } } },
  { "buổi mười hai giờ hai người xác nhận", given = { called = 2, attended = 2, sessions = lap(2, { minutes = 720, two_confirmations = true }) },
    expect = { score = 62, lacks = { "cat_buoi" } } },
  { "đúng tám giờ không cần hai người", given = { called = 2, attended = 2, sessions = lap(2, { minutes = 480 }) },
    expect = { score = 58, lacks = { "cat_buoi" } } },
  { "ra hiện trường có chứng chỉ ngày ấy", given = { called = 2, attended = 2,
      sessions = lap(2, { minutes = 480, field = "disaster", certificates = { "first_aid" } }) },
    expect = { score = 58, has = { "hien_truong" }, lacks = { "so_cuu" } } },
  { "chứng chỉ hết hạn ngày ấy, cuối năm mới có lại", given = { called = 2, attended = 2, certificates = { "first_aid" },
      sessions = lap(2, { minutes = 480, field = "disaster" }) },
    expect = { score = 50, has = { "so_cuu" }, lacks = { "hien_truong" } } },
  { "trực tám giờ là một phần tư ngày", given = { called = 2, attended = 2, works = {
      { day = "2026-09-10", kind = "standby", amount = 8, accepted = true }, { day = "2026-09-11", kind = "standby", amount = 8, accepted = true },
      { day = "2026-09-12", kind = "standby", amount = 8, accepted = false } } },
    expect = { score = 52, has = { "truc" } } },
  { "ra hiện trường ngoài buổi", given = { called = 2, attended = 2, works = {
      { day = "2026-09-10", kind = "callout", amount = 8, accepted = true, certificates = { "first_aid" } },
      { day = "2026-09-11", kind = "callout", amount = 8, accepted = true } } },
    expect = { score = 54, has = { "hien_truong", "so_cuu" } } },
  { "hướng dẫn công viên địa chất bằng tiếng Anh", given = { called = 4, attended = 4, languages = { english = 3 }, sessions = {
      { minutes = 60, field = "culture", language = "english" }, { minutes = 60, field = "culture", language = "english" },
      { minutes = 60, field = "culture" }, { minutes = 60, field = "culture" } } },
    expect = { score = 62, has = { "dia_chat" } } },
  { "không biết tiếng thì không có điểm thêm", given = { called = 4, attended = 4, sessions = lap(4, { minutes = 60, field = "culture", language = "english" }) },
    expect = { score = 60, has = { "dia_chat" } } },
  { "công viên địa chất tối đa hai mươi điểm", given = { called = 20, attended = 20, sessions = lap(20, { minutes = 240, field = "culture" }) },
    expect = { score = 100, band = "excellent" } },
}
