--- Quy đổi công việc ra giờ tình nguyện: luật chung của tỉnh. Tám giờ là một ngày.
--- Thời gian chuẩn bị không tính; chỉ tính thời gian có mặt.
hook "bank.credit"

params {
  toi_da_buoi = { 8,  min = 1, max = 12, label = "Số giờ tối đa một buổi khi chỉ một người xác nhận" },
  toi_da_hai  = { 12, min = 1, max = 24, label = "Số giờ tối đa một buổi khi hai người xác nhận" },
  tu_khai     = { 4,  min = 0, max = 8,  label = "Số giờ tối đa khi chỉ tự khai" },
  doi_truong  = { 10, min = 0, max = 50, label = "Phần trăm cộng thêm cho đội trưởng" },
}

reasons {
  gio        = "Có mặt {phut} phút",
  co_phep    = "Vắng có phép: không tính giờ",
  vang       = "Vắng không phép: không tính giờ",
  khong_phut = "Chưa ghi số phút có mặt",
  muon       = "Đến muộn {phut} phút",
  cat_buoi   = "Một buổi tính tối đa {gio} giờ",
  cat_khai   = "Tự khai tính tối đa {gio} giờ",
  doi_truong = "Đội trưởng được cộng thêm {phan_tram}%",
}

function run(f, p)
  if f.state == "excused" then return reject "co_phep" end
  if f.state == "unexcused" then return reject "vang" end
  if not require("khong_phut", f.minutes_present > 0) then return end

  local gio = f.minutes_present / 60
  add("gio", gio, { phut = f.minutes_present })
  if f.late_minutes > 15 then note("muon", { phut = f.late_minutes }) end

  local toi_da, ma = p.toi_da_buoi, "cat_buoi"
  if f.two_confirmations then toi_da = p.toi_da_hai end
  if f.evidence == "declared" then toi_da, ma = p.tu_khai, "cat_khai" end
  if gio > toi_da then
    add(ma, toi_da - gio, { gio = toi_da })
    gio = toi_da
  end
  if f.role == "leader" and f.evidence ~= "declared" then
    add("doi_truong", gio * p.doi_truong / 100, { phan_tram = p.doi_truong })
  end
end

tests {
  { "một buổi sáng", given = { minutes_present = 240 }, expect = { score = 4, has = { "gio" } } },
  { "lẻ phút", given = { minutes_present = 100 }, expect = { score = 1.67 } },
  { "vắng không phép", given = { state = "unexcused", minutes_present = 240 }, expect = { rejected = "vang" } },
  { "vắng có phép", given = { state = "excused" }, expect = { rejected = "co_phep" } },
  { "chưa ghi phút", given = { minutes_present = 0 }, expect = { rejected = "khong_phut" } },
  { "quá tám giờ", given = { minutes_present = 600 }, expect = { score = 8, has = { "cat_buoi" } } },
  { "hai người xác nhận", given = { minutes_present = 600, two_confirmations = true }, expect = { score = 10, lacks = { "cat_buoi" } } },
  { "tự khai", given = { minutes_present = 480, evidence = "declared" }, expect = { score = 4, has = { "cat_khai" } } },
  { "đội trưởng", given = { minutes_present = 240, role = "leader" }, expect = { score = 4.4, has = { "doi_truong" } } },
  { "đến muộn", given = { state = "late", late_minutes = 20, minutes_present = 200 }, expect = { score = 3.33, has = { "muon" } } },
}
