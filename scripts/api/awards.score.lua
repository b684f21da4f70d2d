---@meta
--- awards.score: Chấm hồ sơ khen thưởng (Scoring an award's dossier)
--- Điểm từ 0 đến 100 kèm lý do, để hội đồng xem bên cạnh điểm của mình. ties và key() xếp thứ tự các hồ sơ bằng điểm; group giữ tỷ lệ xuất sắc.
--- Sinh từ bảng dữ kiện; không sửa tay.

---@class awards_score_certificates
---@field code string Mã chứng nhận
---@field valid boolean Còn hạn

---@class awards_score_honours
---@field years_ago integer Số năm đã qua (0: trong năm lập chứng minh)

---@class awards_score_facts
---@field as_of integer Ngày lập chứng minh
---@field of "person"|"organisation"|"model"|"" Loại hồ sơ
---@field level "grassroots"|"district"|"province"|"central"|"" Cấp của giải thưởng
---@field years integer Số năm tình nguyện liên tục
---@field days integer Số ngày có hoạt động
---@field people integer Số người đã làm (1: hồ sơ cá nhân)
---@field members integer Số thành viên (0: hồ sơ cá nhân)
---@field coordinators integer Số người điều phối
---@field months_founded integer Số tháng từ khi thành lập
---@field charter boolean Có quy chế
---@field minutes_scanned integer Số phút có quét mã tại chỗ
---@field minutes_confirmed integer Số phút đội trưởng xác nhận
---@field minutes_paper integer Số phút theo danh sách giấy
---@field minutes_declared integer Số phút tự khai
---@field shifts integer Số buổi
---@field campaigns integer Số chiến dịch
---@field helped integer Số lượt người được giúp
---@field certificates awards_score_certificates[] Các chứng nhận
---@field honours awards_score_honours[] Các lần đã được khen
---@field initiative boolean Có nêu sáng kiến, mô hình
---@field replication boolean Có nêu khả năng nhân rộng
---@field documents integer Số minh chứng đính kèm

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
