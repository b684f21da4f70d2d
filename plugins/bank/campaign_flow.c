/* SPDX-License-Identifier: MIT
 * campaign_flow: the steps of a campaign that change more than one record. They hang on the change
 * of its state, so that a route, the general form and an import do the same. */
#include "campaign_flow.h"

#include "campaign_end.h"
#include "gather.h"

bool campaign_runs(int32_t state)
{
    return state == CAMPAIGN_OPEN || state == CAMPAIGN_RUNNING;
}

bool campaign_is_over(int32_t state)
{
    return state == CAMPAIGN_DONE || state == CAMPAIGN_CANCELLED;
}

/* ---- publishing ---------------------------------------------------------------------------- */

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

err campaign_require_coming_shift(struct ctx *cx, struct tx *tx, id campaign)
{
    struct gathered openings = { 0 };
    struct coming c = { .now = cx->now };
    err e = ERR_NONE;
    if (!id_is_none(campaign)) e = gather(cx, tx, &opening_entity, "campaign", campaign, &openings);
    for (size_t i = 0; !e && !c.found && i < openings.count; i++) {
        const struct opening *o = gathered_at(&openings, i);
        if (o->state != OPENING_DRAFT && o->state != OPENING_OPEN) continue;
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

err campaign_moved(struct ctx *cx, struct tx *tx, const void *before, const void *record)
{
    const struct campaign *c = record;
    int32_t was = before ? ((const struct campaign *)before)->state : CAMPAIGN_DRAFT;
    bool begins = was == CAMPAIGN_DRAFT && campaign_runs(c->state);
    bool ends = campaign_runs(was) && campaign_is_over(c->state);
    struct gathered openings;
    if (!begins && !ends) return ERR_NONE;
    err e = gather(cx, tx, &opening_entity, "campaign", c->id, &openings);
    if (e) return e;
    if (begins) return move_openings(cx, tx, &openings, OPENING_DRAFT, OPENING_OPEN);
    int32_t to = c->state == CAMPAIGN_CANCELLED ? OPENING_CANCELLED : OPENING_CLOSED;
    e = move_openings(cx, tx, &openings, OPENING_OPEN, to);
    return e ? e : campaign_end(cx, tx, c, &openings);
}

/* ---- the two buttons ----------------------------------------------------------------------- */

err campaign_publish(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct campaign c;
    err e = record_get(cx, tx, &campaign_entity, request_id(rq), &c);
    if (e) return e;
    if (campaign_is_over(c.state))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "over",
                        SAY("Chiến dịch đã kết thúc", "The campaign is over"));
    if (c.state == CAMPAIGN_DRAFT) {
        c.state = CAMPAIGN_OPEN;
        e = record_update(cx, tx, &campaign_entity, &c);
    }
    return e ? e : respond(cx, tx, rq, rs, &campaign_entity, &c);
}

err campaign_close(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct campaign c;
    err e = record_get(cx, tx, &campaign_entity, request_id(rq), &c);
    if (e) return e;
    if (campaign_is_over(c.state)) {
        e = campaign_end_again(cx, tx, &c);
    } else {
        c.state = CAMPAIGN_DONE;
        e = record_update(cx, tx, &campaign_entity, &c);
        if (!e) e = record_get(cx, tx, &campaign_entity, c.id, &c); /* with the job it started */
    }
    return e ? e : respond(cx, tx, rq, rs, &campaign_entity, &c);
}
