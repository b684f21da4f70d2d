--- Đánh giá một năm tình nguyện — cụm Đắk Mil. Mùa thu hoạch cà phê 15/10–15/01 nhiều nhà bận.
--- Ai báo bận mùa trước khi được gọi thì buổi vắng trong mùa đương nhiên có phép và không nằm trong mẫu số,
--- nhưng trừ đi rồi thì mẫu số không bao giờ dưới sáu buổi; ai được gọi chưa đủ sáu buổi thì mẫu số là số buổi được gọi.
--- Chuyên cần tính khác luật tỉnh nên luật này không lấy kết quả của luật tỉnh làm gốc.
hook "bank.evaluate"

ties { "thang", "ngoai_mua" }
group { quota = { band = "excellent", percent = 20, of = "good" } }

params {
  it_nhat    = { 1,   min = 1, max = 12,  label = "Được gọi ít hơn số buổi này thì chưa xếp loại" },
  chuyen_can = { 40,  min = 0, max = 60,  label = "Điểm chuyên cần khi có mặt đủ mọi buổi phải đến" },
  mau_so     = { 6,   min = 1, max = 20,  label = "Trừ buổi được miễn, mẫu số không dưới số buổi này" },
  moi_ngay   = { 4,   min = 0, max = 10,  label = "Điểm cho mỗi ngày công" },
  ngay_cao   = { 50,  min = 0, max = 60,  label = "Điểm ngày công cao nhất" },
  giup_ho    = { 1.5, min = 1, max = 2,   label = "Hệ số giúp hộ chính sách, neo đơn, ốm đau thu hoạch" },
  giup_cao   = { 40,  min = 0, max = 120, label = "Số giờ giúp thu hoạch được tính nhiều nhất, sau hệ số" },
  ky_luat    = { 10,  min = 0, max = 20,  label = "Điểm kỷ luật lúc đầu năm" },
  tru_muon   = { 0.5, min = 0, max = 5,   label = "Điểm kỷ luật bị trừ mỗi lần đến muộn" },
  tru_vang   = { 3,   min = 0, max = 10,  label = "Điểm kỷ luật bị trừ mỗi buổi vắng không phép" },
  xuat_sac   = { 90,  min = 0, max = 100, label = "Phần trăm buổi phải đến để được xuất sắc" },
  ngoai_mua  = { 4,   min = 0, max = 20,  label = "Số buổi ngoài mùa ít nhất để được xuất sắc" },
}

reasons {
  it_goi     = "Mới được gọi {n} buổi, chưa đủ để xếp loại",
  chuyen_can = "Có mặt {co_mat} buổi trên {mau} buổi phải đến",
  mien       = "{n} buổi vắng trong mùa thu hoạch đã báo trước nên không tính vào mẫu số",
  mau_so     = "Mẫu số tính ít nhất {n} buổi",
  ngay       = "{ngay} ngày công",
  giup_ho    = "Giúp hộ khó khăn thu hoạch {gio} giờ, hệ số {he_so}",
  giup_cao   = "Giờ giúp thu hoạch tính tối đa {gio} giờ",
  ky_luat    = "Kỷ luật: {muon} lần đến muộn, {vang} buổi vắng không phép",
  thieu_buoi = "Có mặt chưa đủ {phan_tram}% buổi phải đến nên chưa xếp xuất sắc",
  it_ngoai   = "Mới có {n} buổi ngoài mùa thu hoạch, cần {can} buổi để xếp xuất sắc",
  bi_ky_luat = "Bị kỷ luật trong năm nên không xếp trên mức hoàn thành",
}

function run(f, p)
  key("thang", f.months_active)
  local phut_nam, phut_giup, mien, vang_mien, ngoai_mua = 0, 0, 0, 0, 0
  for _, s in ipairs(f.sessions) do
    local phut, trong_mua = s.minutes, s.in_harvest
    if phut > 0 then
      if not trong_mua then ngoai_mua = ngoai_mua + 1 end
      if s.credited_minutes > 0 then
        if s.household_policy and s.field == "harvest" then
          phut_giup = phut_giup + phut
        else
          phut_nam = phut_nam + phut
        end
      end
    elseif trong_mua and s.noticed then
      local the_nao = s.state
      if the_nao == "unexcused" then vang_mien = vang_mien + 1 end
      if the_nao == "unexcused" or the_nao == "excused" then mien = mien + 1 end
    end
  end
  key("ngoai_mua", ngoai_mua)
  if f.called < p.it_nhat then return unrated("it_goi", { n = f.called }) end

  -- Miễn nhiều buổi không được làm cho một, hai buổi thành chuyên cần tuyệt đối.
  local phai_den = f.called - mien
  local mau = math.max(math.min(p.mau_so, f.called), phai_den)
  add("chuyen_can", p.chuyen_can * math.min(1, f.attended / mau), { co_mat = f.attended, mau = mau })
  if mien > 0 then note("mien", { n = mien }) end
  if phai_den < mau then note("mau_so", { n = mau }) end
  if f.attended * 100 < mau * p.xuat_sac then cap("good", "thieu_buoi", { phan_tram = p.xuat_sac }) end

  local gio_giup = phut_giup * p.giup_ho / 60
  local tinh = math.min(gio_giup, p.giup_cao)
  local ngay = phut_nam / 480 + tinh / 8
  add("ngay", math.min(p.ngay_cao, p.moi_ngay * ngay), { ngay = ngay })
  if phut_giup > 0 then note("giup_ho", { gio = phut_giup / 60, he_so = p.giup_ho }) end
  if gio_giup > tinh then note("giup_cao", { gio = p.giup_cao }) end
  local vang = f.unexcused - vang_mien
  add("ky_luat", math.max(0, p.ky_luat - p.tru_muon * f.late - p.tru_vang * vang), { muon = f.late, vang = vang })

  if ngoai_mua < p.ngoai_mua then cap("good", "it_ngoai", { n = ngoai_mua, can = p.ngoai_mua }) end
  for _, v in ipairs(f.works) do
    if v.kind == "discipline" then cap("pass", "bi_ky_luat") end
  end
