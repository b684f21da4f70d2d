---@meta
--- bank.credit: Quy đổi công việc ra giờ tình nguyện (Turning work into volunteer hours)
--- Tổng điểm là số giờ được ghi nhận, từ 0 đến 24; 8 giờ là một ngày.
--- Sinh từ bảng dữ kiện; không sửa tay.

---@class bank_credit_certificates
---@field has fun(self, code: "first_aid"|"swimming_rescue"|"forest_fire"|"ky_nghi_hong"|"trainer"|"mua_he_xanh"|"team_leader"|"child_safety"|"volunteer_management"|"trainer_t1"|"trainer_t2"|"trainer_t3"|"trainer_t4"|"participation"): boolean
---@field count fun(self): integer

---@class bank_credit_facts
---@field as_of integer Ngày xét
---@field minutes_planned integer Số phút theo ca
---@field minutes_present integer Số phút có mặt
---@field late_minutes integer Số phút đến muộn
---@field state "present"|"late"|"excused"|"unexcused"|"" Điểm danh
---@field evidence "scanned"|"confirmed"|"paper"|"declared"|"" Căn cứ ghi nhận
---@field role "member"|"leader"|"interpreter"|"" Vai trò
---@field campaign_type "ttn"|"tbbg"|"tsmt"|"mhx"|"hpd"|"knh"|"hqx"|"mdtn"|"xtn"|"ntb"|"ncnx"|"hmtn"|"bdhvs"|"tnxk"|"" Loại chiến dịch
---@field field "new_rural"|"urban"|"environment"|"welfare"|"children"|"traffic"|"technology"|"literacy"|"health"|"disaster"|"forest_fire"|"drowning_prevention"|"harvest"|"border"|"culture"|"" Lĩnh vực
---@field commune string Mã xã nơi hoạt động
---@field border boolean Ở xã biên giới
---@field extreme_difficulty boolean Ở xã đặc biệt khó khăn
---@field start_minute integer Phút bắt đầu trong ngày (7 giờ sáng là 420)
---@field weekday integer Thứ trong tuần (Thứ hai là 0, Chủ nhật là 6)
---@field day integer Ngày làm
---@field in_harvest boolean Trong mùa thu hoạch
---@field fire_danger integer Cấp cháy rừng trong ngày (1 đến 5; 0 là không có cấp)
---@field distance_km integer Khoảng cách (km)
---@field sessions_that_day integer Số buổi trong ngày
---@field household_policy boolean Giúp hộ chính sách, neo đơn, ốm đau
---@field two_confirmations boolean Hai người xác nhận
---@field certificates bank_credit_certificates Chứng chỉ còn hạn

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
