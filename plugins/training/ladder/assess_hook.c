/* SPDX-License-Identifier: MIT
 * assess_hook: the fact table and the row of training.assess. The rule gives the test's result as
 * its score; every condition that fails is a cap("not_completed", ...), so that all are told. */
#include "../curriculum/curriculum.h"
#include "assess.h"
#include "cases.h"

#define ASSESS(num, member, knd, ...) FIELD(num, struct assess_facts, member, knd, 0, __VA_ARGS__)
#define NOT_SAT .min = -1, .max = 100, .fallback = "-1"

const struct field assess_facts_fields[] = {
    ASSESS(1, as_of, DATE, .label = "Ngày xét", .label_en = "Day of the decision",
           .fallback = "2026-01-01"),
    ASSESS(2, level, INT, .label = "Bậc tập huấn viên mà lớp chuẩn bị",
           .label_en = "Level of trainers the class prepares",
           .help = "0: lớp không đào tạo tập huấn viên", .help_en = "0: it trains no trainers",
           .min = 0, .max = TRAINER_LEVELS),
    ASSESS(3, audience, CODE, .label = "Đối tượng của giáo trình",
           .label_en = "Audience of the curriculum", .terms = &curriculum_audience_vocabulary,
           .fallback = "volunteer"),
    ASSESS(4, sessions, INT, .label = "Số buổi của lớp", .label_en = "Sessions of the class",
           .min = 0, .fallback = "4"),
    ASSESS(5, attended, INT, .label = "Số buổi có mặt", .label_en = "Sessions attended",
           .help = "Kể cả buổi đến muộn", .help_en = "Late ones too", .min = 0, .fallback = "4"),
    ASSESS(6, late, INT, .label = "Số buổi đến muộn", .label_en = "Sessions come to late",
           .min = 0),
    ASSESS(7, minutes, INT, .label = "Số phút của lớp", .label_en = "Minutes of the class",
           .min = 0, .fallback = "720"),
    ASSESS(8, minutes_attended, INT, .label = "Số phút của các buổi có mặt",
           .label_en = "Minutes of the sessions attended", .min = 0, .fallback = "720"),
    ASSESS(9, attended_percent, INT, .label = "Phần trăm thời gian có mặt",
           .label_en = "Percent of the time attended", .min = 0, .max = 100, .fallback = "100"),
    ASSESS(10, questions, INT, .label = "Số câu hỏi kiểm tra của giáo trình",
           .label_en = "Questions of the curriculum", .help = "0: lớp không có bài kiểm tra",
           .help_en = "0: the class has no test", .min = 0, .fallback = "20"),
    ASSESS(11, pre_percent, INT, .label = "Kết quả kiểm tra đầu vào (%)",
           .label_en = "Test before (%)", .help = "-1: chưa làm", .help_en = "-1: not sat",
           NOT_SAT),
    ASSESS(12, post_percent, INT, .label = "Kết quả kiểm tra cuối lớp (%)",
           .label_en = "Test after (%)", .help = "-1: chưa làm", .help_en = "-1: not sat", NOT_SAT),
    ASSESS(13, anchor_percent, INT, .label = "Kết quả mười câu neo (%)",
           .label_en = "The ten anchor questions (%)", .help = "-1: chưa làm",
           .help_en = "-1: not sat", NOT_SAT),
    ASSESS(14, retest_percent, INT, .label = "Kết quả thi lại (%)", .label_en = "Retest (%)",
           .help = "-1: không thi lại", .help_en = "-1: none", NOT_SAT),
    ASSESS(15, pass_percent, INT, .label = "Mức đạt của giáo trình (%)",
           .label_en = "The curriculum's pass mark (%)", .min = 0, .max = 100, .fallback = "80"),
    ASSESS(16, core_blocks, INT, .label = "Số khối cốt lõi của giáo trình",
           .label_en = "Core blocks of the curriculum", .min = 0, .fallback = "6"),
    ASSESS(17, core_delivered, INT, .label = "Số khối cốt lõi lớp đã dạy",
           .label_en = "Core blocks delivered", .help = "-1: không ai dự giờ ghi lại",
           .help_en = "-1: nobody observed", .min = -1, .max = 100000, .fallback = "6"),
    ASSESS(18, evaluated, BOOL, .label = "Đã góp ý về lớp", .label_en = "Evaluated the class"),
    ASSESS(19, border, BOOL, .label = "Lớp ở xã biên giới", .label_en = "In a border commune"),
    ASSESS(20, difficult, BOOL, .label = "Lớp ở xã đặc biệt khó khăn",
           .label_en = "In a commune of extreme difficulty"),
    ASSESS(21, trainees, INT, .label = "Số người học", .label_en = "Trainees", .min = 0,
           .fallback = "25"),
    ASSESS(22, trainers, INT, .label = "Số tập huấn viên", .label_en = "Trainers", .min = 0,
           .fallback = "2"),
    { 0 },
};

static const struct term outcomes[] = {
    { ASSESSED_COMPLETED, "completed", "Hoàn thành", "Completed" },
    { ASSESSED_NOT_COMPLETED, "not_completed", "Không hoàn thành", "Not completed" },
    { 0 },
};
static const struct vocabulary outcome_vocabulary = { "assess_outcome", "Kết quả lớp học",
                                                      "Outcome of a class", outcomes };
/* What caps leave: nobody fails by points alone. */
static const int64_t floors[] = { 0, 0 };

const struct rule_hook training_assess_hook = {
    .name = "training.assess",
    .label = "Xét hoàn thành lớp tập huấn",
    .label_en = "Completing a class",
    .help = "Điểm là kết quả kiểm tra, từ 0 đến 100. Điều kiện nào chưa đạt thì "
            "cap(\"not_completed\", …); thiếu dữ kiện thì unrated(…): chưa xét.",
    .facts = assess_facts_fields,
    .facts_size = sizeof(struct assess_facts),
    .min = 0,
    .max = 10000,
    .province_approves = true,
    .bands = &outcome_vocabulary,
    .band_floors = floors,
    .fallback_script = "training.assess.lua",
    .groupings = ladder_groupings,
    .cases = assess_cases,
    .subject_named = "volunteer",
};
