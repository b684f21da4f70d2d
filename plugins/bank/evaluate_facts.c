/* SPDX-License-Identifier: MIT
 * evaluate_facts: the fact table of bank.evaluate and of the sessions and works it lists. */
#include "evaluate_facts.h"

#include "bank.h"
#include "cases.h"

#define SESSION(num, member, knd, ...)                                                             \
    FIELD(num, struct evaluate_session, member, knd, 0, __VA_ARGS__)

const struct field evaluate_session_fields[] = {
    SESSION(1, day, DATE, .label = "Ngày", .label_en = "Day", .fallback = "2026-03-08"),
    SESSION(2, month, INT, .label = "Tháng", .label_en = "Month", .min = 1, .max = 12,
            .fallback = "3"),
    SESSION(3, weekday, INT, .label = "Thứ trong tuần", .label_en = "Day of the week",
            .help = "Thứ hai là 0, Chủ nhật là 6", .help_en = "Monday is 0, Sunday is 6", .min = 0,
            .max = 6, .fallback = "6"),
    SESSION(4, start_minute, INT, .label = "Phút bắt đầu trong ngày",
            .label_en = "Minute of the day it starts", .help = "7 giờ sáng là 420",
            .help_en = "7 a.m. is 420", .fallback = "480"),
    SESSION(5, minutes, INT, .label = "Số phút có mặt", .label_en = "Minutes present",
            .fallback = "240"),
    SESSION(6, late_minutes, INT, .label = "Số phút đến muộn", .label_en = "Minutes late"),
    SESSION(7, credited_minutes, INT, .label = "Số phút được ghi nhận",
            .label_en = "Minutes credited", .help = "Theo quy tắc quy đổi công việc ra giờ",
            .help_en = "By the rule that turns work into hours", .fallback = "240"),
    SESSION(8, state, CODE, .label = "Điểm danh", .label_en = "Attendance",
            .terms = &attendance_state_vocabulary, .fallback = "present"),
    SESSION(9, noticed, BOOL, .label = "Đã báo bận trước khi được gọi",
            .label_en = "Absence was announced before the call"),
    SESSION(10, role, CODE, .label = "Vai trò", .label_en = "Role", .terms = &shift_role_vocabulary,
            .fallback = "member"),
    SESSION(11, field, CODE, .label = "Lĩnh vực", .label_en = "Field of activity",
            .terms = &activity_field_vocabulary),
    SESSION(12, campaign_type, CODE, .label = "Loại chiến dịch", .label_en = "Type of campaign",
            .terms = &campaign_type_vocabulary),
    SESSION(13, evidence, ENUM, .label = "Căn cứ ghi nhận", .label_en = "Evidence",
            .terms = &evidence_vocabulary, .fallback = "confirmed"),
    SESSION(14, commune, TEXT, .label = "Mã xã nơi hoạt động", .label_en = "Code of the commune"),
    SESSION(15, border, BOOL, .label = "Ở xã biên giới", .label_en = "In a border commune"),
    SESSION(16, extreme_difficulty, BOOL, .label = "Ở xã đặc biệt khó khăn",
            .label_en = "In a commune of extreme difficulty"),
    SESSION(17, distance_km, INT, .label = "Khoảng cách (km)", .label_en = "Distance (km)"),
    SESSION(18, language, CODE, .label = "Ngôn ngữ đã dùng", .label_en = "Language used there",
            .terms = &language_vocabulary),
    SESSION(19, fire_danger, INT, .label = "Cấp cháy rừng trong ngày",
            .label_en = "Forest-fire danger of the day", .help = "1 đến 5; 0 là không có cấp",
            .help_en = "1 to 5; 0 is no level", .min = 0, .max = 5),
    SESSION(20, household_policy, BOOL, .label = "Giúp hộ chính sách, neo đơn, ốm đau",
            .label_en = "Helping a policy, single or sick household"),
    SESSION(21, two_confirmations, BOOL, .label = "Hai người xác nhận",
            .label_en = "Confirmed by two people"),
    SESSION(22, in_harvest, BOOL, .label = "Trong mùa thu hoạch",
            .label_en = "In the harvest season"),
    SESSION(23, entered_after_days, INT, .label = "Số ngày đến khi nhập phiếu",
            .label_en = "Days until the sheet was entered"),
    SESSION(24, certificates, CODES, .label = "Chứng chỉ còn hạn trong ngày",
            .label_en = "Certificates valid on the day", .terms = &certificate_vocabulary),
    { 0 },
};

#define WORK(num, member, knd, ...) FIELD(num, struct evaluate_work, member, knd, 0, __VA_ARGS__)

const struct field evaluate_work_fields[] = {
    WORK(1, day, DATE, .label = "Ngày", .label_en = "Day", .fallback = "2026-03-08"),
    WORK(2, kind, CODE, .label = "Việc", .label_en = "Kind", .terms = &evaluate_work_vocabulary),
    WORK(3, amount, INT, .label = "Số lượng", .label_en = "Amount",
         .help = "Số lần; công trình thanh niên: triệu đồng; trực, điều động: giờ; báo cáo: số "
                 "tháng của kỳ (1, 6, 12)",
         .help_en = "How often; youth works: million đồng; standby, call-outs: hours; reports: "
                    "months they are about (1, 6, 12)",
         .fallback = "1"),
    WORK(4, accepted, BOOL, .label = "Đã nghiệm thu, đã công nhận", .label_en = "Accepted",
         .fallback = "true"),
    WORK(5, certificates, CODES, .label = "Chứng chỉ còn hạn trong ngày",
         .label_en = "Certificates valid on the day", .terms = &certificate_vocabulary),
    { 0 },
};

