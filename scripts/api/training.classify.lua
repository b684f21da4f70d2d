---@meta
--- training.classify: Xếp loại năng lực một năm (Classifying a year's competence)
--- Phiếu đánh giá của một đơn vị hoặc cán bộ: tổng điểm từ 0 đến 100, xếp một trong bốn mức hoặc chưa xếp loại.
--- Sinh từ bảng dữ kiện; không sửa tay.

---@class training_classify_groups
---@field name string Tên nhóm
---@field most integer Điểm tối đa
---@field self integer Điểm tự chấm
---@field appraised integer Điểm thẩm định
---@field percent integer Phần trăm điểm thẩm định (Làm tròn xuống)
---@field zeros integer Số tiêu chí 0 điểm

---@class training_classify_lines
---@field position integer Thứ tự
---@field group string Nhóm
---@field points integer Điểm tối đa
---@field self integer Điểm tự chấm
---@field appraised integer Điểm thẩm định
---@field bonus boolean Điểm thưởng
---@field evidence boolean Có minh chứng

---@class training_classify_facts
---@field as_of integer Ngày xét
---@field year integer Năm đánh giá
---@field of "unit"|"cadre"|"" Đánh giá ai
---@field level "province"|"area"|"commune"|"" Cấp
---@field set string Mã bộ tiêu chí
---@field most integer Tổng điểm tối đa (Không kể điểm thưởng)
---@field self integer Tổng điểm tự chấm (Không kể điểm thưởng)
---@field appraised integer Tổng điểm thẩm định (Không kể điểm thưởng)
---@field bonus_most integer Điểm thưởng tối đa
---@field bonus integer Điểm thưởng thẩm định
---@field difference integer Tự chấm cao hơn thẩm định (Âm khi tự chấm thấp hơn)
---@field unproven integer Số tiêu chí thiếu minh chứng
---@field self_late integer Số ngày nộp tự chấm chậm
---@field appraisal_late integer Số ngày thẩm định chậm (Lỗi của cấp trên, không phải đơn vị)
---@field returns integer Số lần bị trả lại
---@field cadres integer Số cán bộ phụ trách tình nguyện (Của đơn vị và các đơn vị dưới)
---@field full_time integer Trong đó chuyên trách
---@field trained integer Chuyên trách đã được bồi dưỡng, còn hạn
---@field certified boolean Cán bộ còn chứng nhận bồi dưỡng (Chỉ khi đánh giá cán bộ)
---@field groups training_classify_groups[] Các nhóm tiêu chí (Không kể điểm thưởng)
---@field lines training_classify_lines[] Từng tiêu chí

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
