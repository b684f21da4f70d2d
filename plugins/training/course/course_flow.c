/* SPDX-License-Identifier: MIT
 * course_flow: publishing and cancelling, and what the calendar does to a class. */
#include "course_flow.h"

#include "../curriculum/curriculum.h"
#include "../gather.h"
#include "after.h"
#include "line.h"

const struct field course_cancelling_fields[] = {
    LIKE(1, struct course_cancelling, end_reason, course_fields, end_reason, REQUIRED,
         .label = "Lý do", .label_en = "Reason", .help = "Người đã ghi danh sẽ đọc được",
         .help_en = "Those who were enrolled read it"),
    { 0 },
};

static err must_have_sessions(struct ctx *cx, struct tx *tx, const struct course *c)
{
    struct gathered sessions;
    err e = gather(cx, tx, &course_session_entity, "course", c->id, &sessions);
    if (e || sessions.count) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "no-session",
                    SAY("Lớp chưa có buổi học nào: hãy thêm buổi rồi mới công bố",
                        "The class has no session: add one, then publish"));
}

static err must_be_approved(struct ctx *cx, struct tx *tx, const struct course *c)
{
    struct curriculum taught;
    err e = record_get(cx, tx, &curriculum_entity, c->curriculum, &taught);
    if (e || taught.state == CURRICULUM_APPROVED) return e;
    return ctx_fail(cx, ERR_CONFLICT, "/curriculum", "curriculum",
                    SAY("Chương trình chưa được duyệt hoặc đã thôi dùng",
                        "The curriculum is not approved, or no longer used"));
}

err course_publish(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct course c;
    err e = record_get(cx, tx, &course_entity, request_id(rq), &c);
    if (!e && course_is_over(c.state))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "over",
                        SAY("Lớp đã kết thúc", "The class is over"));
    if (!e && c.state == COURSE_PLANNED) {
        e = must_be_approved(cx, tx, &c);
        if (!e) e = must_have_sessions(cx, tx, &c);
        c.state = COURSE_OPEN;
        if (!e) e = record_update(cx, tx, &course_entity, &c);
    }
    return e ? e : respond(cx, tx, rq, rs, &course_entity, &c);
}

static err tell_everybody(struct ctx *cx, struct tx *tx, const struct course *c)
{
    struct gathered all;
    err e = gather(cx, tx, &enrolment_entity, "course", c->id, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct enrolment *n = gathered_at(&all, i);
        if (n->state != ENROLMENT_WITHDRAWN && n->state != ENROLMENT_REFUSED)
            e = enrolment_tell_cancelled(cx, tx, c, n);
    }
    return e;
}

err course_cancel(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct course_cancelling *in = request_body(rq);
    struct course c;
    err e = record_get(cx, tx, &course_entity, request_id(rq), &c);
    if (!e && course_is_over(c.state))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "over",
                        SAY("Lớp đã kết thúc", "The class is over"));
    if (e) return e;
    bool known = c.state != COURSE_PLANNED;
    c.state = COURSE_CANCELLED;
    c.end_reason = in->end_reason;
    e = record_update(cx, tx, &course_entity, &c);
    if (!e && known) e = tell_everybody(cx, tx, &c);
    return e ? e : respond(cx, tx, rq, rs, &course_entity, &c);
}

/* ---- who may keep its lists ---------------------------------------------------------------- */

err course_require_teaching(struct ctx *cx, struct tx *tx, const struct course *c)
{
    struct person me;
    struct course_trainer probe = { 0 }, found;
    if (access_may(cx, tx, course_entity.write, c->unit)) return ERR_NONE;
    err e = people(cx)->of_actor(cx, tx, &me);
    if (!e) {
        probe.key = pair_key(cx->arena, c->id, me.id);
        e = record_find(cx, tx, &course_trainer_entity, "key", &probe, &found);
    }
    if (e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    return access_require(cx, tx, course_entity.write, c->unit); /* says who to ask */
}

/* ---- the calendar -------------------------------------------------------------------------- */

static err begin_due(struct ctx *cx, struct tx *tx, void *arg)
{
    struct course open = { .state = COURSE_OPEN };
    struct query q = { .entity = &course_entity,
                       .filters = { { entity_field(&course_entity, "state", 5), QUERY_IS, &open,
                                      0 } },
                       .filter_count = 1 };
    struct gathered all;
    date today = instant_date(cx->now);
    (void)arg;
    err e = gather_query(cx, tx, &q, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct course *c = gathered_at(&all, i);
        if (c->starts > today) continue;
        c->state = COURSE_RUNNING;
        e = record_update(cx, tx, &course_entity, c);
    }
    return e;
}

err job_courses(struct ctx *cx, struct job *job)
{
    (void)job;
    err e = db_write(cx, begin_due, NULL);
    return e ? e : follow_ups_send(cx);
}
