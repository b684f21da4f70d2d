--- Quy đổi công việc ra giờ tình nguyện — cụm Đắk Mil.
--- Mùa thu hoạch: giúp hộ chính sách, neo đơn, ốm đau thì giờ nhân 1,5.
hook "bank.credit"

params {
  toi_da  = { 8, min = 1, max = 12, label = "Số giờ tối đa một buổi" },
  giup_ho = { 1.5, min = 1, max = 2, label = "Hệ số giúp hộ chính sách, neo đơn, ốm đau trong mùa" },
}

reasons {
  vang    = "Vắng: không tính giờ",
  gio     = "Có mặt {phut} phút",
  toi_da  = "Một buổi tính tối đa {gio} giờ",
  giup_ho = "Giúp hộ khó khăn thu hoạch, hệ số {he_so}",
}

function run(f, p)
  if not require("vang", f.state == "present" or f.state == "late") then return end
  local gio = f.minutes_present / 60
  add("gio", gio, { phut = f.minutes_present })
  if gio > p.toi_da then
    add("toi_da", p.toi_da - gio, { gio = p.toi_da })
    gio = p.toi_da
  end
  if f.in_harvest and f.household_policy and f.field == "harvest" then
    add("giup_ho", gio * (p.giup_ho - 1), { he_so = p.giup_ho })
  end
end

tests {
  { "vắng không phép", given = { state = "unexcused", minutes_present = 240 }, expect = { rejected = "vang" } },
  { "một buổi thường", given = { minutes_present = 240 }, expect = { score = 4, has = { "gio" } } },
  { "giúp hộ neo đơn", given = { minutes_present = 360, field = "harvest", in_harvest = true, household_policy = true },
    expect = { score = 9, has = { "giup_ho" } } },
  { "giúp hộ thường", given = { minutes_present = 360, field = "harvest", in_harvest = true }, expect = { score = 6, lacks = { "giup_ho" } } },
  { "quá tám giờ", given = { minutes_present = 600 }, expect = { score = 8, has = { "toi_da" } } },
}
