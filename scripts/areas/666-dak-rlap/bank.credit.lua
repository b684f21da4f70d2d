--- Quy đổi công việc ra giờ tình nguyện — cụm Đắk R'Lấp.
--- Giờ phải có minh chứng: buổi chỉ tự khai tính một nửa, cho đến khi đội trưởng hoặc danh sách giấy xác nhận.
hook "bank.credit"

params {
  toi_da  = { 8,  min = 1, max = 12,  label = "Số giờ tối đa một buổi" },
  tu_khai = { 50, min = 0, max = 100, label = "Phần trăm số giờ được tính khi chỉ tự khai" },
}

reasons {
  vang    = "Vắng: không tính giờ",
  gio     = "Có mặt {phut} phút",
  toi_da  = "Một buổi tính tối đa {gio} giờ",
  tu_khai = "Chỉ tự khai nên tính {phan_tram}%, xác nhận rồi sẽ tính đủ",
}

function run(f, p)
  if not require("vang", f.state == "present" or f.state == "late") then return end
  local gio = f.minutes_present / 60
  add("gio", gio, { phut = f.minutes_present })
  if gio > p.toi_da then
    add("toi_da", p.toi_da - gio, { gio = p.toi_da })
    gio = p.toi_da
  end
  if f.evidence == "declared" then add("tu_khai", gio * (p.tu_khai / 100 - 1), { phan_tram = p.tu_khai }) end
end

tests {
  { "vắng không phép", given = { state = "unexcused", minutes_present = 240 }, expect = { rejected = "vang" } },
  { "vắng có phép", given = { state = "excused", minutes_present = 240 }, expect = { rejected = "vang" } },
  { "một buổi thường", given = { minutes_present = 240 }, expect = { score = 4, has = { "gio" }, lacks = { "tu_khai" } } },
  { "danh sách giấy tính đủ", given = { minutes_present = 240, evidence = "paper" }, expect = { score = 4 } },
  { "chỉ tự khai", given = { minutes_present = 240, evidence = "declared" }, expect = { score = 2, has = { "tu_khai" } } },
  { "tự khai mười giờ", given = { minutes_present = 600, evidence = "declared" }, expect = { score = 4, has = { "toi_da", "tu_khai" } } },
  { "quá tám giờ", given = { minutes_present = 600 }, expect = { score = 8, has = { "toi_da" } } },
}
