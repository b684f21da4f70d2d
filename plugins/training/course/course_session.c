/* SPDX-License-Identifier: MIT
 * course_session: a class's meetings. Its code is on the board or the trainer's screen; whoever
 * has it in front of them is there. */
#include "course.h"

enum { CODE_SIZE = 6, DAY_MINUTES = 24 * 60 };

static enum kv_go count_one(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct presence *p = record;
    struct course_session *s = arg;
    (void)cx, (void)tx, (void)failure;
    s->present += p->state == PRESENCE_PRESENT || p->state == PRESENCE_LATE;
    return KV_MORE;
}

static err derive_present(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct course_session *s = record;
    (void)as_of;
    s->present = 0;
    return query_ref(cx, tx, &presence_entity, "session", s->id, count_one, s);
}

const struct field course_session_fields[] = {
    FIELD(1, struct course_session, course, REF, REQUIRED | INDEXED | CASCADE, .target = "course",
          .label = "Lớp", .label_en = "Class"),
    FIELD(2, struct course_session, day, DATE, REQUIRED | INDEXED, .label = "Ngày",
          .label_en = "Day"),
    FIELD(3, struct course_session, from, INT, REQUIRED, .min = 1, .max = DAY_MINUTES,
          .label = "Bắt đầu (phút trong ngày)", .label_en = "Starts (minute of the day)"),
    FIELD(4, struct course_session, to, INT, REQUIRED, .min = 1, .max = DAY_MINUTES,
          .label = "Kết thúc (phút trong ngày)", .label_en = "Ends (minute of the day)"),
    FIELD(5, struct course_session, title, TEXT, 0, .max = 160, .label = "Nội dung buổi",
          .label_en = "Title"),
    FIELD(6, struct course_session, code, TEXT, READ_ONLY | SECRET, .max = 12,
          .label = "Mã điểm danh", .label_en = "Check-in code"),
    FIELD(7, struct course_session, present, INT, DERIVED, .derive = derive_present,
          .label = "Có mặt", .label_en = "Present"),
    { 0 }
};

static err course_session_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct course_session *s = record;
    (void)tx, (void)before;
    if (s->to <= s->from)
        ctx_flaw(cx, "/to", "order",
                 SAY("Giờ kết thúc phải sau giờ bắt đầu", "The end must come after the start"));
    if (text_is_empty(s->code)) s->code = code_text(cx->arena, cx->random, CODE_SIZE);
    return cx->error;
}

const struct entity course_session_entity = {
    "course_session",
    "Buổi học",
    sizeof(struct course_session),
    course_session_fields,
    .number = 230,
    .label_en = "Session of a class",
    .check = course_session_check,
    .read = "course.read",
    .write = "course.write",
    .scope = "course.unit",
    .sort = "day",
    .help = "Một buổi của lớp, điểm danh riêng.",
    .help_en = "A meeting of a class, with its own attendance.",
};
