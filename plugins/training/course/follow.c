/* SPDX-License-Identifier: MIT
 * follow: asking, answering and observing what is applied. */
#include "../gather.h"
#include "after.h"
#include "course_flow.h"

enum { EACH = 50 /* follow-ups a transaction */ };

const struct field follow_up_answering_fields[] = {
    LIKE(1, struct follow_up_answering, applied, follow_up_fields, applied, REQUIRED),
    LIKE(2, struct follow_up_answering, what, follow_up_fields, what, 0),
    LIKE(3, struct follow_up_answering, obstacles, follow_up_fields, obstacles, 0),
    { 0 },
};
const struct field follow_up_observing_fields[] = {
    LIKE(1, struct follow_up_observing, observed, follow_up_fields, observed, REQUIRED),
    LIKE(2, struct follow_up_observing, observed_what, follow_up_fields, observed_what, 0),
    { 0 },
};

err follow_up_open(struct ctx *cx, struct tx *tx, id enrolment, date day)
{
    struct follow_up f = { .enrolment = enrolment,
                           .due = day + FOLLOW_UP_DAYS,
                           .closes = day + FOLLOW_UP_CLOSES };
    return record_create(cx, tx, &follow_up_entity, &f);
}

static err follow_up_of(struct ctx *cx, struct tx *tx, id enrolment, struct follow_up *out)
{
    struct follow_up probe = { .enrolment = enrolment };
    err e = record_find(cx, tx, &follow_up_entity, "enrolment", &probe, out);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    return e;
}

static err is_open(struct ctx *cx, const struct follow_up *f)
{
    date today = instant_date(cx->now);
    if (f->due <= today && today <= f->closes) return ERR_NONE;
    return ctx_fail(
        cx, ERR_CONFLICT, NULL, "window",
        SAY("Câu trả lời nhận từ %.*s đến hết %.*s", "Answers are taken from %.*s until %.*s"),
        TEXT_ARGS(date_format_vi(cx->arena, f->due)),
        TEXT_ARGS(date_format_vi(cx->arena, f->closes)));
}

err follow_up_answer(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct follow_up_answering *in = request_body(rq);
    struct enrolment n;
    struct follow_up f;
    err e = record_get(cx, tx, &enrolment_entity, request_id(rq), &n);
    if (!e && !access_owns(cx, tx, &enrolment_entity, &n)) e = ERR_NOT_FOUND;
    if (!e) e = follow_up_of(cx, tx, n.id, &f);
    if (!e) e = is_open(cx, &f);
    if (e) return e;
    f.applied = in->applied;
    f.what = in->what;
    f.obstacles = in->obstacles;
    f.answered = cx->now;
    e = record_update(cx, tx, &follow_up_entity, &f);
    return e ? e : respond_created(cx, tx, rq, rs, &follow_up_entity, &f);
}

err follow_up_observe(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct follow_up_observing *in = request_body(rq);
    struct follow_up f;
    struct enrolment n;
    struct course c;
    err e = record_get(cx, tx, &follow_up_entity, request_id(rq), &f);
    if (!e) e = record_get(cx, tx, &enrolment_entity, f.enrolment, &n);
    if (!e) e = record_get(cx, tx, &course_entity, n.course, &c);
    if (!e) e = course_require_teaching(cx, tx, &c);
    if (e) return e;
    f.observed = in->observed;
    f.observed_what = in->observed_what;
    f.observer = cx->actor.account;
    e = record_update(cx, tx, &follow_up_entity, &f);
    return e ? e : respond(cx, tx, rq, rs, &follow_up_entity, &f);
}

/* ---- counting ------------------------------------------------------------------------------ */

static void count(struct application *a, const struct follow_up *f)
{
    a->asked++;
    a->answered += f->answered != 0;
    a->yes += f->applied == APPLIED_YES;
    a->partly += f->applied == APPLIED_PARTLY;
    a->no += f->applied == APPLIED_NO;
    a->observed += f->observed != 0;
    a->observed_applied += f->observed == APPLIED_YES || f->observed == APPLIED_PARTLY;
}

err course_application(struct ctx *cx, struct tx *tx, id course, struct application *out)
{
    struct gathered all;
    *out = (struct application){ .percent = -1 };
    err e = gather(cx, tx, &enrolment_entity, "course", course, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct follow_up f;
        e = follow_up_of(cx, tx, *(const id *)gathered_at(&all, i), &f);
        if (!e) count(out, &f);
        if (e == ERR_NOT_FOUND) e = ERR_NONE;
    }
    if (out->answered) out->percent = (200 * out->yes + 100 * out->partly) / (2 * out->answered);
    return e;
}

/* ---- asking -------------------------------------------------------------------------------- */

struct asking {
    struct gathered due;
    size_t next;
};

/* Those due and not yet closed: within the thirty days before today. */
static err find_due(struct ctx *cx, struct tx *tx, void *arg)
{
    struct asking *a = arg;
    date today = instant_date(cx->now);
    struct follow_up from = { .due = today - (FOLLOW_UP_CLOSES - FOLLOW_UP_DAYS) };
    struct follow_up to = { .due = today };
    const struct field *due = field_named(follow_up_fields, TEXT("due"));
    struct query q = { .entity = &follow_up_entity,
                       .filters = { { due, QUERY_AT_LEAST, &from, 0 },
                                    { due, QUERY_AT_MOST, &to, 0 } },
                       .filter_count = 2,
                       .sort = due };
    return gather_query(cx, tx, &q, &a->due);
}

static err ask(struct ctx *cx, struct tx *tx, id which)
{
    struct follow_up f;
    struct enrolment n;
    struct course c;
    err e = record_get(cx, tx, &follow_up_entity, which, &f);
    if (e || f.sent || f.answered) return e;
    e = record_get(cx, tx, &enrolment_entity, f.enrolment, &n);
    if (!e) e = record_get(cx, tx, &course_entity, n.course, &c);
    if (e) return e;
    text words = text_format(cx->arena,
                             "bạn đã áp dụng được gì từ lớp «%.*s»? Trả lời ở mục Lớp của tôi đến "
                             "hết %.*s.",
                             TEXT_ARGS(c.title), TEXT_ARGS(date_format_vi(cx->arena, f.closes)));
    e = people(cx)->tell(cx, tx, n.volunteer, TEXT("course.follow_up"), words, f.id);
    f.sent = cx->now;
    return e ? e : record_update(cx, tx, &follow_up_entity, &f);
}

static err ask_some(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct asking *a = arg;
    err e = ERR_NONE;
    for (size_t i = a->next; !e && i < a->due.count && i < a->next + EACH; i++) {
        e = ask(cx, tx, *(const id *)gathered_at(&a->due, i));
        if (e != ERR_NOT_FOUND) continue;
        ctx_clear(cx);
        e = ERR_NONE;
    }
    return e;
}

err follow_ups_send(struct ctx *cx)
{
    struct asking a = { 0 };
    err e = db_read(cx, find_due, &a);
    for (; !e && a.next < a.due.count; a.next += EACH) e = db_write(cx, ask_some, &a);
    return e;
}
