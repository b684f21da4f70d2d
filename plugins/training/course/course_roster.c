/* SPDX-License-Identifier: MIT
 * course_roster: the list of a session, for staff and the class's trainers: who has a seat, who
 * came, and the code to put on the wall. */
#include <stdlib.h>

#include "../gather.h"
#include "../issuer.h"
#include "attend.h"
#include "clash.h"
#include "course_flow.h"

static void term_at(struct ctx *cx, struct json *j, const struct field *f, const void *record)
{
    json_key(j, f->name);
    field_json(cx, j, f, record);
}

static err line_json(struct ctx *cx, struct tx *tx, struct json *j, id session,
                     const struct enrolment *n)
{
    struct presence p = { .key = pair_key(cx->arena, session, n->id) };
    err e = record_find(cx, tx, &presence_entity, "key", &p, &p);
    if (e && e != ERR_NOT_FOUND) return e;
    if (e) p = (struct presence){ 0 };
    ctx_clear(cx);
    json_object(j);
    json_id_at(j, "enrolment", n->id);
    json_text_at(j, "name", n->name);
    term_at(cx, j, field_named(presence_fields, TEXT("state")), &p);
    term_at(cx, j, field_named(presence_fields, TEXT("source")), &p);
    term_at(cx, j, field_named(presence_fields, TEXT("at")), &p);
    term_at(cx, j, field_named(presence_fields, TEXT("device_at")), &p);
    json_object_end(j);
    return ERR_NONE;
}

static int by_name(const void *x, const void *y)
{
    const struct enrolment *a = x, *b = y;
    int order = text_compare(a->name, b->name);
    return order ? order : id_compare(a->id, b->id);
}

/* Those with a seat, named. */
static err seated(struct ctx *cx, struct tx *tx, id course, struct gathered *out)
{
    size_t kept = 0;
    err e = gather(cx, tx, &enrolment_entity, "course", course, out);
    for (size_t i = 0; !e && i < out->count; i++) {
        struct enrolment *n = gathered_at(out, i);
        if (!enrolment_is_seated(n->state)) continue;
        e = record_derive(cx, tx, &enrolment_entity, n, instant_date(cx->now));
        *(struct enrolment *)gathered_at(out, kept++) = *n;
    }
    out->count = kept;
    if (!e && kept) qsort(out->records, kept, sizeof(struct enrolment), by_name);
    return e;
}

static err head_json(struct ctx *cx, struct tx *tx, const struct request *rq, struct json *j,
                     const struct course *c, const struct course_session *s)
{
    text svg, url = text_format(cx->arena, "%.*s/lop-cua-toi/diem-danh?ma=%.*s",
                                TEXT_ARGS(issuer_url(cx, tx, rq)), TEXT_ARGS(s->code));
    err e = qr_svg(cx, url, ctx_say(cx, "Mã QR để điểm danh", "QR code for checking in"), &svg);
    if (e) return e;
    json_id_at(j, "course", c->id);
    json_text_at(j, "title", c->title);
    json_text_at(j, "session_title", s->title);
    json_text_at(j, "day_text", date_format_vi(cx->arena, s->day));
    json_text_at(j, "time_text", session_time(cx->arena, s));
    json_bool_at(j, "open", !course_is_over(c->state));
    json_text_at(j, "code", s->code);
    json_text_at(j, "url", url);
    json_text_at(j, "qr_svg", svg);
    return ERR_NONE;
}

err course_session_roster(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs)
{
    struct course_session s;
    struct course c;
    struct gathered people;
    err e = record_get(cx, tx, &course_session_entity, request_id(rq), &s);
    if (!e) e = record_get(cx, tx, &course_entity, s.course, &c);
    if (!e) e = course_require_teaching(cx, tx, &c);
    if (!e) e = seated(cx, tx, c.id, &people);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    e = head_json(cx, tx, rq, j, &c, &s);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; !e && i < people.count; i++) {
        e = line_json(cx, tx, j, s.id, gathered_at(&people, i));
        if (!e) e = respond_saw(cx, tx, rs, &enrolment_entity, gathered_at(&people, i));
    }
    json_array_end(j);
    json_object_end(j);
    return e;
}
