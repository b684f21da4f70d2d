---@meta
--- bank.evaluate: Đánh giá một năm tình nguyện (Rating a volunteer's year)
--- Tổng điểm từ 0 đến 100, xếp một trong bốn mức hoặc chưa xếp loại.
--- Sinh từ bảng dữ kiện; không sửa tay.

---@class bank_evaluate_languages
---@field has fun(self, code: "mnong"|"ma"|"ede"|"mong"|"nung"|"tay"|"dao"|"thai"|"english"): boolean
---@field count fun(self): integer
---@field level fun(self, code: "mnong"|"ma"|"ede"|"mong"|"nung"|"tay"|"dao"|"thai"|"english"): integer

---@class bank_evaluate_skills
---@field has fun(self, code: "first_aid"|"driving_a1"|"driving_b"|"computer"|"mc"|"teaching"|"photo"|"construction"|"cooking"|"medical"|"swimming_rescue"|"interpreter"|"electrical"|"farming"|"music"|"sports"|"team_leading"|"writing"|"design"|"fire_fighting"|"digital_service"|"hairdressing"): boolean
---@field count fun(self): integer

---@class bank_evaluate_certificates
---@field has fun(self, code: "first_aid"|"swimming_rescue"|"forest_fire"|"ky_nghi_hong"|"trainer"|"mua_he_xanh"|"team_leader"|"child_safety"|"volunteer_management"|"trainer_t1"|"trainer_t2"|"trainer_t3"|"trainer_t4"|"participation"): boolean
---@field count fun(self): integer

---@class bank_evaluate_sessions_certificates
---@field has fun(self, code: "first_aid"|"swimming_rescue"|"forest_fire"|"ky_nghi_hong"|"trainer"|"mua_he_xanh"|"team_leader"|"child_safety"|"volunteer_management"|"trainer_t1"|"trainer_t2"|"trainer_t3"|"trainer_t4"|"participation"): boolean
---@field count fun(self): integer

---@class bank_evaluate_sessions
---@field day integer Ngày
---@field month integer Tháng
---@field weekday integer Thứ trong tuần (Thứ hai là 0, Chủ nhật là 6)
---@field start_minute integer Phút bắt đầu trong ngày (7 giờ sáng là 420)
---@field minutes integer Số phút có mặt
---@field late_minutes integer Số phút đến muộn
---@field credited_minutes integer Số phút được ghi nhận (Theo quy tắc quy đổi công việc ra giờ)
---@field state "present"|"late"|"excused"|"unexcused"|"" Điểm danh
---@field noticed boolean Đã báo bận trước khi được gọi
---@field role "member"|"leader"|"interpreter"|"" Vai trò
---@field field "new_rural"|"urban"|"environment"|"welfare"|"children"|"traffic"|"technology"|"literacy"|"health"|"disaster"|"forest_fire"|"drowning_prevention"|"harvest"|"border"|"culture"|"" Lĩnh vực
---@field campaign_type "ttn"|"tbbg"|"tsmt"|"mhx"|"hpd"|"knh"|"hqx"|"mdtn"|"xtn"|"ntb"|"ncnx"|"hmtn"|"bdhvs"|"tnxk"|"" Loại chiến dịch
---@field evidence "scanned"|"confirmed"|"paper"|"declared"|"" Căn cứ ghi nhận
---@field commune string Mã xã nơi hoạt động
---@field border boolean Ở xã biên giới
---@field extreme_difficulty boolean Ở xã đặc biệt khó khăn
---@field distance_km integer Khoảng cách (km)
---@field language "mnong"|"ma"|"ede"|"mong"|"nung"|"tay"|"dao"|"thai"|"english"|"" Ngôn ngữ đã dùng
---@field fire_danger integer Cấp cháy rừng trong ngày (1 đến 5; 0 là không có cấp)
---@field household_policy boolean Giúp hộ chính sách, neo đơn, ốm đau
---@field two_confirmations boolean Hai người xác nhận
---@field in_harvest boolean Trong mùa thu hoạch
---@field entered_after_days integer Số ngày đến khi nhập phiếu
---@field certificates bank_evaluate_sessions_certificates Chứng chỉ còn hạn trong ngày

---@class bank_evaluate_works_certificates
---@field has fun(self, code: "first_aid"|"swimming_rescue"|"forest_fire"|"ky_nghi_hong"|"trainer"|"mua_he_xanh"|"team_leader"|"child_safety"|"volunteer_management"|"trainer_t1"|"trainer_t2"|"trainer_t3"|"trainer_t4"|"participation"): boolean
---@field count fun(self): integer

---@class bank_evaluate_works
---@field day integer Ngày
---@field kind "blood_donation"|"youth_work"|"innovation"|"training_given"|"report_on_time"|"report_late"|"report_missed"|"standby"|"callout"|"evidence_required"|"evidence_present"|"discipline"|"" Việc
---@field amount integer Số lượng (Số lần; công trình thanh niên: triệu đồng; trực, điều động: giờ; báo cáo: số tháng của kỳ (1, 6, 12))
---@field accepted boolean Đã nghiệm thu, đã công nhận
---@field certificates bank_evaluate_works_certificates Chứng chỉ còn hạn trong ngày

---@class bank_evaluate_facts
---@field as_of integer Ngày xét
---@field from integer Ngày đầu năm xét
---@field to integer Ngày cuối năm xét
---@field age integer Tuổi
---@field months_member integer Số tháng đã tham gia (Tính đến ngày cuối năm xét)
---@field commune string Mã xã nơi ở
---@field area string Mã cụm (Ví dụ 667 là cụm Tuy Đức)
---@field occupation "student"|"pupil"|"farmer"|"worker"|"officer"|"other"|"" Nghề nghiệp
---@field languages bank_evaluate_languages Ngôn ngữ đã xác nhận (Mức 1 đến 5; tự khai tính là mức 1)
---@field skills bank_evaluate_skills Kỹ năng
---@field certificates bank_evaluate_certificates Chứng chỉ còn hạn (Còn hạn vào ngày cuối năm xét)
---@field called integer Số buổi được gọi
---@field attended integer Số buổi có mặt (Kể cả buổi đến muộn)
---@field late integer Số buổi đến muộn
---@field excused integer Số buổi vắng có phép
---@field unexcused integer Số buổi vắng không phép
---@field months_active integer Số tháng có hoạt động
---@field fields_active integer Số lĩnh vực đã tham gia
---@field days_active integer Số ngày có mặt
---@field minutes integer Tổng số phút được ghi nhận
---@field sessions bank_evaluate_sessions[] Các buổi được gọi (Theo thứ tự ngày)
---@field works bank_evaluate_works[] Việc khác ngoài các buổi (Theo thứ tự ngày)

--- Tên quyết định mà luật này dành cho.
---@param name string
function hook(name) end

--- Tham số sửa được trong biểu mẫu: `ten = { giá trị, min = …, max = …, label = "…" }`.
---@param list table<string, table>
function params(list) end

--- Mọi mã được dùng và câu giải thích; `{bien}` được thay bằng biến.
---@param list table<string, string>
function reasons(list) end

--- Điểm thấp nhất của từng mức xếp loại, mức tốt trước.
---@param floors table<string, number>
function bands(floors) end

--- Ngày bắt đầu năm xét: `{ from = "09-01" }`; không khai thì là năm dương lịch.
---@param of { from: string }
function period(of) end

--- Các khóa phân định khi bằng điểm, khóa quan trọng hơn đứng trước; nhiều hơn thì xếp trên.
---@param keys string[]
function ties(keys) end

--- Điều áp dụng cho cả nhóm được xếp loại: `quota = { band = …, percent = …, of = … }`, `team = { median = true, min_active = …, idle_percent = …, idle_cap = … }`.
---@param of { quota?: table, team?: table }
function group(of) end

--- Ít nhất ba kiểm thử: `{ "tên", given = { … }, expect = { score = …, has = { … }, lacks = { … } } }`.
---@param list table[]
function tests(list) end

--- Cộng (hoặc trừ) điểm kèm lý do.
---@param code string
---@param points number
---@param vars? table<string, string|number|boolean>
function add(code, points, vars) end

--- Ghi một lý do không có điểm.
---@param code string
---@param vars? table<string, string|number|boolean>
function note(code, vars) end

--- Bắt đầu từ kết quả của đơn vị cấp trên; trả về số điểm.
---@return number
function inherit() end

--- Không xếp cao hơn mức này.
---@param band string
---@param code string
---@param vars? table<string, string|number|boolean>
function cap(band, code, vars) end

--- Chưa xếp loại.
---@param code string
---@param vars? table<string, string|number|boolean>
function unrated(code, vars) end

--- Giá trị của một khóa đã khai trong ties; khóa không được nhắc đến tính là 0.
---@param name string
---@param value number
function key(name, value) end

--- Làm tròn đến số nguyên gần nhất.
---@param x number
---@return integer
function math.round(x) end

---@class textlib
text = {}

--- Bỏ dấu và viết thường, để so sánh.
---@param s string
---@return string
function text.fold(s) end

---@class datelib
date = {}

--- Số ngày từ ngày trước đến ngày sau.
---@param from integer
---@param to integer
---@return integer
function date.days(from, to) end

--- Năm của một ngày.
---@param day integer
---@return integer
function date.year(day) end

--- Tháng của một ngày, 1 đến 12.
---@param day integer
---@return integer
function date.month(day) end

--- Ngày trong tháng.
---@param day integer
---@return integer
function date.day(day) end
