/* SPDX-License-Identifier: MIT
 * vocabulary: the terms themselves. New terms go to the end with the next number. */
#include "vocabulary.h"

static const struct term skills[] = {
    { 1, "first_aid", "Sơ cấp cứu", "First aid" },
    { 2, "driving_a1", "Lái xe máy (A1)", "Motorcycle driving (A1)" },
    { 3, "driving_b", "Lái ô tô (B)", "Car driving (B)" },
    { 4, "computer", "Tin học", "Computers" },
    { 5, "mc", "Dẫn chương trình", "Hosting events" },
    { 6, "teaching", "Dạy học", "Teaching" },
    { 7, "photo", "Chụp ảnh, quay phim", "Photo and video" },
    { 8, "construction", "Xây dựng", "Construction" },
    { 9, "cooking", "Nấu ăn", "Cooking" },
    { 10, "medical", "Y tế", "Medical care" },
    { 11, "swimming_rescue", "Bơi cứu hộ", "Water rescue" },
    { 12, "interpreter", "Phiên dịch", "Interpreting" },
    { 13, "electrical", "Điện dân dụng", "Household wiring" },
    { 14, "farming", "Nông nghiệp, hái cà phê", "Farming, coffee picking" },
    { 15, "music", "Ca hát, nhạc cụ", "Music" },
    { 16, "sports", "Thể thao", "Sports" },
    { 17, "team_leading", "Quản trò, dẫn đội", "Leading a team" },
    { 18, "writing", "Viết tin bài", "Writing news" },
    { 19, "design", "Thiết kế đồ họa", "Graphic design" },
    { 20, "fire_fighting", "Chữa cháy", "Fire fighting" },
    { 21, "digital_service", "Hướng dẫn dịch vụ công trực tuyến", "Helping with online services" },
    { 22, "hairdressing", "Cắt tóc", "Hairdressing" },
    { 0 },
};
const struct vocabulary skill_vocabulary = { "skill", "Kỹ năng", "Skill", skills };

static const struct term languages[] = {
    { 1, "mnong", "Tiếng M'Nông", "M'Nông" }, { 2, "ma", "Tiếng Mạ", "Mạ" },
    { 3, "ede", "Tiếng Ê Đê", "Ê Đê" },       { 4, "mong", "Tiếng Mông", "Hmong" },
    { 5, "nung", "Tiếng Nùng", "Nùng" },      { 6, "tay", "Tiếng Tày", "Tày" },
    { 7, "dao", "Tiếng Dao", "Dao" },         { 8, "thai", "Tiếng Thái", "Thái" },
    { 9, "english", "Tiếng Anh", "English" }, { 0 },
};
const struct vocabulary language_vocabulary = { "language", "Ngôn ngữ", "Language", languages };

static const struct term certificates[] = {
    { 1, "first_aid", "Sơ cấp cứu", "First aid" },
    { 2, "swimming_rescue", "Bơi cứu hộ, cứu đuối", "Water rescue" },
    { 3, "forest_fire", "Phòng cháy, chữa cháy rừng", "Forest-fire fighting" },
    { 4, "ky_nghi_hong", "Hoàn thành Kỳ nghỉ hồng", "Completed Kỳ nghỉ hồng" },
    { 5, "trainer", "Tập huấn viên tình nguyện", "Volunteer trainer" },
    { 6, "mua_he_xanh", "Hoàn thành Mùa hè xanh", "Completed Mùa hè xanh" },
    { 7, "team_leader", "Đội trưởng đội tình nguyện", "Team leader" },
    { 8, "child_safety", "An toàn khi làm việc với trẻ em", "Child safety" },
    { 9, "volunteer_management", "Quản lý, điều phối tình nguyện", "Volunteer management" },
    { 10, "trainer_t1", "Tập huấn viên cơ sở (T1)", "Grassroots trainer (T1)" },
    { 11, "trainer_t2", "Tập huấn viên cấp huyện (T2)", "District trainer (T2)" },
    { 12, "trainer_t3", "Tập huấn viên cấp tỉnh (T3)", "Provincial trainer (T3)" },
    { 13, "trainer_t4", "Tập huấn viên nòng cốt (T4)", "Core trainer (T4)" },
    { 14, "participation", "Tham gia hoạt động tình nguyện", "Took part in volunteer work" },
    { 0 },
};
const struct vocabulary certificate_vocabulary = { "certificate", "Chứng chỉ", "Certificate",
                                                   certificates };

static const struct term campaign_types[] = {
    { 1, "ttn", "Tháng Thanh niên", "Youth Month" },
    { 2, "tbbg", "Tháng Ba biên giới", "Border March" },
    { 3, "tsmt", "Tiếp sức mùa thi", "Exam season support" },
    { 4, "mhx", "Mùa hè xanh", "Green Summer" },
    { 5, "hpd", "Hoa phượng đỏ", "Red Flamboyant" },
    { 6, "knh", "Kỳ nghỉ hồng", "Pink Holiday" },
    { 7, "hqx", "Hành quân xanh", "Green March" },
    { 8, "mdtn", "Tình nguyện mùa đông", "Winter Volunteers" },
    { 9, "xtn", "Xuân tình nguyện", "Spring Volunteers" },
    { 10, "ntb", "Ngày thứ bảy tình nguyện", "Volunteer Saturday" },
    { 11, "ncnx", "Ngày Chủ nhật xanh", "Green Sunday" },
    { 12, "hmtn", "Hiến máu tình nguyện", "Blood donation" },
    { 13, "bdhvs", "Bình dân học vụ số", "Digital literacy for all" },
    { 14, "tnxk", "Thanh niên xung kích", "Youth shock team" },
    { 0 },
};
const struct vocabulary campaign_type_vocabulary = { "campaign_type", "Loại chiến dịch",
                                                     "Type of campaign", campaign_types };