#define YEAR(num, member, knd, ...) FIELD(num, struct evaluate_facts, member, knd, 0, __VA_ARGS__)

const struct field evaluate_facts_fields[] = {
    YEAR(1, as_of, DATE, .label = "Ngày xét", .label_en = "Day of the decision",
         .fallback = "2026-12-31"),
    YEAR(2, from, DATE, .label = "Ngày đầu năm xét", .label_en = "First day of the year",
         .fallback = "2026-01-01"),
    YEAR(3, to, DATE, .label = "Ngày cuối năm xét", .label_en = "Last day of the year",
         .fallback = "2026-12-31"),
    YEAR(4, age, INT, .label = "Tuổi", .label_en = "Age", .min = 0, .max = 120, .fallback = "20"),
    YEAR(5, months_member, INT, .label = "Số tháng đã tham gia", .label_en = "Months since joining",
         .help = "Tính đến ngày cuối năm xét", .help_en = "On the last day of the year",
         .fallback = "24"),
    YEAR(6, commune, TEXT, .label = "Mã xã nơi ở", .label_en = "Code of the home commune"),
    YEAR(7, area, TEXT, .label = "Mã cụm", .label_en = "Code of the area",
         .help = "Ví dụ 667 là cụm Tuy Đức", .help_en = "For example, 667 is the area of Tuy Đức"),
    YEAR(8, occupation, CODE, .label = "Nghề nghiệp", .label_en = "Occupation",
         .terms = &occupation_vocabulary),
    YEAR(9, languages, LEVELS, .label = "Ngôn ngữ đã xác nhận", .label_en = "Verified languages",
         .help = "Mức 1 đến 5; tự khai tính là mức 1",
         .help_en = "Level 1 to 5; self-declared counts as 1", .terms = &language_vocabulary),
    YEAR(10, skills, CODES, .label = "Kỹ năng", .label_en = "Skills", .terms = &skill_vocabulary),
    YEAR(11, certificates, CODES, .label = "Chứng chỉ còn hạn", .label_en = "Valid certificates",
         .help = "Còn hạn vào ngày cuối năm xét", .help_en = "On the last day of the year",
         .terms = &certificate_vocabulary),
    YEAR(12, called, INT, .label = "Số buổi được gọi", .label_en = "Sessions called to"),
    YEAR(13, attended, INT, .label = "Số buổi có mặt", .label_en = "Sessions attended",
         .help = "Kể cả buổi đến muộn", .help_en = "Late ones too"),
    YEAR(14, late, INT, .label = "Số buổi đến muộn", .label_en = "Sessions come to late"),
    YEAR(15, excused, INT, .label = "Số buổi vắng có phép", .label_en = "Absences with leave"),
    YEAR(16, unexcused, INT, .label = "Số buổi vắng không phép",
         .label_en = "Absences without leave"),
    YEAR(17, months_active, INT, .label = "Số tháng có hoạt động",
         .label_en = "Months with activity"),
    YEAR(18, fields_active, INT, .label = "Số lĩnh vực đã tham gia",
         .label_en = "Fields taken part in"),
    YEAR(19, days_active, INT, .label = "Số ngày có mặt", .label_en = "Days with presence"),
    YEAR(20, minutes, INT, .label = "Tổng số phút được ghi nhận",
         .label_en = "Minutes credited in all"),
    YEAR(21, sessions, LIST, .label = "Các buổi được gọi", .label_en = "Sessions called to",
         .help = "Theo thứ tự ngày", .help_en = "In order of day", .of = evaluate_session_fields,
         .of_size = sizeof(struct evaluate_session)),
    YEAR(22, works, LIST, .label = "Việc khác ngoài các buổi",
         .label_en = "What else there was to note", .help = "Theo thứ tự ngày",
         .help_en = "In order of day", .of = evaluate_work_fields,
         .of_size = sizeof(struct evaluate_work)),
    { 0 },
};

/* Lowest scores of excellent, good, pass and fail. */
static const int64_t band_floors[] = { 9000, 7000, 5000, 0 };

const struct rule_hook bank_evaluate_hook = {
    .name = "bank.evaluate",
    .label = "Đánh giá một năm tình nguyện",
    .label_en = "Rating a volunteer's year",
    .help = "Tổng điểm từ 0 đến 100, xếp một trong bốn mức hoặc chưa xếp loại.",
    .facts = evaluate_facts_fields,
    .facts_size = sizeof(struct evaluate_facts),
    .min = 0,
    .max = 10000,
    .rates_a_year = true,
    .bands = &rating_band_vocabulary,
    .band_floors = band_floors,
    .fallback_script = "bank.evaluate.lua",
    .groupings = case_groupings,
    .cases = evaluate_cases,
    .subject = &volunteer_entity,
};
