/* SPDX-License-Identifier: MIT
 * campaign_flow: the two steps of a campaign that change more than one record. */
#include "campaign_flow.h"

#include "gather.h"

struct coming {
    instant now;
    bool found;
};

static enum kv_go find_coming(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    struct coming *c = arg;
    c->found = shift_start(record) > c->now;
    return c->found ? KV_STOP : KV_MORE;
}

static err require_coming_shift(struct ctx *cx, struct tx *tx, const struct gathered *openings)
{
    struct coming c = { .now = cx->now };
    err e = ERR_NONE;
    for (size_t i = 0; !e && !c.found && i < openings->count; i++) {
        const struct opening *o = gathered_at(openings, i);
        e = query_ref(cx, tx, &shift_entity, "opening", o->id, find_coming, &c);
    }
    if (e || c.found) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "no-shift",
                    SAY("Chưa có ca nào sắp tới: hãy thêm việc và ca rồi mới công bố",
                        "There is no coming shift: add an opening and a shift, then publish"));
}

/* All openings in state `from` go to state `to`. */
static err move_openings(struct ctx *cx, struct tx *tx, const struct gathered *openings,
                         int32_t from, int32_t to)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < openings->count; i++) {
        struct opening *o = gathered_at(openings, i);
        if (o->state != from) continue;
        o->state = to;
        e = record_update(cx, tx, &opening_entity, o);
    }
    return e;
}

static bool is_over(const struct campaign *c)
{
    return c->state == CAMPAIGN_DONE || c->state == CAMPAIGN_CANCELLED;
}

err campaign_publish(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct campaign c;
    struct gathered openings;
    err e = record_get(cx, tx, &campaign_entity, request_id(rq), &c);
    if (e) return e;
    if (is_over(&c))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "over",
                        SAY("Chiến dịch đã kết thúc", "The campaign is over"));
    if (c.state != CAMPAIGN_DRAFT) return respond(cx, tx, rq, rs, &campaign_entity, &c);
    e = gather(cx, tx, &opening_entity, "campaign", c.id, &openings);
    if (!e) e = require_coming_shift(cx, tx, &openings);
    if (!e) e = move_openings(cx, tx, &openings, OPENING_DRAFT, OPENING_OPEN);
    if (e) return e;
    c.state = CAMPAIGN_OPEN;
    e = record_update(cx, tx, &campaign_entity, &c);
    return e ? e : respond(cx, tx, rq, rs, &campaign_entity, &c);
}

err campaign_close(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct campaign c;
    struct gathered openings;
    err e = record_get(cx, tx, &campaign_entity, request_id(rq), &c);
    if (e) return e;
    if (is_over(&c)) return respond(cx, tx, rq, rs, &campaign_entity, &c);
    e = gather(cx, tx, &opening_entity, "campaign", c.id, &openings);
    if (!e) e = move_openings(cx, tx, &openings, OPENING_OPEN, OPENING_CLOSED);
    if (e) return e;
    c.state = CAMPAIGN_DONE;
    e = record_update(cx, tx, &campaign_entity, &c);
    return e ? e : respond(cx, tx, rq, rs, &campaign_entity, &c);
}
