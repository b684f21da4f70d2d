/* SPDX-License-Identifier: MIT
 * follow_up: what somebody does with what they learned, asked 60 to 90 days after the class. */
#include "after.h"

static const struct term answers[] = {
    { APPLIED_YES, "yes", "Có", "Yes" },
    { APPLIED_PARTLY, "partly", "Một phần", "Partly" },
    { APPLIED_NO, "no", "Chưa", "No" },
    { 0 },
};
static const struct vocabulary applied_vocabulary = { "follow_up_answer", "Áp dụng", "Applied",
                                                      answers };

const struct field follow_up_fields[] = {
    FIELD(1, struct follow_up, enrolment, REF, REQUIRED | UNIQUE | INDEXED | CASCADE,
          .target = "enrolment", .label = "Ghi danh", .label_en = "Enrolment"),
    FIELD(2, struct follow_up, due, DATE, READ_ONLY | INDEXED, .label = "Hỏi từ ngày",
          .label_en = "Asked from"),
    FIELD(3, struct follow_up, closes, DATE, READ_ONLY | INDEXED, .label = "Nhận đến hết ngày",
          .label_en = "Closes after"),
    FIELD(4, struct follow_up, sent, TIME, READ_ONLY, .label = "Đã hỏi lúc",
          .label_en = "Asked at"),
    FIELD(5, struct follow_up, answered, TIME, READ_ONLY, .label = "Trả lời lúc",
          .label_en = "Answered at"),
    FIELD(6, struct follow_up, applied, ENUM, 0, .terms = &applied_vocabulary,
          .label = "Đã áp dụng điều đã học?", .label_en = "Applied what was learned?"),
    FIELD(7, struct follow_up, what, TEXT, LINES | PERSONAL, .max = 1000, .label = "Đã làm gì",
          .label_en = "What was done"),
    FIELD(8, struct follow_up, obstacles, TEXT, LINES | PERSONAL, .max = 1000, .label = "Khó khăn",
          .label_en = "What was in the way"),
    FIELD(9, struct follow_up, observer, REF, READ_ONLY, .target = "account",
          .label = "Người đến xem", .label_en = "Observer"),
    FIELD(10, struct follow_up, observed, ENUM, 0, .terms = &applied_vocabulary,
          .label = "Người đến xem thấy đã áp dụng?", .label_en = "Applied, as observed?"),
    FIELD(11, struct follow_up, observed_what, TEXT, LINES | PERSONAL, .max = 1000,
          .label = "Người đến xem thấy gì", .label_en = "What the observer saw"),
    { 0 }
};

const struct entity follow_up_entity = {
    "follow_up",
    "Theo dõi sau lớp",
    sizeof(struct follow_up),
    follow_up_fields,
    .number = 236,
    .label_en = "Follow-up",
    .read = "enrolment.read",
    .scope = "enrolment.course.unit",
    .owner = "enrolment.volunteer.account",
    .person = "enrolment.volunteer",
    .sort = "due",
    .help = "Học viên áp dụng được gì, hỏi từ 60 đến 90 ngày sau lớp.",
    .help_en = "What a trainee applies, asked 60 to 90 days after the class.",
};
