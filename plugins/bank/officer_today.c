/* SPDX-License-Identifier: MIT
 * officer_today: what waits: sign-ups to decide, openings short of people soon, people whose
 * certificate will not be valid. Only what the officer's units cover; names of volunteers only
 * where the reader may see them. */
#include "lists.h"
#include "risk.h"
#include "words.h"

enum { SIGNUPS_SHOWN = 8, SHORT_SHOWN = 8, SHORT_DAYS = 14 };

struct today {
    struct response *rs;
    struct json *j;
    int64_t shown, waiting;
};

static enum kv_go show_signup(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct today *t = arg;
    const struct signup *s = record;
    struct opening opening;
    struct shift shift;
    struct volunteer v;
    id unit;
    *failure = record_path(cx, tx, &signup_entity, s, "opening.campaign.unit", &unit);
    if (*failure) return KV_STOP;
    if (!access_may(cx, tx, "signup.read", unit)) return KV_MORE;
    t->waiting++;
    if (t->shown >= SIGNUPS_SHOWN) return KV_MORE;
    t->shown++;
    *failure = record_get(cx, tx, &opening_entity, s->opening, &opening);
    if (!*failure) *failure = record_get(cx, tx, &shift_entity, s->shift, &shift);
    if (!*failure) *failure = record_get(cx, tx, &volunteer_entity, s->volunteer, &v);
    if (*failure) return KV_STOP;
    struct json *j = t->j;
    json_object(j);
    json_id_at(j, "id", s->id);
    json_id_at(j, "opening", opening.id);
    json_text_at(j, "title", opening.title);
    json_text_at(j, "day_text", words_day(cx, shift.day));
    json_text_at(j, "time_text", words_time(cx, shift.from_minute, shift.to_minute));
    json_text_at(j, "code", v.code);
    json_key(j, "name");
    bool named = access_may(cx, tx, "volunteer.read", v.unit);
    named ? json_text(j, v.full_name) : json_null(j);
    if (named) *failure = respond_saw(cx, tx, t->rs, &volunteer_entity, &v);
    json_text_at(j, "made", instant_format(cx->arena, s->made));
    json_object_end(j);
    return KV_MORE;
}

/* The soonest are shown, all are counted. */
static int64_t short_json(struct ctx *cx, struct tx *tx, struct json *j, const struct board *board)
{
    int64_t count = 0;
    date limit = instant_date(cx->now) + SHORT_DAYS;
    for (size_t i = 0; i < board->count; i++) {
        const struct board_entry *e = &board->entries[i];
        const struct opening *o = &e->job.opening;
        if (!access_may(cx, tx, "signup.read", e->job.campaign.unit)) continue;
        for (size_t k = 0; k < e->shift_count; k++) {
            const struct shift *shift = &e->shifts[k].shift;
            if (shift->day > limit || shift->taken >= o->min_people) continue;
            if (++count > SHORT_SHOWN) continue;
            json_object(j);
            json_id_at(j, "opening", o->id);
            json_text_at(j, "title", o->title);
            json_text_at(j, "campaign", e->job.campaign.title);
            json_text_at(j, "day_text", words_day(cx, shift->day));
            json_int_at(j, "taken", shift->taken);
            json_int_at(j, "min", o->min_people);
            json_object_end(j);
        }
    }
    return count;
}

static err write_today(struct ctx *cx, struct tx *tx, struct response *rs,
                       const struct board *board)
{
    struct json *j = respond_json(cx, rs, 200);
    struct today t = { .rs = rs, .j = j };
    struct signup applied = { .state = SIGNUP_APPLIED };
    json_object(j);
    json_key(j, "signups");
    json_array(j);
    err e = query_by(cx, tx, &signup_entity, "state", &applied, show_signup, &t);
    json_array_end(j);
    json_int_at(j, "waiting", t.waiting);
    json_key(j, "short");
    json_array(j);
    int64_t short_count = short_json(cx, tx, j, board);
    json_array_end(j);
    json_int_at(j, "short_count", short_count);
    if (!e) e = risk_today_json(cx, tx, rs, j);
    json_object_end(j);
    return e;
}

err officer_today(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)rq;
    const struct board *board;
    err e = board_hold(cx, tx, &board);
    if (e) return e;
    e = write_today(cx, tx, rs, board);
    board_release(board);
    return e;
}
