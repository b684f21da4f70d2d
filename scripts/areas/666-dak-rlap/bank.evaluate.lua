--- Đánh giá một năm tình nguyện — cụm Đắk R'Lấp. Bắt đầu từ luật chung của tỉnh, thêm bậc thang báo cáo và chuyên cần,
--- công trình thanh niên, sáng kiến; cuối cùng nhân với tỷ lệ minh chứng đã nộp: thiếu minh chứng thì điểm giảm theo.
hook "bank.evaluate"

-- Bằng điểm thì ai hoạt động nhiều tháng hơn đứng trước, rồi đến ai có nhiều công trình được nghiệm thu hơn.
ties { "thang", "cong_trinh" }
group { quota = { band = "excellent", percent = 20, of = "good" } }

params {
  cong_trinh = { 5,  min = 0, max = 20,  label = "Điểm cho mỗi công trình thanh niên được nghiệm thu" },
  moi_diem   = { 20, min = 1, max = 200, label = "Cứ số triệu đồng giá trị công trình này được thêm một điểm" },
  gia_tri    = { 15, min = 0, max = 40,  label = "Điểm thêm theo giá trị của một công trình, cao nhất" },
  sang_kien  = { 5,  min = 0, max = 20,  label = "Điểm cho mỗi sáng kiến được công nhận" },
  sang_cao   = { 10, min = 0, max = 50,  label = "Điểm sáng kiến không quá số phần trăm này của tổng điểm" },
}

reasons {
  bao_cao    = "Báo cáo: muộn {muon} kỳ, thiếu {thieu} kỳ",
  buoi       = "Vắng không phép {n} buổi",
  cong_trinh = "Công trình thanh niên trị giá {trieu} triệu đồng, đã nghiệm thu",
  chua_thu   = "Công trình thanh niên chưa có biên bản nghiệm thu của xã nên chưa tính điểm",
  sang_kien  = "{n} sáng kiến được công nhận",
  tran       = "Điểm trước khi xét minh chứng tính tối đa 100",
  minh_chung = "Nộp {co}/{can} minh chứng",
}

function run(f, p)
  local tong = inherit()
  local dung_han, muon, thieu, muon_ky, thieu_ky = 0, 0, 0, 0, 0
  local nghiem_thu, sang_kien, can, co = 0, 0, 0, 0
  for _, v in ipairs(f.works) do
    local viec = v.kind
    if viec == "youth_work" then
      if v.accepted then
        local diem = p.cong_trinh + math.min(p.gia_tri, v.amount / p.moi_diem)
        nghiem_thu, tong = nghiem_thu + 1, tong + diem
        add("cong_trinh", diem, { trieu = v.amount })
      else
        note "chua_thu"
      end
    elseif viec == "report_on_time" then
      dung_han = dung_han + 1
    elseif viec == "report_late" then
      -- Với báo cáo, số lượng là số tháng của kỳ: 1, 6 hoặc 12.
      muon = muon + 1
      if v.amount >= 6 then muon_ky = muon_ky + 1 end
    elseif viec == "report_missed" then
      thieu = thieu + 1
      if v.amount >= 6 then thieu_ky = thieu_ky + 1 end
    elseif viec == "innovation" then
      if v.accepted then sang_kien = sang_kien + 1 end
    elseif viec == "evidence_required" then
      can = can + v.amount
    elseif viec == "evidence_present" then
      co = co + v.amount
    end
  end
  key("thang", f.months_active)
  key("cong_trinh", nghiem_thu)
  if f.called == 0 then return end

  -- Bậc thang 8/6/4/2/0: đúng hạn cả; báo cáo năm và sáu tháng đúng hạn, tháng nào cũng có;
  -- thiếu một tháng; thiếu hai tháng; thiếu từ ba tháng hoặc thiếu báo cáo năm, sáu tháng.
  if dung_han + muon + thieu > 0 then
    local diem = 8
    if thieu_ky > 0 or thieu >= 3 then diem = 0
    elseif thieu == 2 then diem = 2
    elseif thieu == 1 or muon_ky > 0 then diem = 4
    elseif muon > 0 then diem = 6
    end
    tong = tong + diem
    add("bao_cao", diem, { muon = muon, thieu = thieu })
  end

  -- Bậc thang 10/8/6/4/0 theo số buổi vắng không phép: không buổi nào, một, hai, ba, từ bốn buổi.
  local diem = f.unexcused > 3 and 0 or 10 - 2 * f.unexcused
  tong = tong + diem
  add("buoi", diem, { n = f.unexcused })

  if sang_kien > 0 then
    local thuong = math.min(p.sang_kien * sang_kien, tong * p.sang_cao / 100)
    tong = tong + thuong
    add("sang_kien", thuong, { n = sang_kien })
  end
  if tong > 100 then
    add("tran", 100 - tong)
    tong = 100
  end
  if co < can then add("minh_chung", tong * (co / can - 1), { co = co, can = can }) end
