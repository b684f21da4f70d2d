---@meta
--- training.assess: Xét hoàn thành lớp tập huấn (Completing a class)
--- Điểm là kết quả kiểm tra, từ 0 đến 100. Điều kiện nào chưa đạt thì cap("not_completed", …); thiếu dữ kiện thì unrated(…): chưa xét.
--- Sinh từ bảng dữ kiện; không sửa tay.

---@class training_assess_facts
---@field as_of integer Ngày xét
---@field level integer Bậc tập huấn viên mà lớp chuẩn bị (0: lớp không đào tạo tập huấn viên)
---@field audience "full_time_cadre"|"campaign_leader"|"team_leader"|"volunteer"|"trainer"|"" Đối tượng của giáo trình
---@field sessions integer Số buổi của lớp
---@field attended integer Số buổi có mặt (Kể cả buổi đến muộn)
---@field late integer Số buổi đến muộn
---@field minutes integer Số phút của lớp
---@field minutes_attended integer Số phút của các buổi có mặt
---@field attended_percent integer Phần trăm thời gian có mặt
---@field questions integer Số câu hỏi kiểm tra của giáo trình (0: lớp không có bài kiểm tra)
---@field pre_percent integer Kết quả kiểm tra đầu vào (%) (-1: chưa làm)
---@field post_percent integer Kết quả kiểm tra cuối lớp (%) (-1: chưa làm)
---@field anchor_percent integer Kết quả mười câu neo (%) (-1: chưa làm)
---@field retest_percent integer Kết quả thi lại (%) (-1: không thi lại)
---@field pass_percent integer Mức đạt của giáo trình (%)
---@field core_blocks integer Số khối cốt lõi của giáo trình
---@field core_delivered integer Số khối cốt lõi lớp đã dạy (-1: không ai dự giờ ghi lại)
---@field evaluated boolean Đã góp ý về lớp
---@field border boolean Lớp ở xã biên giới
---@field difficult boolean Lớp ở xã đặc biệt khó khăn
---@field trainees integer Số người học
---@field trainers integer Số tập huấn viên

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
