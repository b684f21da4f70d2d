/* SPDX-License-Identifier: MIT
 * campaign_flow: the steps of a campaign that change more than one record. They hang on the change
 * of its state, so that a route, the general form and an import do the same. */
#include "campaign_flow.h"

#include <stdlib.h>

#include "gather.h"
#include "notify.h"

bool campaign_runs(int32_t state)
{
    return state == CAMPAIGN_OPEN || state == CAMPAIGN_RUNNING;
}

static bool is_over(int32_t state)
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

/* ---- ending -------------------------------------------------------------------------------- */

struct affected {
    id volunteer;
    bool keeps_place;
};

struct ending {
    const struct campaign *campaign;
    struct affected *people; /* one for each sign-up */
    size_t count, room;
};

static void note_affected(struct ctx *cx, struct ending *end, const struct signup *s, bool keeps)
{
    if (end->count == end->room) {
        size_t room = end->room ? end->room * 2 : 64;
        struct affected *more = ARENA_ARRAY(cx->arena, room, struct affected);
        if (end->count) memcpy(more, end->people, end->count * sizeof(*more));
        end->people = more;
        end->room = room;
    }
    end->people[end->count++] = (struct affected){ s->volunteer, keeps };
}

bool campaign_end_concerns(int32_t signup_state)
{
    return signup_keeps_time(signup_state) || signup_state == SIGNUP_INVITED;
}

/* Without the message and the waiting list of a single decline: each person hears of all at once.
 */
static err decline(struct ctx *cx, struct tx *tx, struct signup *s, text reason)
{
    REQUIRE(signup_may_move(s->state, SIGNUP_DECLINED, MOVER_OFFICER));
    s->state = SIGNUP_DECLINED;
    s->reason = reason;
    s->offer_until = 0;
    s->decided = cx->now;
    s->decided_by = cx->actor.account;
    return record_update(cx, tx, &signup_entity, s);
}

static text words_of_end(struct ctx *cx, const struct campaign *c)
{
    if (c->state != CAMPAIGN_CANCELLED) return TEXT("Chiến dịch đã thôi nhận người");
    if (text_is_empty(c->end_reason)) return TEXT("Chiến dịch đã hủy");
    return text_format(cx->arena, "Chiến dịch đã hủy: %.*s", TEXT_ARGS(c->end_reason));
}

static err end_shift(struct ctx *cx, struct tx *tx, struct ending *end, id shift)
{
    bool cancelled = end->campaign->state == CAMPAIGN_CANCELLED;
    text reason = words_of_end(cx, end->campaign);
    struct gathered all;
    err e = gather(cx, tx, &signup_entity, "shift", shift, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct signup *s = gathered_at(&all, i);
        bool keeps = s->state == SIGNUP_ACCEPTED && !cancelled;
        if (!campaign_end_concerns(s->state)) continue;
        note_affected(cx, end, s, keeps);
        if (!keeps) e = decline(cx, tx, s, reason);
    }
    return e;
}

static err end_opening(struct ctx *cx, struct tx *tx, struct ending *end, id opening)
{
    struct gathered shifts;
    err e = gather(cx, tx, &shift_entity, "opening", opening, &shifts);
    for (size_t i = 0; !e && i < shifts.count; i++) {
        const struct shift *shift = gathered_at(&shifts, i);
        if (shift_start(shift) > cx->now) e = end_shift(cx, tx, end, shift->id);
    }
    return e;
}

/* One person's sign-ups together, a kept place first. */
static int by_person(const void *a, const void *b)
{
    const struct affected *x = a;
    const struct affected *y = b;
    int order = id_compare(x->volunteer, y->volunteer);
    return order ? order : (int)y->keeps_place - (int)x->keeps_place;
}

static err tell_each_once(struct ctx *cx, struct tx *tx, const struct ending *end)
{
    id last = ID_NONE;
    err e = ERR_NONE;
    if (end->count) qsort(end->people, end->count, sizeof(end->people[0]), by_person);
    for (size_t i = 0; !e && i < end->count; i++) {
        const struct affected *a = &end->people[i];
        if (id_equal(a->volunteer, last)) continue;
        last = a->volunteer;
        e = notify_end(cx, tx, end->campaign, a->volunteer, a->keeps_place);
    }
    return e;
}

static err end_campaign(struct ctx *cx, struct tx *tx, const struct campaign *c,
                        const struct gathered *openings)
{
    struct ending end = { .campaign = c };
    int32_t to = c->state == CAMPAIGN_CANCELLED ? OPENING_CANCELLED : OPENING_CLOSED;
    err e = move_openings(cx, tx, openings, OPENING_OPEN, to);
    for (size_t i = 0; !e && i < openings->count; i++)
        e = end_opening(cx, tx, &end, ((const struct opening *)gathered_at(openings, i))->id);
    return e ? e : tell_each_once(cx, tx, &end);
}

err campaign_moved(struct ctx *cx, struct tx *tx, const void *before, const void *record)
{
    const struct campaign *c = record;
    int32_t was = before ? ((const struct campaign *)before)->state : CAMPAIGN_DRAFT;
    bool begins = was == CAMPAIGN_DRAFT && campaign_runs(c->state);
    bool ends = campaign_runs(was) && is_over(c->state);
    struct gathered openings;
    if (!begins && !ends) return ERR_NONE;
    err e = gather(cx, tx, &opening_entity, "campaign", c->id, &openings);
    if (e) return e;
    return begins ? move_openings(cx, tx, &openings, OPENING_DRAFT, OPENING_OPEN)
                  : end_campaign(cx, tx, c, &openings);
}

/* ---- the two buttons ----------------------------------------------------------------------- */

err campaign_publish(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct campaign c;
    err e = record_get(cx, tx, &campaign_entity, request_id(rq), &c);
    if (e) return e;
    if (is_over(c.state))
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
    if (!is_over(c.state)) {
        c.state = CAMPAIGN_DONE;
        e = record_update(cx, tx, &campaign_entity, &c);
    }
    return e ? e : respond(cx, tx, rq, rs, &campaign_entity, &c);
}
