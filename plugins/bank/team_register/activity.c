/* SPDX-License-Identifier: MIT
 * activity: what a team's members did while they belonged to it, from the hours granted to them,
 * and who leads it. A person counts once, however many parts they hold. */
#include "team_register.h"

struct counting {
    const struct gathered *members;
    date from, until;
    struct team_activity *out;
    bool campaigns, any;
    id *seen; /* campaigns so far */
    size_t room;
};

static bool belongs(const struct team_member *m, date day)
{
    return m->since <= day && (!m->until || day <= m->until);
}

static bool belonged(const struct gathered *members, id person, date day)
{
    for (size_t i = 0; i < members->count; i++) {
        const struct team_member *m = gathered_at(members, i);
        if (id_equal(m->volunteer, person) && belongs(m, day)) return true;
    }
    return false;
}

static err campaign_of(struct ctx *cx, struct tx *tx, id attendance, id *out)
{
    struct attendance a;
    struct shift s;
    struct opening o;
    err e = record_get(cx, tx, &attendance_entity, attendance, &a);
    if (!e) e = record_get(cx, tx, &shift_entity, a.shift, &s);
    if (!e) e = record_get(cx, tx, &opening_entity, s.opening, &o);
    if (!e) *out = o.campaign;
    return e;
}

static void note_campaign(struct ctx *cx, struct counting *c, id campaign)
{
    size_t count = (size_t)c->out->campaigns;
    for (size_t i = 0; i < count; i++)
        if (id_equal(c->seen[i], campaign)) return;
    if (count == c->room) {
        size_t room = c->room ? c->room * 2 : 16;
        id *more = ARENA_ARRAY(cx->arena, room, id);
        if (count) memcpy(more, c->seen, count * sizeof(*more));
        c->seen = more;
        c->room = room;
    }
    c->seen[count] = campaign;
    c->out->campaigns++;
}

static enum kv_go see_credit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct credit *credit = record;
    struct counting *c = arg;
    id campaign;
    if (credit->state != CREDIT_GRANTED || credit->hours <= 0 || credit->day < c->from ||
        credit->day > c->until || !belonged(c->members, credit->volunteer, credit->day))
        return KV_MORE;
    c->any = true;
    c->out->hours += credit->hours;
    c->out->shifts++;
    if (!c->campaigns) return KV_MORE;
    *failure = campaign_of(cx, tx, credit->attendance, &campaign);
    if (*failure) return KV_STOP;
    note_campaign(cx, c, campaign);
    return KV_MORE;
}

bool team_first_part(const struct gathered *members, size_t at)
{
    const struct team_member *m = gathered_at(members, at);
    for (size_t i = 0; i < at; i++)
        if (id_equal(((const struct team_member *)gathered_at(members, i))->volunteer,
                     m->volunteer))
            return false;
    return true;
}

err team_activity(struct ctx *cx, struct tx *tx, id team, date from, date until, bool campaigns,
                  struct team_activity *out)
{
    struct gathered members;
    struct counting c = {
        .members = &members, .from = from, .until = until, .out = out, .campaigns = campaigns
    };
    *out = (struct team_activity){ 0 };
    err e = gather(cx, tx, &team_member_entity, "team", team, &members);
    for (size_t i = 0; !e && i < members.count; i++) {
        id person = ((const struct team_member *)gathered_at(&members, i))->volunteer;
        if (!team_first_part(&members, i)) continue;
        c.any = false;
        e = query_ref(cx, tx, &credit_entity, "volunteer", person, see_credit, &c);
        out->active += c.any;
        out->members += belonged(&members, person, until);
    }
    return e;
}

err team_leader(struct ctx *cx, struct tx *tx, id team, date day, struct team_member *out,
                bool *found)
{
    struct gathered all;
    err e = gather(cx, tx, &team_member_entity, "team", team, &all);
    *found = false;
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct team_member *m = gathered_at(&all, i);
        bool leads = m->role == TEAM_LEADER || (m->role == TEAM_DEPUTY && !*found);
        if (!leads || !belongs(m, day)) continue;
        *out = *m;
        *found = true;
        if (m->role == TEAM_LEADER) break;
    }
    return e;
}
