/* SPDX-License-Identifier: MIT
 * public_course: see the header. */
#include "public_course.h"

#include <stdlib.h>

#include "../curriculum/curriculum.h"
#include "../gather.h"
#include "after.h"
#include "clash.h"
#include "line.h"

static text days_text(struct arena *arena, const struct course *c)
{
    text from = date_format_vi(arena, c->starts);
    if (c->starts == c->ends) return from;
    return text_format(arena, "%.*s – %.*s", TEXT_ARGS(from),
                       TEXT_ARGS(date_format_vi(arena, c->ends)));
}

/* Members that the list, the page and a person's own list share. */
static err course_members(struct ctx *cx, struct tx *tx, struct json *j, struct course *c)
{
    bool seat = false;
    err e = record_derive(cx, tx, &course_entity, c, instant_date(cx->now));
    if (!e) e = line_has_seat(cx, tx, c, &seat);
    int64_t open = c->seats > c->taken ? c->seats - c->taken : 0;
    json_text_at(j, "title", c->title);
    json_text_at(j, "unit", record_title(cx, tx, &unit_entity, c->unit));
    json_text_at(j, "place", record_title(cx, tx, &place_entity, c->place));
    json_text_at(j, "location", c->location);
    json_text_at(j, "days_text", days_text(cx->arena, c));
    json_int_at(j, "seats", c->seats);
    json_int_at(j, "open_seats", open);
    json_bool_at(j, "full", open == 0);
    json_bool_at(j, "only_kept", open > 0 && !seat);
    json_text_at(j, "state_label", term_label(cx, &course_state_vocabulary, (unsigned)c->state));
    return e;
}

/* ---- the list ------------------------------------------------------------------------------ */

struct shelf {
    struct course *items;
    size_t count;
    date today;
};

static err open_in(struct ctx *cx, struct tx *tx, int32_t state, struct gathered *out)
{
    struct course probe = { .state = state };
    struct query q = { .entity = &course_entity,
                       .filters = { { field_named(course_fields, TEXT("state")), QUERY_IS, &probe,
                                      0 } },
                       .filter_count = 1 };
    return gather_query(cx, tx, &q, out);
}

static void take(struct shelf *s, const struct gathered *g)
{
    for (size_t i = 0; i < g->count; i++) {
        const struct course *c = gathered_at(g, i);
        if (c->ends >= s->today) s->items[s->count++] = *c;
    }
}

static int soonest_first(const void *x, const void *y)
{
    const struct course *a = x, *b = y;
    if (a->starts != b->starts) return a->starts < b->starts ? -1 : 1;
    return id_compare(a->id, b->id);
}

err courses_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct gathered open, running = { 0 };
    struct shelf s = { .today = instant_date(cx->now) };
    (void)rq;
    err e = open_in(cx, tx, COURSE_OPEN, &open);
    if (!e) e = open_in(cx, tx, COURSE_RUNNING, &running);
    if (e) return e;
    s.items = ARENA_ARRAY(cx->arena, open.count + running.count + 1, struct course);
    take(&s, &open);
    take(&s, &running);
    if (s.count) qsort(s.items, s.count, sizeof(*s.items), soonest_first);
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; !e && i < s.count; i++) {
        json_object(j);
        json_id_at(j, "id", s.items[i].id);
        e = course_members(cx, tx, j, &s.items[i]);
        json_object_end(j);
    }
    json_array_end(j);
    json_object_end(j);
    return e;
}

/* ---- one ----------------------------------------------------------------------------------- */

static int in_order(const void *x, const void *y)
{
    const struct course_session *a = x, *b = y;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    return a->from < b->from ? -1 : a->from > b->from;
}

