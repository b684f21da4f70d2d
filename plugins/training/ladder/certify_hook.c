/* SPDX-License-Identifier: MIT
 * certify_hook: the fact tables and the row of training.certify. Every condition met adds a point,
 * every one that is missing is a cap("not_qualified", ...): a candidate reads both lists. */
#include "certify.h"

#include "cases.h"

#define COURSE(num, member, knd, ...) FIELD(num, struct certify_course, member, knd, 0, __VA_ARGS__)
#define MONTHS_AGO                                                                                 \
    .label = "Số tháng đã qua", .label_en = "Months ago",                                          \
    .help = "Tháng đã qua hẳn: đúng ngày tròn tháng vẫn tính là chưa qua",                         \
    .help_en = "Whole months gone by: the very day still counts as within"

static const struct field course_fields[] = {
    COURSE(1, level, INT, .label = "Bậc mà lớp chuẩn bị", .label_en = "Level it prepares",
           .help = "0: không đào tạo tập huấn viên", .help_en = "0: of no trainers", .min = 0,
           .max = TRAINER_LEVELS, .fallback = "1"),
    COURSE(2, led, BOOL, .label = "Là giảng viên chính", .label_en = "As the lead trainer"),
    COURSE(3, mentor_level, INT, .label = "Bậc của người kèm cặp", .label_en = "Mentor's level",
           .help = "0: không có người kèm cặp", .help_en = "0: nobody mentored", .min = 0,
           .max = TRAINER_LEVELS),
    COURSE(4, months_ago, INT, MONTHS_AGO, .min = 0, .fallback = "3"),
    COURSE(5, days_ago, INT, .label = "Số ngày từ khi kết thúc", .label_en = "Days since its end",
           .min = 0, .fallback = "90"),
    COURSE(6, trainees, INT, .label = "Số người học", .label_en = "Trainees", .min = 0,
           .fallback = "20"),
    COURSE(7, answers, INT, .label = "Số phiếu đánh giá tập huấn viên",
           .label_en = "Evaluations of the trainers", .min = 0),
    COURSE(8, rating, INT, .label = "Tổng điểm các phiếu", .label_en = "Sum of their marks",
           .help = "Mỗi phiếu 1 đến 5", .help_en = "1 to 5 each", .min = 0),
    { 0 },
};

#define SCORE(num, member, knd, ...) FIELD(num, struct certify_score, member, knd, 0, __VA_ARGS__)

static const struct field score_fields[] = {
    SCORE(1, teach_back, INT, .label = "Buổi giảng thử thứ", .label_en = "Number of the teach-back",
          .help = "Buổi mới nhất là 1", .help_en = "The newest is 1", .min = 1, .max = 1000,
          .fallback = "1"),
    SCORE(2, days_ago, INT, .label = "Số ngày đã qua", .label_en = "Days ago", .min = 0,
          .fallback = "20"),
    SCORE(3, months_ago, INT, MONTHS_AGO, .min = 0),
    SCORE(4, level, INT, .label = "Bậc của người đánh giá", .label_en = "The assessor's level",
          .min = 0, .max = TRAINER_LEVELS, .fallback = "3"),
    SCORE(5, total, INT, .label = "Tổng điểm mười tiêu chí", .label_en = "Total of the ten items",
          .min = 0, .max = RUBRIC_ITEMS * RUBRIC_MOST, .fallback = "32"),
    SCORE(6, lowest, INT, .label = "Điểm thấp nhất", .label_en = "Lowest mark", .min = 0,
          .max = RUBRIC_MOST, .fallback = "2"),
    SCORE(7, steps_missing, INT, .label = "Số bước then chốt chưa thành thạo",
          .label_en = "Critical steps not proficient", .min = 0, .max = CRITICAL_STEPS),
    SCORE(8, counts, BOOL, .label = "Được tính", .label_en = "Counts",
          .help = "Sai khi phiếu bị để ngoài vì xung đột",
          .help_en = "False when it was set aside for a conflict", .fallback = "true"),
    { 0 },
};

#define TEST(num, member, knd, ...) FIELD(num, struct certify_test, member, knd, 0, __VA_ARGS__)

static const struct field test_fields[] = {
    TEST(1, level, INT, .label = "Bậc của giáo trình", .label_en = "Level of the curriculum",
         .min = 0, .max = TRAINER_LEVELS, .fallback = "2"),
    TEST(2, percent, INT, .label = "Kết quả (%)", .label_en = "Result (%)", .min = 0, .max = 100,
         .fallback = "80"),
    TEST(3, days_ago, INT, .label = "Số ngày đã qua", .label_en = "Days ago", .min = 0,
         .fallback = "30"),
    TEST(4, months_ago, INT, MONTHS_AGO, .min = 0),
    TEST(5, retest, BOOL, .label = "Là bài thi lại", .label_en = "A retest"),
    { 0 },
};

#define LESSON(num, member, knd, ...) FIELD(num, struct certify_lesson, member, knd, 0, __VA_ARGS__)

static const struct field lesson_fields[] = {
    LESSON(1, level, INT, .label = "Bậc mà lớp chuẩn bị", .label_en = "Level it prepares",
           .help = "0: không đào tạo tập huấn viên", .help_en = "0: of no trainers", .min = 0,
           .max = TRAINER_LEVELS, .fallback = "1"),
    LESSON(2, lessons, INT, .label = "Số tiết đã dự", .label_en = "Lessons attended",
           .help = "Mỗi tiết 45 phút", .help_en = "Of 45 minutes each", .min = 0, .fallback = "16"),
    LESSON(3, days_ago, INT, .label = "Số ngày đã qua", .label_en = "Days ago", .min = 0,
           .fallback = "60"),
    LESSON(4, months_ago, INT, MONTHS_AGO, .min = 0, .fallback = "1"),
    { 0 },
};