static const struct term activity_fields[] = {
    { 1, "new_rural", "Nông thôn mới", "New countryside" },
    { 2, "urban", "Văn minh đô thị", "Civil city life" },
    { 3, "environment", "Môi trường và biến đổi khí hậu", "Environment and climate change" },
    { 4, "welfare", "An sinh xã hội", "Social welfare" },
    { 5, "children", "Chăm lo thiếu nhi", "Care for children" },
    { 6, "traffic", "An toàn giao thông", "Traffic safety" },
    { 7, "technology", "Công nghệ, chuyển đổi số", "Technology and digital services" },
    { 8, "literacy", "Xóa mù chữ, dạy học", "Literacy and teaching" },
    { 9, "health", "Y tế, hiến máu", "Health and blood donation" },
    { 10, "disaster", "Phòng, chống thiên tai", "Disaster response" },
    { 11, "forest_fire", "Phòng cháy rừng", "Forest-fire duty" },
    { 12, "drowning_prevention", "Phòng, chống đuối nước", "Drowning prevention" },
    { 13, "harvest", "Giúp dân thu hoạch", "Harvest help" },
    { 14, "border", "Biên giới", "Border" },
    { 15, "culture", "Văn hóa, du lịch, công viên địa chất", "Culture, tourism, geopark" },
    { 0 },
};
const struct vocabulary activity_field_vocabulary = { "activity_field", "Lĩnh vực hoạt động",
                                                      "Field of activity", activity_fields };

static const struct term occupations[] = {
    { 1, "student", "Sinh viên", "Student" },
    { 2, "pupil", "Học sinh", "Pupil" },
    { 3, "farmer", "Nông dân", "Farmer" },
    { 4, "worker", "Công nhân", "Worker" },
    { 5, "officer", "Cán bộ, công chức, viên chức", "Civil servant" },
    { 6, "other", "Khác", "Other" },
    { 0 },
};
const struct vocabulary occupation_vocabulary = { "occupation", "Nghề nghiệp", "Occupation",
                                                  occupations };

static const struct term attendance_states[] = {
    { ATTENDANCE_PRESENT, "present", "Có mặt", "Present" },
    { ATTENDANCE_LATE, "late", "Đến muộn", "Late" },
    { ATTENDANCE_EXCUSED, "excused", "Vắng có phép", "Excused" },
    { ATTENDANCE_UNEXCUSED, "unexcused", "Vắng không phép", "Absent without leave" },
    { 0 },
};
const struct vocabulary attendance_state_vocabulary = { "attendance_state", "Điểm danh",
                                                        "Attendance", attendance_states };

static const struct term evidences[] = {
    { EVIDENCE_SCANNED, "scanned", "Quét mã tại chỗ", "Scanned on site" },
    { EVIDENCE_CONFIRMED, "confirmed", "Đội trưởng xác nhận", "Confirmed by the leader" },
    { EVIDENCE_PAPER, "paper", "Danh sách giấy", "Paper batch" },
    { EVIDENCE_DECLARED, "declared", "Tự khai", "Self-declared" },
    { 0 },
};
const struct vocabulary evidence_vocabulary = { "evidence", "Căn cứ ghi nhận", "Evidence",
                                                evidences };

static const struct term shift_roles[] = {
    { 1, "member", "Thành viên", "Member" },
    { 2, "leader", "Đội trưởng", "Leader" },
    { 3, "interpreter", "Phiên dịch", "Interpreter" },
    { 0 },
};
const struct vocabulary shift_role_vocabulary = { "shift_role", "Vai trò", "Role", shift_roles };

static const struct term rating_bands[] = {
    { RATING_EXCELLENT, "excellent", "Hoàn thành xuất sắc nhiệm vụ", "Excellent" },
    { RATING_GOOD, "good", "Hoàn thành tốt nhiệm vụ", "Good" },
    { RATING_PASS, "pass", "Hoàn thành nhiệm vụ", "Satisfactory" },
    { RATING_FAIL, "fail", "Không hoàn thành nhiệm vụ", "Unsatisfactory" },
    { 0 },
};
const struct vocabulary rating_band_vocabulary = { "rating_band", "Xếp loại", "Rating",
                                                   rating_bands };

static const struct term evaluate_works[] = {
    { 1, "blood_donation", "Hiến máu", "Blood donation" },
    { 2, "youth_work", "Công trình thanh niên (triệu đồng)", "Youth work (million đồng)" },
    { 3, "innovation", "Sáng kiến, mô hình mới", "Innovation" },
    { 4, "training_given", "Buổi đã đứng lớp tập huấn", "Training given" },
    { 5, "report_on_time", "Báo cáo đúng hạn", "Report on time" },
    { 6, "report_late", "Báo cáo muộn", "Late report" },
    { 7, "report_missed", "Báo cáo thiếu", "Missed report" },
    { 8, "standby", "Trực sẵn sàng (giờ)", "Standby (hours)" },
    { 9, "callout", "Điều động xử lý (giờ)", "Call-out (hours)" },
    { 10, "evidence_required", "Minh chứng phải có", "Evidence required" },
    { 11, "evidence_present", "Minh chứng đã có", "Evidence present" },
    { 12, "discipline", "Kỷ luật", "Disciplinary measure" },
    { 0 },
};
const struct vocabulary evaluate_work_vocabulary = { "evaluate_work", "Việc ghi nhận khác",
                                                     "Other recognised work", evaluate_works };