static err sessions_json(struct ctx *cx, struct tx *tx, struct json *j, id course)
{
    struct gathered all;
    err e = gather(cx, tx, &course_session_entity, "course", course, &all);
    if (!e && all.count) qsort(all.records, all.count, sizeof(struct course_session), in_order);
    json_key(j, "sessions");
    json_array(j);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct course_session *s = gathered_at(&all, i);
        json_object(j);
        json_text_at(j, "day_text", date_format_vi(cx->arena, s->day));
        json_text_at(j, "time_text", session_time(cx->arena, s));
        json_text_at(j, "title", s->title);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

/* What the reader is in the class: members mine, may_apply, signed_in. */
static err mine_json(struct ctx *cx, struct tx *tx, struct json *j, const struct course *c)
{
    struct person me;
    struct enrolment n = { 0 };
    bool signed_in = !id_is_none(cx->actor.account);
    err e = signed_in ? people(cx)->of_actor(cx, tx, &me) : ERR_NOT_FOUND;
    bool person = !e;
    if (!e) e = enrolment_of(cx, tx, c->id, me.id, &n);
    if (e && e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    bool again = !n.state || n.state == ENROLMENT_INVITED || n.state == ENROLMENT_WITHDRAWN;
    json_bool_at(j, "signed_in", signed_in);
    json_text_at(j, "mine", term_label(cx, &enrolment_state_vocabulary, (unsigned)n.state));
    json_bool_at(j, "may_apply", course_takes(c->state) && (!signed_in || (person && again)));
    return ERR_NONE;
}

err course_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct course c;
    struct curriculum taught;
    err e = record_get(cx, tx, &course_entity, request_id(rq), &c);
    if (!e && c.state == COURSE_PLANNED) e = ERR_NOT_FOUND;
    if (!e) e = record_get(cx, tx, &curriculum_entity, c.curriculum, &taught);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_id_at(j, "id", c.id);
    e = course_members(cx, tx, j, &c);
    json_text_at(j, "page_title", c.title);
    json_text_at(j, "curriculum", taught.title);
    json_text_at(j, "objectives", taught.objectives);
    json_bool_at(j, "by_approval", c.by_approval);
    json_bool_at(j, "cancelled", c.state == COURSE_CANCELLED);
    json_text_at(j, "end_reason", c.end_reason);
    json_int_at(j, "minority_seats", c.minority_seats);
    json_int_at(j, "mountain_seats", c.mountain_seats);
    json_int_at(j, "border_seats", c.border_seats);
    json_bool_at(j, "kept", c.minority_seats + c.mountain_seats + c.border_seats > 0);
    if (!e) e = sessions_json(cx, tx, j, c.id);
    if (!e) e = mine_json(cx, tx, j, &c);
    json_object_end(j);
    return e;
}

/* ---- one's own ----------------------------------------------------------------------------- */

struct own {
    struct enrolment n;
    struct course c;
};

static int latest_first(const void *x, const void *y)
{
    const struct own *a = x, *b = y;
    if (a->c.starts != b->c.starts) return a->c.starts > b->c.starts ? -1 : 1;
    return id_compare(a->n.id, b->n.id);
}

static bool is_past(const struct own *o)
{
    return course_is_over(o->c.state) || o->n.state == ENROLMENT_WITHDRAWN ||
           o->n.state == ENROLMENT_REFUSED;
}

static err follow_up_json(struct ctx *cx, struct tx *tx, struct json *j, const struct own *o)
{
    struct follow_up f = { .enrolment = o->n.id };
    date today = instant_date(cx->now);
    err e = record_find(cx, tx, &follow_up_entity, "enrolment", &f, &f);
    if (e && e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    bool open = !e && f.due <= today && today <= f.closes;
    json_bool_at(j, "can_answer", open);
    json_bool_at(j, "answered", !e && f.answered);
    json_text_at(j, "closes_text", open ? date_format_vi(cx->arena, f.closes) : TEXT(""));
    return ERR_NONE;
}

/* How many of the class's sessions they came to. */
static err attended_json(struct ctx *cx, struct tx *tx, struct json *j, const struct own *o)
{
    struct gathered sessions;
    int64_t there = 0;
    err e = gather(cx, tx, &course_session_entity, "course", o->c.id, &sessions);
    for (size_t i = 0; !e && i < sessions.count; i++) {
        struct presence p = { .key = pair_key(cx->arena, *(const id *)gathered_at(&sessions, i),
                                              o->n.id) };
        e = record_find(cx, tx, &presence_entity, "key", &p, &p);
        there += !e && (p.state == PRESENCE_PRESENT || p.state == PRESENCE_LATE);
        if (e == ERR_NOT_FOUND) {
            ctx_clear(cx);
            e = ERR_NONE;
        }
    }
    json_int_at(j, "attended", there);
    json_int_at(j, "sessions", (int64_t)sessions.count);
    json_bool_at(j, "came", there > 0);
    return e;
}

static err own_json(struct ctx *cx, struct tx *tx, struct json *j, struct own *o)
{
    int32_t state = o->n.state;
    bool over = course_is_over(o->c.state);
    bool begun = o->c.state == COURSE_RUNNING || o->c.state == COURSE_FINISHED;
    json_object(j);
    json_id_at(j, "id", o->n.id);
    json_id_at(j, "course", o->c.id);
    err e = course_members(cx, tx, j, &o->c);
    bool cancelled = o->c.state == COURSE_CANCELLED;
    json_text_at(j, "mine",
                 cancelled ? term_label(cx, &course_state_vocabulary, COURSE_CANCELLED)
                           : term_label(cx, &enrolment_state_vocabulary, (unsigned)state));
    json_text_at(j, "reason", cancelled ? o->c.end_reason : o->n.reason);
    json_int_at(j, "place_in_line", o->n.place_in_line);
    json_bool_at(j, "can_accept", !over && state == ENROLMENT_INVITED);
    json_bool_at(j, "can_withdraw", !over && !is_past(o));
    json_bool_at(j, "has_tests", !cancelled && enrolment_is_seated(state));
    json_bool_at(j, "can_evaluate", begun && enrolment_is_seated(state) && !o->n.evaluated);
    json_bool_at(j, "certified", !id_is_none(o->n.certificate));
    if (!e) e = attended_json(cx, tx, j, o);
    if (!e) e = follow_up_json(cx, tx, j, o);
    json_object_end(j);
    return e;
}

static err part_json(struct ctx *cx, struct tx *tx, struct json *j, struct own *all, size_t count,
                     bool past)
{
    err e = ERR_NONE;
    json_key(j, past ? "past" : "coming");
    json_array(j);
    for (size_t i = 0; !e && i < count; i++)
        if (is_past(&all[i]) == past) e = own_json(cx, tx, j, &all[i]);
    json_array_end(j);
    return e;
}

err me_courses(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct person me;
    struct gathered mine = { 0 };
    (void)rq;
    err e = people(cx)->of_actor(cx, tx, &me);
    if (!e) e = gather(cx, tx, &enrolment_entity, "volunteer", me.id, &mine);
    if (e) return e;
    struct own *all = ARENA_ARRAY(cx->arena, mine.count + 1, struct own);
    for (size_t i = 0; !e && i < mine.count; i++) {
        all[i].n = *(const struct enrolment *)gathered_at(&mine, i);
        e = record_get(cx, tx, &course_entity, all[i].n.course, &all[i].c);
    }
    if (e) return e;
    if (mine.count) qsort(all, mine.count, sizeof(*all), latest_first);
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    e = part_json(cx, tx, j, all, mine.count, false);
    if (!e) e = part_json(cx, tx, j, all, mine.count, true);
    json_object_end(j);
    return e;
}
