/* SPDX-License-Identifier: MIT
 * course_feedback: what trainees think of a class. The journal holds only that somebody said
 * something; the enrolment holds only that its person has. */
#include "after.h"

#define OUT_OF_FIVE .min = 1, .max = 5

const struct field course_feedback_fields[] = {
    FIELD(1, struct course_feedback, course, REF, REQUIRED | INDEXED, .target = "course",
          .label = "Lớp", .label_en = "Class"),
    FIELD(2, struct course_feedback, content, INT, REQUIRED, OUT_OF_FIVE, .label = "Nội dung",
          .label_en = "Content"),
    FIELD(3, struct course_feedback, methods, INT, REQUIRED, OUT_OF_FIVE, .label = "Phương pháp",
          .label_en = "Methods"),
    FIELD(4, struct course_feedback, trainers, INT, REQUIRED, OUT_OF_FIVE, .label = "Tập huấn viên",
          .label_en = "Trainers"),
    FIELD(5, struct course_feedback, usefulness, INT, REQUIRED, OUT_OF_FIVE,
          .label = "Có ích cho công việc", .label_en = "Usefulness"),
    FIELD(6, struct course_feedback, organisation, INT, REQUIRED, OUT_OF_FIVE,
          .label = "Tổ chức lớp", .label_en = "Organisation"),
    FIELD(7, struct course_feedback, comment, TEXT, LINES, .max = 1000, .label = "Góp ý",
          .label_en = "Comment", .help = "Đừng ghi tên mình: người tổ chức đọc nguyên văn",
          .help_en = "Do not name yourself: the organiser reads this as it is"),
    { 0 }
};

const struct entity course_feedback_entity = {
    "course_feedback",
    "Ý kiến về lớp",
    sizeof(struct course_feedback),
    course_feedback_fields,
    .number = 235,
    .flags = ENTITY_SECRET_FACTS,
    .label_en = "Opinion of a class",
    .help = "Ý kiến của một học viên về lớp; không ghi là của ai.",
    .help_en = "What a trainee thinks of a class; whose it is stands nowhere.",
};
