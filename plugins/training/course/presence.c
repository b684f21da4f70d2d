/* SPDX-License-Identifier: MIT
 * presence: who came to a session, and how it is known. */
#include "course.h"

static const struct term states[] = {
    { PRESENCE_PRESENT, "present", "Có mặt", "Present" },
    { PRESENCE_LATE, "late", "Đến muộn", "Late" },
    { PRESENCE_EXCUSED, "excused", "Vắng có phép", "Excused" },
    { PRESENCE_ABSENT, "absent", "Vắng", "Absent" },
    { 0 },
};
static const struct vocabulary state_vocabulary = { "presence_state", "Điểm danh", "Attendance",
                                                    states };

static const struct term sources[] = {
    { PRESENCE_QR, "qr", "Quét mã", "Scanned" },
    { PRESENCE_LIST, "list", "Theo danh sách", "From the list" },
    { PRESENCE_OFFLINE, "offline", "Ghi khi mất mạng", "Noted offline" },
    { 0 },
};
static const struct vocabulary source_vocabulary = { "presence_source", "Cách ghi",
                                                     "How it is known", sources };

const struct field presence_fields[] = {
    FIELD(1, struct presence, session, REF, REQUIRED | INDEXED, .target = "course_session",
          .label = "Buổi học", .label_en = "Session"),
    FIELD(2, struct presence, enrolment, REF, REQUIRED | INDEXED, .target = "enrolment",
          .label = "Ghi danh", .label_en = "Enrolment"),
    FIELD(3, struct presence, state, ENUM, REQUIRED | INDEXED, .terms = &state_vocabulary,
          .label = "Điểm danh", .label_en = "Attendance"),
    FIELD(4, struct presence, source, ENUM, REQUIRED, .terms = &source_vocabulary,
          .label = "Cách ghi", .label_en = "How it is known", .fallback = "list"),
    FIELD(5, struct presence, at, TIME, 0, .label = "Lúc", .label_en = "At"),
    FIELD(6, struct presence, device_at, TIME, 0, .label = "Lúc, theo đồng hồ điện thoại",
          .label_en = "At, by the phone's clock"),
    FIELD(7, struct presence, received, TIME, READ_ONLY, .label = "Máy chủ nhận lúc",
          .label_en = "Received at"),
    FIELD(8, struct presence, marked_by, REF, READ_ONLY, .target = "account", .label = "Người ghi",
          .label_en = "Marked by"),
    FIELD(9, struct presence, key, TEXT, READ_ONLY | UNIQUE, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    { 0 }
};

static err presence_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct presence *p = record;
    (void)tx, (void)before;
    p->key = pair_key(cx->arena, p->session, p->enrolment);
    return ERR_NONE;
}

const struct entity presence_entity = {
    "presence",
    "Điểm danh lớp học",
    sizeof(struct presence),
    presence_fields,
    .number = 232,
    .label_en = "Attendance of a class",
    .check = presence_check,
    .read = "enrolment.read",
    .scope = "session.course.unit",
    .owner = "enrolment.volunteer.account",
    .person = "enrolment.volunteer",
    .help = "Một người ở một buổi học; giữ cả giờ của điện thoại lẫn giờ của máy chủ.",
    .help_en = "A person at a session; with the phone's time and the server's.",
};
