--- Quy đổi công việc ra giờ tình nguyện — cụm Tuy Đức.
--- Đường xa: nơi hoạt động cách trên 15 km được cộng một phần tư ngày.
hook "bank.credit"

params {
  toi_da  = { 8, min = 1, max = 12, label = "Số giờ tối đa một buổi" },
  xa      = { 15, min = 5, max = 60, label = "Trên số km này được cộng giờ đi đường" },
  di_xa   = { 2, min = 0, max = 4, label = "Số giờ cộng cho đường xa (một phần tư ngày)" },
}

reasons {
  vang    = "Vắng: không tính giờ",
  gio     = "Có mặt {phut} phút",
  toi_da  = "Một buổi tính tối đa {gio} giờ",
  di_xa   = "Cách {km} km, cộng giờ đi đường",
}

function run(f, p)
  if not require("vang", f.state == "present" or f.state == "late") then return end
  local gio = f.minutes_present / 60
  add("gio", gio, { phut = f.minutes_present })
  if gio > p.toi_da then
    add("toi_da", p.toi_da - gio, { gio = p.toi_da })
    gio = p.toi_da
  end
  if f.distance_km > p.xa then add("di_xa", p.di_xa, { km = f.distance_km }) end
end

tests {
  { "vắng không phép", given = { state = "unexcused", minutes_present = 240 }, expect = { rejected = "vang" } },
  { "một buổi thường", given = { minutes_present = 240 }, expect = { score = 4, has = { "gio" } } },
  { "cách 20 km", given = { minutes_present = 240, distance_km = 20 }, expect = { score = 6, has = { "di_xa" } } },
  { "cách đúng 15 km", given = { minutes_present = 240, distance_km = 15 }, expect = { score = 4, lacks = { "di_xa" } } },
  { "quá tám giờ", given = { minutes_present = 600 }, expect = { score = 8, has = { "toi_da" } } },
}
