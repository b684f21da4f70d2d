--- Ưu tiên khi ghép người vào vị trí — cụm Đắk Mil.
--- Mùa thu hoạch cà phê (15/10–15/01) nhiều nhà bận: không ép người đã báo bận, vắng trong mùa không bị trừ nặng,
--- và ưu tiên người biết hái cà phê cho việc giúp dân.
hook "bank.score"

params {
  giup_hai  = { 10, min = 0, max = 20, label = "Điểm cộng cho người biết việc đồng áng khi giúp thu hoạch" },
  gan_nha   = { 4,  min = 0, max = 10, label = "Điểm cộng khi làm ngay tại xã nhà trong mùa" },
  ngoai_mua = { 5,  min = 0, max = 10, label = "Điểm cộng cho nông dân khi ngoài mùa" },
  vang      = { 3,  min = 1, max = 9,  label = "Số buổi vắng không phép bị trừ điểm" },
  tru_vang  = { 10, min = 0, max = 20, label = "Điểm trừ khi vắng không phép nhiều" },
}

reasons {
  dem       = "Việc ban đêm chỉ dành cho người từ 18 tuổi",
  ban_mua   = "Đã báo bận mùa thu hoạch",
  giup_hai  = "Biết việc đồng áng, hợp với giúp dân thu hoạch",
  gan_nha   = "Làm tại xã nhà trong mùa thu hoạch",
  ngoai_mua = "Nông dân rảnh ngoài mùa thu hoạch",
  vang      = "Đã vắng {n} buổi không phép",
  vang_mua  = "Đã vắng {n} buổi không phép, trừ một nửa vì đang mùa thu hoạch",
}

function run(f, p)
  if f.opening.night and f.age < 18 then return reject "dem" end
  local mua = f.opening.in_harvest
  -- Báo bận mùa thì chỉ còn được gọi cho chính việc thu hoạch ở xã nhà.
  local tai_nha = f.commune ~= "" and f.commune == f.opening.commune
  if mua and f.busy_harvest and not (f.opening.field == "harvest" and tai_nha) then
    return reject "ban_mua"
  end

  if f.opening.field == "harvest" and f.skills:has("farming") then add("giup_hai", p.giup_hai) end
  if mua and tai_nha then add("gan_nha", p.gan_nha) end
  if not mua and f.occupation == "farmer" then add("ngoai_mua", p.ngoai_mua) end

  if f.unexcused >= p.vang then
    if mua then
      add("vang_mua", -p.tru_vang / 2, { n = f.unexcused })
    else
      add("vang", -p.tru_vang, { n = f.unexcused })
    end
  end
end

tests {
  { "báo bận mùa", given = { busy_harvest = true, opening = { in_harvest = true } }, expect = { rejected = "ban_mua" } },
  { "báo bận nhưng giúp ngay xã nhà", given = { busy_harvest = true, commune = "24667", skills = { "farming" },
      opening = { in_harvest = true, field = "harvest", commune = "24667" } },
    expect = { score = 14, has = { "giup_hai", "gan_nha" } } },
  { "nông dân ngoài mùa", given = { occupation = "farmer" }, expect = { score = 5, has = { "ngoai_mua" } } },
  { "vắng trong mùa", given = { unexcused = 3, opening = { in_harvest = true } }, expect = { score = -5, has = { "vang_mua" } } },
  { "vắng ngoài mùa", given = { unexcused = 3 }, expect = { score = -10, has = { "vang" } } },
  { "ban đêm", given = { age = 17, opening = { night = true } }, expect = { rejected = "dem" } },
}