end

tests {
  { "luật chung nói chưa xếp loại thì không cộng gì thêm", given = { called = 0 }, expect = { score = 0, lacks = { "buoi", "bao_cao" } } },
  { "không vắng buổi nào", given = { called = 10, attended = 10 }, expect = { score = 10, has = { "buoi" }, lacks = { "bao_cao" } } },
  { "vắng một buổi", given = { called = 10, attended = 9, unexcused = 1 }, expect = { score = 8 } },
  { "vắng ba buổi", given = { called = 10, attended = 7, unexcused = 3 }, expect = { score = 4 } },
  { "vắng bốn buổi", given = { called = 10, attended = 6, unexcused = 4 }, expect = { score = 0 } },
  { "báo cáo đúng hạn cả", given = { called = 10, attended = 10, works = {
      { day = "2026-02-01", kind = "report_on_time", amount = 1 }, { day = "2026-07-01", kind = "report_on_time", amount = 6 } } },
    expect = { score = 18, has = { "bao_cao" } } },
  { "một báo cáo tháng muộn", given = { called = 10, attended = 10, works = {
      { day = "2026-02-01", kind = "report_late", amount = 1 }, { day = "2026-07-01", kind = "report_on_time", amount = 6 } } },
    expect = { score = 16 } },
  { "báo cáo năm muộn", given = { called = 10, attended = 10, works = { { day = "2026-12-20", kind = "report_late", amount = 12 } } },
    expect = { score = 14 } },
  { "thiếu một báo cáo tháng", given = { called = 10, attended = 10, works = { { day = "2026-02-01", kind = "report_missed", amount = 1 } } },
    expect = { score = 14 } },
  { "thiếu hai báo cáo tháng", given = { called = 10, attended = 10, works = {
      { day = "2026-02-01", kind = "report_missed", amount = 1 }, { day = "2026-03-01", kind = "report_missed", amount = 1 } } },
    expect = { score = 12 } },
  { "thiếu báo cáo sáu tháng", given = { called = 10, attended = 10, works = { { day = "2026-07-01", kind = "report_missed", amount = 6 } } },
    expect = { score = 10 } },
  { "công trình hai trăm triệu đã nghiệm thu", given = { called = 10, attended = 10, works = {
      { day = "2026-06-01", kind = "youth_work", amount = 200, accepted = true } } },
    expect = { score = 25, has = { "cong_trinh" } } },
  { "công trình lớn thêm tối đa mười lăm điểm", given = { called = 10, attended = 10, works = {
      { day = "2026-06-01", kind = "youth_work", amount = 900, accepted = true } } },
    expect = { score = 30 } },
  { "công trình chưa nghiệm thu", given = { called = 10, attended = 10, works = { { day = "2026-06-01", kind = "youth_work", amount = 200, accepted = false } } },
    expect = { score = 10, has = { "chua_thu" }, lacks = { "cong_trinh" } } },
  { "sáng kiến không quá mười phần trăm", given = { called = 10, attended = 10, works = {
      { day = "2026-06-01", kind = "youth_work", amount = 200, accepted = true }, { day = "2026-06-02", kind = "innovation", accepted = true } } },
    expect = { score = 27.5, has = { "sang_kien" } } },
  { "nộp một nửa minh chứng thì còn một nửa điểm", given = { called = 10, attended = 10, works = {
      { day = "2026-11-01", kind = "evidence_required", amount = 4 }, { day = "2026-11-02", kind = "evidence_present", amount = 2 } } },
    expect = { score = 5, has = { "minh_chung" } } },
  { "nộp thừa minh chứng không được thêm điểm", given = { called = 10, attended = 10, works = {
      { day = "2026-11-01", kind = "evidence_required", amount = 4 }, { day = "2026-11-02", kind = "evidence_present", amount = 5 } } },
    expect = { score = 10, lacks = { "minh_chung" } } },
  { "quá trăm điểm thì cắt trước khi xét minh chứng", given = { called = 10, attended = 10, works = {
      { day = "2026-02-01", kind = "youth_work", amount = 900, accepted = true }, { day = "2026-03-01", kind = "youth_work", amount = 900, accepted = true },
      { day = "2026-04-01", kind = "youth_work", amount = 900, accepted = true }, { day = "2026-05-01", kind = "youth_work", amount = 900, accepted = true },
      { day = "2026-06-01", kind = "youth_work", amount = 900, accepted = true },
      { day = "2026-11-01", kind = "evidence_required", amount = 2 }, { day = "2026-11-02", kind = "evidence_present", amount = 1 } } },
    expect = { score = 50, has = { "tran", "minh_chung" } } },
}
