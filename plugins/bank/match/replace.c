/* SPDX-License-Identifier: MIT
 * replace: the plan of mending.c as a page, and one click that invites whoever can take a freed
 * seat without anybody moving. */
#include "replace.h"

#include "../notify.h"
#include "mending.h"

enum { INVITED_MOST = 200, MOVES_SHOWN = 400, GONE_SHOWN = 50 };

const struct field replacing_fields[] = {
    FIELD(1, struct replacing, shift, REF, 0, .target = "shift", .label = "Chỉ ca này",
          .label_en = "Only this shift"),
    { 0 },
};

/* ---- the page ------------------------------------------------------------------------------ */

struct planning {
    const struct request *rq;
    struct response *rs;
};

static err seat_json(struct ctx *cx, struct tx *tx, struct json *j, const struct mending *r,
                     const char *key, uint32_t role)
{
    struct shown_shift s;
    json_key(j, key);
    if (role == MATCH_NONE) {
        json_null(j);
        return ERR_NONE;
    }
    err e = shown_shift_get(cx, tx, r->a.kept.seats[role].shift, &s);
    if (e) return e;
    json_object(j);
    shown_shift_json(cx, j, &s, (enum seat_class)r->a.kept.seats[role].class);
    json_object_end(j);
    return ERR_NONE;
}

static err taking_json(struct ctx *cx, struct tx *tx, struct json *j, struct response *rs,
                       const struct mending *r, const struct taking *t)
{
    json_object(j);
    err e = shown_person_json(cx, tx, rs, j, r->a.kept.person[t->person]);
    if (!e) e = seat_json(cx, tx, j, r, "to", t->to);
    if (!e) e = seat_json(cx, tx, j, r, "from", t->from);
    json_int_at(j, "score", allocation_score(&r->a, t->person, t->to));
    json_int_at(j, "asked_days", t->asked ? (cx->now - t->asked) / CLOCK_DAY : -1);
    json_object_end(j);
    return e;
}

struct leaver {
    id volunteer, shift;
    text reason;
};

struct leaving {
    struct leaver first[GONE_SHOWN];
    uint32_t count;
};

static enum kv_go note_leaver(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)tx;
    (void)failure;
    const struct signup *s = record;
    struct leaving *l = arg;
    bool left =
        s->state == SIGNUP_DECLINED || s->state == SIGNUP_WITHDRAWN || s->state == SIGNUP_REFUSED;
    if (!left) return KV_MORE;
    if (l->count < GONE_SHOWN)
        l->first[l->count] =
            (struct leaver){ s->volunteer, s->shift, text_copy(cx->arena, s->reason) };
    l->count++;
    return KV_MORE;
}

/* Whose places these were: names where this reader may see them, else the person's code. */
static err leavers_json(struct ctx *cx, struct tx *tx, struct json *j, struct response *rs, id run)
{
    struct leaving *l = ARENA_NEW(cx->arena, struct leaving);
    err e = query_ref(cx, tx, &signup_entity, "run", run, note_leaver, l);
    json_int_at(j, "gone_count", l->count);
    json_key(j, "gone");
    json_array(j);
    for (uint32_t i = 0; !e && i < l->count && i < GONE_SHOWN; i++) {
        struct shown_shift shift;
        e = shown_shift_get(cx, tx, l->first[i].shift, &shift);
        if (e) break;
        json_object(j);
        shown_shift_json(cx, j, &shift, SEATS_GENERAL);
        e = shown_person_json(cx, tx, rs, j, l->first[i].volunteer);
        json_text_at(j, "reason", l->first[i].reason);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

static err write_plan(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct planning *p = arg;
    struct mending *r;
    err e = mending_plan(cx, tx, request_id(p->rq), &r);
    if (!e) e = access_require(cx, tx, "signup.read", r->run.unit);
    if (e) return e;
    const struct match_result *result = match_solver_result(r->solver);
    struct json *j = respond_json(cx, p->rs, 200);
    json_object(j);
    json_bool_at(j, "proved", result->gap == 0);
    json_int_at(j, "ms", r->ms);
    json_int_at(j, "left", r->left);
    json_int_at(j, "unmet", result->unmet_minimum);
    e = leavers_json(cx, tx, j, p->rs, r->run.id);
    json_key(j, "moves");
    json_array(j);
    for (uint32_t i = 0; !e && i < r->taking_count && i < MOVES_SHOWN; i++)
        e = taking_json(cx, tx, j, p->rs, r, &r->takings[i]);
    json_array_end(j);
    json_object_end(j);
    return e;
}

err replace_plan(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct planning p = { rq, rs };
    return db_read(cx, write_plan, &p);
}

/* ---- inviting ------------------------------------------------------------------------------ */

err replace_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    struct mending *r;
    err e = mending_plan(cx, tx, request_id(rq), &r);
    *prepared = r;
    return e;
}

static err invite(struct ctx *cx, struct tx *tx, const struct mending *r, const struct taking *t,
                  bool *invited)
{
    struct volunteer v;
    struct signup_place place;
    struct signup s;
    *invited = false;
    err e = record_get(cx, tx, &volunteer_entity, r->a.kept.person[t->person], &v);
    if (!e) e = signup_place_of(cx, tx, r->a.kept.seats[t->to].shift, &place);
    if (!e) e = signup_assign(cx, tx, &v, &place, r->run.id, &s);
    if (e == ERR_CONFLICT || e == ERR_INVALID || e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    *invited = true;
    return notify_assigned(cx, tx, &place, &s, 1);
}

err replace_invite(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct mending *r = request_prepared(rq);
    const struct replacing *wish = request_body(rq);
    int64_t done = 0, left_out = 0;
    err e = ERR_NONE;
    for (uint32_t i = 0; !e && i < r->taking_count && done < INVITED_MOST; i++) {
        const struct taking *t = &r->takings[i];
        bool invited,
            meant = id_is_none(wish->shift) || id_equal(r->a.kept.seats[t->to].shift, wish->shift);
        if (t->from != MATCH_NONE || !meant) continue;
        e = invite(cx, tx, r, t, &invited);
        done += invited;
        left_out += !invited;
    }
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_int_at(j, "invited", done);
    json_int_at(j, "left_out", left_out);
    json_object_end(j);
    return ERR_NONE;
}