end

local function lap(n, buoi, them, buoi_them)
  local t = {}
  for i = 1, n do t[i] = buoi end
  for i = 1, them or 0 do t[n + i] = buoi_them end
  return t
end

local VANG_MUA = { state = "unexcused", minutes = 0, credited_minutes = 0, in_harvest = true, noticed = true }
local VANG_KHONG_BAO = { state = "unexcused", minutes = 0, credited_minutes = 0, in_harvest = true }
local GIUP_HO = { minutes = 480, in_harvest = true, household_policy = true, field = "harvest" }

tests {
  { "chưa được gọi", given = { called = 0 }, expect = { unrated = true, has = { "it_goi" } } },
  { "mười buổi ngoài mùa", given = { called = 10, attended = 10, sessions = lap(10, { minutes = 240 }) },
    expect = { score = 70, band = "good", lacks = { "mien", "mau_so" } } },
  { "vắng trong mùa đã báo trước", given = { called = 14, attended = 10, unexcused = 4, sessions = lap(10, { minutes = 240 }, 4, VANG_MUA) },
    expect = { score = 70, has = { "mien" }, lacks = { "thieu_buoi" } } },
  { "vắng trong mùa không báo trước", given = { called = 14, attended = 10, unexcused = 4, sessions = lap(10, { minutes = 240 }, 4, VANG_KHONG_BAO) },
    expect = { score = 48.57, has = { "thieu_buoi" }, lacks = { "mien" } } },
  { "báo trước nhưng vắng ngoài mùa", given = { called = 14, attended = 10, unexcused = 4,
      sessions = lap(10, { minutes = 240 }, 4, { state = "unexcused", minutes = 0, credited_minutes = 0, noticed = true }) },
    expect = { score = 48.57, lacks = { "mien" } } },
  { "mẫu số không dưới sáu", given = { called = 12, attended = 3, unexcused = 9, sessions = lap(3, { minutes = 240 }, 9, VANG_MUA) },
    expect = { score = 36, has = { "mien", "mau_so", "thieu_buoi" } } },
  { "được gọi bốn buổi, miễn một: mẫu số vẫn là bốn", given = { called = 4, attended = 3, unexcused = 1, sessions = lap(3, { minutes = 240 }, 1, VANG_MUA) },
    expect = { score = 46, has = { "mien", "mau_so" } } },
  { "mới được gọi ba buổi và đi đủ", given = { called = 3, attended = 3, sessions = lap(3, { minutes = 240 }) },
    expect = { score = 56, lacks = { "mau_so", "thieu_buoi" } } },
  { "giúp hộ neo đơn nhân một rưỡi", given = { called = 6, attended = 6, sessions = lap(4, { minutes = 240 }, 2, GIUP_HO) },
    expect = { score = 70, has = { "giup_ho" }, lacks = { "giup_cao" } } },
  { "giúp hộ tối đa bốn mươi giờ", given = { called = 12, attended = 12, sessions = lap(4, { minutes = 240 }, 8, GIUP_HO) },
    expect = { score = 78, has = { "giup_ho", "giup_cao" } } },
  { "giúp thu hoạch hộ thường không có hệ số", given = { called = 6, attended = 6,
      sessions = lap(4, { minutes = 240 }, 2, { minutes = 480, in_harvest = true, field = "harvest" }) },
    expect = { score = 66, lacks = { "giup_ho" } } },
  { "đủ điểm và đủ bốn buổi ngoài mùa", given = { called = 14, attended = 14,
      sessions = lap(4, { minutes = 480 }, 10, { minutes = 480, in_harvest = true, field = "welfare" }) },
    expect = { score = 100, band = "excellent", lacks = { "it_ngoai" } } },
  { "chỉ ba buổi ngoài mùa", given = { called = 14, attended = 14,
      sessions = lap(3, { minutes = 480 }, 11, { minutes = 480, in_harvest = true, field = "welfare" }) },
    expect = { score = 100, band = "good", has = { "it_ngoai" } } },
}