#define CERTIFY(num, member, knd, ...) FIELD(num, struct certify_facts, member, knd, 0, __VA_ARGS__)

const struct field certify_facts_fields[] = {
    CERTIFY(1, as_of, DATE, .label = "Ngày xét", .label_en = "Day of the decision",
            .fallback = "2026-06-01"),
    CERTIFY(2, level, INT, .label = "Bậc dự xét", .label_en = "Level aimed at", .min = 1,
            .max = TRAINER_LEVELS, .fallback = "2"),
    CERTIFY(3, renewal, BOOL, .label = "Là gia hạn", .label_en = "A renewal"),
    CERTIFY(4, age, INT, .label = "Tuổi", .label_en = "Age", .help = "-1: không rõ",
            .help_en = "-1: not known", .min = -1, .max = 120, .fallback = "25"),
    CERTIFY(5, held_level, INT, .label = "Bậc đang có", .label_en = "Level held",
            .help = "0: chưa là tập huấn viên", .help_en = "0: none", .min = 0,
            .max = TRAINER_LEVELS, .fallback = "1"),
    CERTIFY(6, lower_days_left, INT, .label = "Số ngày còn lại của bậc ngay dưới",
            .label_en = "Days left of the level below", .help = "-1: không có bậc dưới còn hạn",
            .help_en = "-1: no valid certificate of it", .min = -1, .max = 100000,
            .fallback = "200"),
    CERTIFY(7, lower_until, TEXT, .label = "Bậc ngay dưới có giá trị đến hết ngày",
            .label_en = "Last day of the level below", .help = "Để nói lại trong lý do",
            .help_en = "To be said again in a reason", .fallback = "18/12/2026"),
    CERTIFY(8, has_own, BOOL, .label = "Đã từng có chính bậc này",
            .label_en = "Ever held this very level"),
    CERTIFY(9, own_until, TEXT, .label = "Chứng nhận bậc này có giá trị đến hết ngày",
            .label_en = "Last day of their own certificate", .help = "Để nói lại trong lý do",
            .help_en = "To be said again in a reason", .fallback = "01/07/2026"),
    CERTIFY(10, days_to_renewal, INT, .label = "Số ngày đến khi được gia hạn",
            .label_en = "Days until it may be renewed", .help = "0: được gia hạn từ bây giờ",
            .help_en = "0: from now on", .min = 0),
    CERTIFY(11, days_since_expiry, INT, .label = "Số ngày đã hết hạn",
            .label_en = "Days since it expired", .help = "0: còn hạn", .help_en = "0: it is valid",
            .min = 0),
    CERTIFY(12, grace_days, INT, .label = "Số ngày còn được gia hạn sau khi hết hạn",
            .label_en = "Days of grace after it expires", .min = 0, .fallback = "90"),
    CERTIFY(13, idle_months, INT, .label = "Số tháng chưa đứng lớp",
            .label_en = "Months since the last class as a trainer",
            .help = "-1: chưa đứng lớp lần nào", .help_en = "-1: never", .min = -1, .max = 100000,
            .fallback = "3"),
    CERTIFY(14, teach_backs, INT, .label = "Số buổi giảng thử đã chấm",
            .label_en = "Teach-backs scored", .min = 0),
    CERTIFY(15, mentored, BOOL, .label = "Có người hướng dẫn", .label_en = "Has a mentor"),
    CERTIFY(16, courses, LIST, .label = "Các lớp đã đứng lớp", .label_en = "Classes as a trainer",
            .help = "Mới nhất trước", .help_en = "The newest first", .of = course_fields,
            .of_size = sizeof(struct certify_course)),
    CERTIFY(17, scores, LIST, .label = "Các phiếu chấm giảng thử",
            .label_en = "Scores of teach-backs", .help = "Buổi mới nhất trước",
            .help_en = "The newest teach-back first", .of = score_fields,
            .of_size = sizeof(struct certify_score)),
    CERTIFY(18, tests, LIST, .label = "Các bài kiểm tra", .label_en = "Tests",
            .help = "Mới nhất trước", .help_en = "The newest first", .of = test_fields,
            .of_size = sizeof(struct certify_test)),
    CERTIFY(19, lessons, LIST, .label = "Các lớp đã học xong", .label_en = "Classes completed",
            .help = "Mới nhất trước", .help_en = "The newest first", .of = lesson_fields,
            .of_size = sizeof(struct certify_lesson)),
    { 0 },
};

static const struct term outcomes[] = {
    { 1, "qualified", "Đủ điều kiện", "Qualified" },
    { 2, "not_qualified", "Chưa đủ điều kiện", "Not qualified yet" },
    { 0 },
};
static const struct vocabulary outcome_vocabulary = { "certify_outcome", "Kết luận", "Conclusion",
                                                      outcomes };
static const int64_t floors[] = { 0, 0 }; /* caps decide, not points */

const struct rule_hook training_certify_hook = {
    .name = "training.certify",
    .label = "Công nhận và gia hạn tập huấn viên",
    .label_en = "Certifying and renewing trainers",
    .help = "Mỗi điều kiện đã đạt là 1 điểm; điều kiện còn thiếu thì cap(\"not_qualified\", …). "
            "Người dự xét đọc được cả hai danh sách.",
    .facts = certify_facts_fields,
    .facts_size = sizeof(struct certify_facts),
    .min = 0,
    .max = 2000,
    .province_approves = true,
    .bands = &outcome_vocabulary,
    .band_floors = floors,
    .fallback_script = "training.certify.lua",
    .groupings = ladder_groupings,
    .cases = certify_cases,
    .subject_named = "volunteer",
};
