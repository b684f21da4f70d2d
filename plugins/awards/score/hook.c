/* SPDX-License-Identifier: MIT
 * hook: the fact tables and the row of awards.score. A district may weigh what its people do
 * differently; what is excellent in the end is the council's. */
#include "facts.h"

#define CERTIFICATE(num, member, knd, ...)                                                         \
    FIELD(num, struct award_score_certificate, member, knd, 0, __VA_ARGS__)
static const struct field certificate_fields[] = {
    CERTIFICATE(1, code, TEXT, .label = "Mã chứng nhận", .label_en = "Code", .max = 60,
                .fallback = "first_aid"),
    CERTIFICATE(2, valid, BOOL, .label = "Còn hạn", .label_en = "Valid", .fallback = "true"),
    { 0 },
};

#define HONOUR(num, member, knd, ...)                                                              \
    FIELD(num, struct award_score_honour, member, knd, 0, __VA_ARGS__)
static const struct field honour_fields_told[] = {
    HONOUR(1, years_ago, INT, .label = "Số năm đã qua", .label_en = "Years ago",
           .help = "0: trong năm lập chứng minh", .help_en = "0: in the year of the proof",
           .min = 0, .max = 100, .fallback = "1"),
    { 0 },
};

#define FACT(num, member, knd, ...)                                                                \
    FIELD(num, struct award_score_facts, member, knd, 0, __VA_ARGS__)
#define COUNTED .min = 0, .max = 100000000

const struct field award_score_facts_fields[] = {
    FACT(1, as_of, DATE, .label = "Ngày lập chứng minh", .label_en = "Day of the proof",
         .fallback = "2026-10-31"),
    FACT(2, of, ENUM, .label = "Loại hồ sơ", .label_en = "Kind of nominee",
         .terms = &nominee_kind_vocabulary, .fallback = "person"),
    FACT(3, level, ENUM, .label = "Cấp của giải thưởng", .label_en = "Level of the award",
         .terms = &award_level_vocabulary, .fallback = "province"),
    FACT(4, years, INT, .label = "Số năm tình nguyện liên tục",
         .label_en = "Unbroken years as a volunteer", COUNTED, .fallback = "3"),
    FACT(5, days, INT, .label = "Số ngày có hoạt động", .label_en = "Days with work", COUNTED,
         .fallback = "40"),
    FACT(6, people, INT, .label = "Số người đã làm", .label_en = "People who did it",
         .help = "1: hồ sơ cá nhân", .help_en = "1: a person", COUNTED, .fallback = "1"),
    FACT(7, members, INT, .label = "Số thành viên", .label_en = "Members",
         .help = "0: hồ sơ cá nhân", .help_en = "0: a person", COUNTED),
    FACT(8, coordinators, INT, .label = "Số người điều phối", .label_en = "Coordinators", COUNTED),
    FACT(9, months_founded, INT, .label = "Số tháng từ khi thành lập",
         .label_en = "Months since it was founded", COUNTED),
    FACT(10, charter, BOOL, .label = "Có quy chế", .label_en = "Has a charter"),
    FACT(11, minutes_scanned, INT, .label = "Số phút có quét mã tại chỗ",
         .label_en = "Minutes shown by a scan", COUNTED, .fallback = "6000"),
    FACT(12, minutes_confirmed, INT, .label = "Số phút đội trưởng xác nhận",
         .label_en = "Minutes confirmed by a leader", COUNTED, .fallback = "1200"),
    FACT(13, minutes_paper, INT, .label = "Số phút theo danh sách giấy",
         .label_en = "Minutes from paper lists", COUNTED),
    FACT(14, minutes_declared, INT, .label = "Số phút tự khai", .label_en = "Minutes declared",
         COUNTED),
    FACT(15, shifts, INT, .label = "Số buổi", .label_en = "Shifts", COUNTED, .fallback = "40"),
    FACT(16, campaigns, INT, .label = "Số chiến dịch", .label_en = "Campaigns", COUNTED,
         .fallback = "5"),
    FACT(17, helped, INT, .label = "Số lượt người được giúp", .label_en = "People helped", COUNTED,
         .fallback = "150"),
    FACT(18, certificates, LIST, .label = "Các chứng nhận", .label_en = "Certificates",
         .of = certificate_fields, .of_size = sizeof(struct award_score_certificate)),
    FACT(19, honours, LIST, .label = "Các lần đã được khen", .label_en = "Earlier honours",
         .of = honour_fields_told, .of_size = sizeof(struct award_score_honour)),
    FACT(20, initiative, BOOL, .label = "Có nêu sáng kiến, mô hình",
         .label_en = "Tells of an initiative"),
    FACT(21, replication, BOOL, .label = "Có nêu khả năng nhân rộng",
         .label_en = "Tells of its replication"),
    FACT(22, documents, INT, .label = "Số minh chứng đính kèm", .label_en = "Documents attached",
         COUNTED),
    { 0 },
};

static const struct term bands[] = {
    { AWARD_EXCELLENT, "excellent", "Xuất sắc", "Excellent" },
    { AWARD_GOOD, "good", "Tốt", "Good" },
    { AWARD_FAIR, "fair", "Khá", "Fair" },
    { AWARD_BELOW, "below", "Chưa đạt", "Below" },
    { 0 },
};
static const struct vocabulary band_vocabulary = { "award_band", "Mức của hồ sơ",
                                                   "Band of a dossier", bands };
static const int64_t floors[] = { 9000, 7000, 5000, 0 };

int award_band_of(int64_t score)
{
    size_t i = 0;
    while (score < floors[i] && i + 1 < COUNT_OF(floors)) i++;
    return bands[i].number;
}

const struct rule_hook awards_score_hook = {
    .name = "awards.score",
    .label = "Chấm hồ sơ khen thưởng",
    .label_en = "Scoring an award's dossier",
    .help = "Điểm từ 0 đến 100 kèm lý do, để hội đồng xem bên cạnh điểm của mình. ties và key() "
            "xếp thứ tự các hồ sơ bằng điểm; group giữ tỷ lệ xuất sắc.",
    .facts = award_score_facts_fields,
    .facts_size = sizeof(struct award_score_facts),
    .min = 0,
    .max = 10000,
    .rates_a_year = true,
    .province_approves = true,
    .bands = &band_vocabulary,
    .band_floors = floors,
    .fallback_script = "awards.score.lua",
    .groupings = award_score_groupings,
    .cases = award_score_cases,
    .subject = &nomination_entity,
};
