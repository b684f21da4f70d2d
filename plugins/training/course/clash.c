/* SPDX-License-Identifier: MIT
 * clash: see the header. */
#include "clash.h"

#include "../gather.h"

bool sessions_overlap(const struct course_session *a, const struct course_session *b)
{
    return a->day == b->day && a->from < b->to && b->from < a->to;
}

text session_time(struct arena *arena, const struct course_session *s)
{
    return text_format(arena, "%d:%02d–%d:%02d", (int)(s->from / 60), (int)(s->from % 60),
                       (int)(s->to / 60), (int)(s->to % 60));
}

text clash_words(struct ctx *cx, struct tx *tx, const struct clash *clash)
{
    return text_format(cx->arena, "«%.*s», %.*s %.*s",
                       TEXT_ARGS(record_title(cx, tx, &course_entity, clash->course)),
                       TEXT_ARGS(date_format_vi(cx->arena, clash->session.day)),
                       TEXT_ARGS(session_time(cx->arena, &clash->session)));
}

struct hunt {
    const struct course_session *sessions;
    size_t count;
    struct clash *out;
};

static enum kv_go compare(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct course_session *other = record;
    struct hunt *h = arg;
    (void)cx, (void)tx, (void)failure;
    for (size_t i = 0; i < h->count && !h->out->found; i++)
        h->out->found = sessions_overlap(&h->sessions[i], other);
    if (!h->out->found) return KV_MORE;
    h->out->session = *other;
    h->out->course = other->course;
    return KV_STOP;
}

static err look_into(struct ctx *cx, struct tx *tx, id course, struct hunt *h)
{
    struct course c;
    err e = record_get(cx, tx, &course_entity, course, &c);
    if (e || c.state == COURSE_CANCELLED) return e;
    return query_ref(cx, tx, &course_session_entity, "course", course, compare, h);
}

err clash_find(struct ctx *cx, struct tx *tx, id person, id course,
               const struct course_session *sessions, size_t count, struct clash *out)
{
    struct gathered seats, lessons = { 0 };
    struct hunt h = { sessions, count, out };
    *out = (struct clash){ 0 };
    if (count == 0) return ERR_NONE;
    err e = gather(cx, tx, &enrolment_entity, "volunteer", person, &seats);
    for (size_t i = 0; !e && !out->found && i < seats.count; i++) {
        const struct enrolment *n = gathered_at(&seats, i);
        if (enrolment_is_seated(n->state) && !id_equal(n->course, course))
            e = look_into(cx, tx, n->course, &h);
    }
    if (!e) e = gather(cx, tx, &course_trainer_entity, "volunteer", person, &lessons);
    for (size_t i = 0; !e && !out->found && i < lessons.count; i++) {
        const struct course_trainer *t = gathered_at(&lessons, i);
        if (!id_equal(t->course, course)) e = look_into(cx, tx, t->course, &h);
    }
    return e;
}

err clash_refuse(struct ctx *cx, struct tx *tx, id person, id course)
{
    struct gathered own;
    struct clash clash = { 0 };
    err e = gather(cx, tx, &course_session_entity, "course", course, &own);
    if (!e)
        e = clash_find(cx, tx, person, course, (const struct course_session *)(void *)own.records,
                       own.count, &clash);
    if (e || !clash.found) return e;
    return ctx_fail(cx, ERR_CONFLICT, "/volunteer", "clash",
                    SAY("Trùng giờ với lớp %.*s", "At the same time as the class %.*s"),
                    TEXT_ARGS(clash_words(cx, tx, &clash)));
}
