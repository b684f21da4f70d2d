---@meta
--- bank.score: Điểm ưu tiên khi ghép người vào vị trí (Adjustment when matching people to openings)
--- Cộng, trừ tối đa 20 điểm vào điểm ghép; từ chối thì người đó không được xếp.
--- Sinh từ bảng dữ kiện; không sửa tay.

---@class bank_score_skills
---@field has fun(self, code: "first_aid"|"driving_a1"|"driving_b"|"computer"|"mc"|"teaching"|"photo"|"construction"|"cooking"|"medical"|"swimming_rescue"|"interpreter"|"electrical"|"farming"|"music"|"sports"|"team_leading"|"writing"|"design"|"fire_fighting"|"digital_service"|"hairdressing"): boolean
---@field count fun(self): integer

---@class bank_score_languages
---@field has fun(self, code: "mnong"|"ma"|"ede"|"mong"|"nung"|"tay"|"dao"|"thai"|"english"): boolean
---@field count fun(self): integer
---@field level fun(self, code: "mnong"|"ma"|"ede"|"mong"|"nung"|"tay"|"dao"|"thai"|"english"): integer

---@class bank_score_certificates
---@field has fun(self, code: "first_aid"|"swimming_rescue"|"forest_fire"|"ky_nghi_hong"|"trainer"|"mua_he_xanh"|"team_leader"|"child_safety"|"volunteer_management"|"trainer_t1"|"trainer_t2"|"trainer_t3"|"trainer_t4"|"participation"): boolean
---@field count fun(self): integer

---@class bank_score_opening_required_skills
---@field has fun(self, code: "first_aid"|"driving_a1"|"driving_b"|"computer"|"mc"|"teaching"|"photo"|"construction"|"cooking"|"medical"|"swimming_rescue"|"interpreter"|"electrical"|"farming"|"music"|"sports"|"team_leading"|"writing"|"design"|"fire_fighting"|"digital_service"|"hairdressing"): boolean
---@field count fun(self): integer

---@class bank_score_opening
---@field night boolean Làm việc ban đêm
---@field border boolean Ở xã biên giới
---@field field "new_rural"|"urban"|"environment"|"welfare"|"children"|"traffic"|"technology"|"literacy"|"health"|"disaster"|"forest_fire"|"drowning_prevention"|"harvest"|"border"|"culture"|"" Lĩnh vực
---@field campaign_type "ttn"|"tbbg"|"tsmt"|"mhx"|"hpd"|"knh"|"hqx"|"mdtn"|"xtn"|"ntb"|"ncnx"|"hmtn"|"bdhvs"|"tnxk"|"" Loại chiến dịch
---@field place_language "mnong"|"ma"|"ede"|"mong"|"nung"|"tay"|"dao"|"thai"|"english"|"" Tiếng nói ở nơi hoạt động
---@field commune string Mã xã nơi hoạt động
---@field starts integer Ngày bắt đầu
---@field in_harvest boolean Trong mùa thu hoạch
---@field required_skills bank_score_opening_required_skills Kỹ năng bắt buộc
---@field hours integer Tổng số giờ

---@class bank_score_facts
---@field as_of integer Ngày xét
---@field age integer Tuổi
---@field skills bank_score_skills Kỹ năng
---@field languages bank_score_languages Ngôn ngữ đã xác nhận (Mức 1 đến 5; tự khai tính là mức 1)
---@field certificates bank_score_certificates Chứng chỉ còn hạn
---@field commune string Mã xã nơi ở
---@field area string Mã cụm (Ví dụ 667 là cụm Tuy Đức)
---@field occupation "student"|"pupil"|"farmer"|"worker"|"officer"|"other"|"" Nghề nghiệp
---@field unexcused integer Buổi vắng không phép trong 12 tháng
---@field attended integer Buổi có mặt trong 12 tháng
---@field called integer Buổi được gọi trong 12 tháng
---@field months_active integer Số tháng có hoạt động
---@field hours_year integer Giờ tình nguyện trong năm
---@field busy_harvest boolean Bận mùa thu hoạch
---@field distance_km integer Khoảng cách (km)
---@field days_since_last integer Số ngày từ lần tham gia trước (-1: chưa tham gia lần nào)
---@field opening bank_score_opening

--- Tên quyết định mà luật này dành cho.
---@param name string
function hook(name) end

--- Tham số sửa được trong biểu mẫu: `ten = { giá trị, min = …, max = …, label = "…" }`.
---@param list table<string, table>
function params(list) end

--- Mọi mã được dùng và câu giải thích; `{bien}` được thay bằng biến.
---@param list table<string, string>
function reasons(list) end

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

--- Từ chối; lần đầu tiên được giữ.
---@param code string
---@param vars? table<string, string|number|boolean>
function reject(code, vars) end

--- Từ chối khi điều kiện không đúng; trả về điều kiện.
---@param code string
---@param condition boolean
---@param vars? table<string, string|number|boolean>
---@return boolean
function require(code, condition, vars) end

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
