/* SPDX-License-Identifier: MIT
 * course_session: a class's meetings. Its code is on the board or the trainer's screen; whoever
 * has it in front of them is there. */
#include "../gather.h"
#include "clash.h"

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

static err check_siblings(struct ctx *cx, struct tx *tx, const struct course_session *s)
{
    struct course c;
    struct gathered all = { 0 };
    err e = record_get(cx, tx, &course_entity, s->course, &c);
    if (e == ERR_NOT_FOUND) { /* the reference check says so */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (!e && (s->day < c.starts || s->day > c.ends))
        ctx_flaw(cx, "/day", "outside",
                 SAY("Buổi học phải trong những ngày của lớp",
                     "A session lies within the days of its class"));
    if (!e && course_is_over(c.state) && !cx->actor.system)
        ctx_flaw(cx, "/course", "over", SAY("Lớp đã kết thúc", "The class is over"));
    if (!e) e = gather(cx, tx, &course_session_entity, "course", s->course, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct course_session *other = gathered_at(&all, i);
        if (!id_equal(other->id, s->id) && sessions_overlap(other, s))
            ctx_flaw(cx, "/from", "overlap",
                     SAY("Trùng giờ với một buổi khác của lớp",
                         "At the same time as another session of the class"));
    }
    return e ? e : cx->error;
}

/* Moving a session must not put somebody into two classes at once. */
static err check_people(struct ctx *cx, struct tx *tx, const struct course_session *s)
{
    struct gathered all;
    struct clash clash = { 0 };
    size_t people = 0;
    err e = gather(cx, tx, &enrolment_entity, "course", s->course, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct enrolment *n = gathered_at(&all, i);
        struct clash c = { 0 };
        if (n->state != ENROLMENT_ENROLLED) continue;
        e = clash_find(cx, tx, n->volunteer, s->course, s, 1, &c);
        if (c.found && people++ == 0) clash = c;
    }
    if (e || people == 0) return e;
    return ctx_fail(cx, ERR_CONFLICT, "/from", "clash",
                    SAY("%d học viên của lớp khi đó học lớp %.*s",
                        "%d trainees of the class are then in the class %.*s"),
                    (int)people, TEXT_ARGS(clash_words(cx, tx, &clash)));
}

static err course_session_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct course_session *s = record;
    (void)before;
    if (s->to <= s->from)
        ctx_flaw(cx, "/to", "order",
                 SAY("Giờ kết thúc phải sau giờ bắt đầu", "The end must come after the start"));
    if (text_is_empty(s->code)) s->code = code_text(cx->arena, cx->random, CODE_SIZE);
    err e = check_siblings(cx, tx, s);
    return e ? e : check_people(cx, tx, s);
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
