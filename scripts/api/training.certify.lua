---@meta
--- training.certify: Công nhận và gia hạn tập huấn viên (Certifying and renewing trainers)
--- Mỗi điều kiện đã đạt là 1 điểm; điều kiện còn thiếu thì cap("not_qualified", …). Người dự xét đọc được cả hai danh sách.
--- Sinh từ bảng dữ kiện; không sửa tay.

---@class training_certify_courses
---@field level integer Bậc mà lớp chuẩn bị (0: không đào tạo tập huấn viên)
---@field led boolean Là giảng viên chính
---@field mentor_level integer Bậc của người kèm cặp (0: không có người kèm cặp)
---@field months_ago integer Số tháng đã qua (Tháng đã qua hẳn: đúng ngày tròn tháng vẫn tính là chưa qua)
---@field days_ago integer Số ngày từ khi kết thúc
---@field trainees integer Số người học
---@field answers integer Số phiếu đánh giá tập huấn viên
---@field rating integer Tổng điểm các phiếu (Mỗi phiếu 1 đến 5)

---@class training_certify_scores
---@field teach_back integer Buổi giảng thử thứ (Buổi mới nhất là 1)
---@field days_ago integer Số ngày đã qua
---@field months_ago integer Số tháng đã qua (Tháng đã qua hẳn: đúng ngày tròn tháng vẫn tính là chưa qua)
---@field level integer Bậc của người đánh giá
---@field total integer Tổng điểm mười tiêu chí
---@field lowest integer Điểm thấp nhất
---@field steps_missing integer Số bước then chốt chưa thành thạo
---@field counts boolean Được tính (Sai khi phiếu bị để ngoài vì xung đột)

---@class training_certify_tests
---@field level integer Bậc của giáo trình
---@field percent integer Kết quả (%)
---@field days_ago integer Số ngày đã qua
---@field months_ago integer Số tháng đã qua (Tháng đã qua hẳn: đúng ngày tròn tháng vẫn tính là chưa qua)
---@field retest boolean Là bài thi lại

---@class training_certify_lessons
---@field level integer Bậc mà lớp chuẩn bị (0: không đào tạo tập huấn viên)
---@field lessons integer Số tiết đã dự (Mỗi tiết 45 phút)
---@field days_ago integer Số ngày đã qua
---@field months_ago integer Số tháng đã qua (Tháng đã qua hẳn: đúng ngày tròn tháng vẫn tính là chưa qua)

---@class training_certify_facts
---@field as_of integer Ngày xét
---@field level integer Bậc dự xét
---@field renewal boolean Là gia hạn
---@field age integer Tuổi (-1: không rõ)
---@field held_level integer Bậc đang có (0: chưa là tập huấn viên)
---@field lower_days_left integer Số ngày còn lại của bậc ngay dưới (-1: không có bậc dưới còn hạn)
---@field lower_until string Bậc ngay dưới có giá trị đến hết ngày (Để nói lại trong lý do)
---@field has_own boolean Đã từng có chính bậc này
---@field own_until string Chứng nhận bậc này có giá trị đến hết ngày (Để nói lại trong lý do)
---@field days_to_renewal integer Số ngày đến khi được gia hạn (0: được gia hạn từ bây giờ)
---@field days_since_expiry integer Số ngày đã hết hạn (0: còn hạn)
---@field grace_days integer Số ngày còn được gia hạn sau khi hết hạn
---@field idle_months integer Số tháng chưa đứng lớp (-1: chưa đứng lớp lần nào)
---@field teach_backs integer Số buổi giảng thử đã chấm
---@field mentored boolean Có người hướng dẫn
---@field courses training_certify_courses[] Các lớp đã đứng lớp (Mới nhất trước)
---@field scores training_certify_scores[] Các phiếu chấm giảng thử (Buổi mới nhất trước)
---@field tests training_certify_tests[] Các bài kiểm tra (Mới nhất trước)
---@field lessons training_certify_lessons[] Các lớp đã học xong (Mới nhất trước)

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
