--- Quy đổi công việc ra giờ tình nguyện — cụm Krông Nô.
--- Buổi dài hơn 8 giờ cần hai người xác nhận, nếu không chỉ tính 8 giờ. Ra hiện trường thiên tai cần chứng chỉ sơ cấp cứu còn hạn.
hook "bank.credit"

params {
  toi_da  = { 8, min = 1, max = 12, label = "Số giờ tối đa một buổi" },
}

reasons {
  vang    = "Vắng: không tính giờ",
  gio     = "Có mặt {phut} phút",
  toi_da  = "Một buổi tính tối đa {gio} giờ",
  so_cuu  = "Ra hiện trường thiên tai cần chứng chỉ sơ cấp cứu còn hạn",
}

function run(f, p)
  if not require("vang", f.state == "present" or f.state == "late") then return end
  local gio = f.minutes_present / 60
  add("gio", gio, { phut = f.minutes_present })
  if f.field == "disaster" and not require("so_cuu", f.certificates:has("first_aid")) then return end
  if gio > p.toi_da and not f.two_confirmations then
    add("toi_da", p.toi_da - gio, { gio = p.toi_da })
  end
end

tests {
  { "vắng không phép", given = { state = "unexcused", minutes_present = 240 }, expect = { rejected = "vang" } },
  { "một buổi thường", given = { minutes_present = 240 }, expect = { score = 4, has = { "gio" } } },
  { "hai người xác nhận", given = { minutes_present = 600, two_confirmations = true }, expect = { score = 10, lacks = { "toi_da" } } },
  { "thiên tai không chứng chỉ", given = { minutes_present = 240, field = "disaster" }, expect = { rejected = "so_cuu" } },
  { "thiên tai có chứng chỉ", given = { minutes_present = 240, field = "disaster", certificates = { "first_aid" } }, expect = { score = 4 } },
  { "quá tám giờ", given = { minutes_present = 600 }, expect = { score = 8, has = { "toi_da" } } },
}
