--- Quy đổi công việc ra giờ tình nguyện — cụm Gia Nghĩa.
--- Một ngày tính tối đa 8 giờ, dù có mấy buổi. Buổi công nghệ số, hỗ trợ một cửa tính tròn tối thiểu một giờ.
hook "bank.credit"

params {
  toi_da_ngay = { 8, min = 1, max = 12, label = "Số giờ tối đa một ngày" },
  so_it_nhat  = { 1, min = 0, max = 4,  label = "Số giờ tối thiểu của một buổi công nghệ số, hỗ trợ một cửa" },
}

reasons {
  vang   = "Vắng: không tính giờ",
  gio    = "Có mặt {phut} phút",
  so     = "Buổi công nghệ số tính ít nhất {gio} giờ",
  toi_da = "Ngày có {n} buổi, mỗi buổi tính tối đa {gio} giờ",
}

function run(f, p)
  if not require("vang", f.state == "present" or f.state == "late") then return end
  local gio = f.minutes_present / 60
  add("gio", gio, { phut = f.minutes_present })
  -- Người dân đến hỏi ít hay nhiều thì người trực vẫn phải có mặt.
  if f.field == "technology" and gio > 0 and gio < p.so_it_nhat then
    add("so", p.so_it_nhat - gio, { gio = p.so_it_nhat })
    gio = p.so_it_nhat
  end
  local toi_da = p.toi_da_ngay / math.max(1, f.sessions_that_day)
  if gio > toi_da then add("toi_da", toi_da - gio, { n = f.sessions_that_day, gio = toi_da }) end
end

tests {
  { "vắng không phép", given = { state = "unexcused", minutes_present = 240 }, expect = { rejected = "vang" } },
  { "một buổi thường", given = { minutes_present = 240 }, expect = { score = 4, has = { "gio" } } },
  { "quá tám giờ", given = { minutes_present = 600 }, expect = { score = 8, has = { "toi_da" } } },
  { "hai buổi trong ngày", given = { minutes_present = 300, sessions_that_day = 2 }, expect = { score = 4, has = { "toi_da" } } },
  { "hai buổi ngắn không bị cắt", given = { minutes_present = 180, sessions_that_day = 2 }, expect = { score = 3, lacks = { "toi_da" } } },
  { "trực một cửa nửa giờ", given = { minutes_present = 30, field = "technology" }, expect = { score = 1, has = { "so" } } },
  { "chưa ghi phút thì không cộng", given = { minutes_present = 0, field = "technology" }, expect = { score = 0, lacks = { "so" } } },
}
