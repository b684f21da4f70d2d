/* SPDX-License-Identifier: MIT
 * record_done: a walk over granted hours, nothing is kept. Each is put into the campaign it was
 * done in, the grade of its evidence and the twelve months it lies in, counted back from the day:
 * so that the same day gives the same answer, whenever it is asked. */
#include "record_done.h"

#include <stdlib.h>

#include "gather.h"
#include "team_register/team_register.h"

enum { MONTHS = 12, PERIODS_MAX = 100, GRADES_MAX = 16 };

struct counting {
    date day;
    const struct gathered *members; /* of a team: only days in which the person belonged to it */
    struct record_done *out;
    struct record_grade grades[GRADES_MAX];
    date starts[PERIODS_MAX]; /* first days of the periods, newest first */
    bool done[PERIODS_MAX];
    struct record_campaign *campaigns;
    size_t campaign_count, campaign_room;
    date *days;
    size_t day_count, day_room;
    bool any; /* of the person at hand */
};

/* The day after which `years` times twelve months end on `day`; 29 February counts as the 28th. */
static date years_before(date day, int years)
{
    struct civil c = date_civil(day);
    date then = date_of(c.year - years, c.month, c.day);
    return then ? then : date_of(c.year - years, c.month, c.day - 1);
}

static void counting_begin(struct counting *c, date day, struct record_done *out)
{
    size_t grades = 0;
    *c = (struct counting){ .day = day, .out = out };
    *out = (struct record_done){ 0 };
    for (const struct term *t = evidence_vocabulary.terms; t->number; t++)
        c->grades[grades++] = (struct record_grade){ .code = t->code, .vi = t->vi, .en = t->en };
    out->grade_count = grades;
    for (int i = 0; i < PERIODS_MAX; i++) c->starts[i] = years_before(day, i + 1) + 1;
}

/* ---- one granted credit ---------------------------------------------------------------------- */

static err campaign_id(struct ctx *cx, struct tx *tx, id attendance, id *out)
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

static err campaign_at(struct ctx *cx, struct tx *tx, struct counting *c, id which,
                       struct record_campaign **out)
{
    struct campaign campaign;
    for (size_t i = 0; i < c->campaign_count; i++)
        if (id_equal(c->campaigns[i].id, which)) {
            *out = &c->campaigns[i];
            return ERR_NONE;
        }
    err e = record_get(cx, tx, &campaign_entity, which, &campaign);
    if (e) return e;
    if (c->campaign_count == c->campaign_room) {
        size_t room = c->campaign_room ? c->campaign_room * 2 : 16;
        struct record_campaign *more = ARENA_ARRAY(cx->arena, room, struct record_campaign);
        if (c->campaign_count) memcpy(more, c->campaigns, c->campaign_count * sizeof(*more));
        c->campaigns = more;
        c->campaign_room = room;
    }
    *out = &c->campaigns[c->campaign_count++];
    **out = (struct record_campaign){ .id = which,
                                      .title = text_copy(cx->arena, campaign.title),
                                      .unit = campaign.unit,
                                      .helped = campaign.people_helped };
    return ERR_NONE;
}

static void add_day(struct ctx *cx, struct counting *c, date day)
{
    if (c->day_count == c->day_room) {
        size_t room = c->day_room ? c->day_room * 2 : 64;
        date *more = ARENA_ARRAY(cx->arena, room, date);
        if (c->day_count) memcpy(more, c->days, c->day_count * sizeof(*more));
        c->days = more;
        c->day_room = room;
    }
    c->days[c->day_count++] = day;
}

static void add_grade(struct counting *c, const struct credit *credit)
{
    size_t i = 0;
    for (const struct term *t = evidence_vocabulary.terms; t->number; t++, i++)
        if (t->number == (unsigned)credit->evidence) {
            c->grades[i].hours += credit->hours;
            c->grades[i].shifts++;
        }
}

static void add_period(struct counting *c, date day)
{
    for (int i = 0; i < PERIODS_MAX; i++)
        if (day >= c->starts[i]) {
            c->done[i] = true;
            return;
        }
}

static bool belonged(const struct gathered *members, id person, date day)
{
    for (size_t i = 0; i < members->count; i++) {
        const struct team_member *m = gathered_at(members, i);
        if (id_equal(m->volunteer, person) && m->since <= day && (!m->until || day <= m->until))
            return true;
    }
    return false;
}

static bool counts(const struct counting *c, const struct credit *credit)
{
    return credit->state == CREDIT_GRANTED && credit->hours > 0 && credit->day <= c->day &&
           (!c->members || belonged(c->members, credit->volunteer, credit->day));
}

static enum kv_go see_credit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct credit *credit = record;
    struct counting *c = arg;
    struct record_campaign *campaign;
    id which;
    if (!counts(c, credit)) return KV_MORE;
    *failure = campaign_id(cx, tx, credit->attendance, &which);
    if (!*failure) *failure = campaign_at(cx, tx, c, which, &campaign);
    if (*failure) return KV_STOP;
    c->any = true;
    campaign->hours += credit->hours;
    campaign->shifts++;
    if (!campaign->first || credit->day < campaign->first) campaign->first = credit->day;
    if (credit->day > campaign->last) campaign->last = credit->day;
    c->out->hours += credit->hours;
    c->out->shifts++;
    add_grade(c, credit);
    add_period(c, credit->day);
    add_day(cx, c, credit->day);
    return KV_MORE;
}

static err add_person(struct ctx *cx, struct tx *tx, struct counting *c, id person)
{
    c->any = false;
    err e = query_ref(cx, tx, &credit_entity, "volunteer", person, see_credit, c);
    c->out->people += c->any;
    return e;
}

/* ---- together -------------------------------------------------------------------------------- */

static int by_day(const void *a, const void *b)
{
    date x = *(const date *)a, y = *(const date *)b;
    return (x > y) - (x < y);
}

static int by_first(const void *a, const void *b)
{
    const struct record_campaign *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return id_compare(x->id, y->id);
}

static void counting_end(struct ctx *cx, struct counting *c)
{
    struct record_done *out = c->out;
    struct record_grade *grades = ARENA_ARRAY(cx->arena, out->grade_count, struct record_grade);
    memcpy(grades, c->grades, out->grade_count * sizeof(*grades));
    out->grades = grades;
    if (c->campaign_count) qsort(c->campaigns, c->campaign_count, sizeof(*c->campaigns), by_first);
    out->campaigns = c->campaigns;
    out->campaign_count = c->campaign_count;
    while (out->years < PERIODS_MAX && c->done[out->years]) out->years++;
    if (!c->day_count) return;
    qsort(c->days, c->day_count, sizeof(*c->days), by_day);
    for (size_t i = 0; i < c->day_count; i++) out->days += i == 0 || c->days[i] != c->days[i - 1];
    out->first = c->days[0];
    out->last = c->days[c->day_count - 1];
}

static err of_person(struct ctx *cx, struct tx *tx, id person, date day, struct record_done *out)
{
    enum { MERGES_MAX = 16 };
    struct counting c;
    struct volunteer v = { 0 };
    counting_begin(&c, day, out);
    err e = record_get(cx, tx, &volunteer_entity, person, &v);
    for (int i = 0; !e && i < MERGES_MAX && v.state == VOLUNTEER_MERGED; i++)
        e = record_get(cx, tx, &volunteer_entity, v.merged_into, &v);
    if (!e) e = add_person(cx, tx, &c, v.id);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        e = ERR_NONE;
    }
    counting_end(cx, &c);
    return e;
}

static err of_team(struct ctx *cx, struct tx *tx, id team, date day, struct record_done *out)
{
    struct counting c;
    struct gathered members;
    counting_begin(&c, day, out);
    err e = gather(cx, tx, &team_member_entity, "team", team, &members);
    c.members = &members;
    for (size_t i = 0; !e && i < members.count; i++)
        if (team_first_part(&members, i))
            e = add_person(cx, tx, &c,
                           ((const struct team_member *)gathered_at(&members, i))->volunteer);
    counting_end(cx, &c);
    return e;
}

const struct record_1 record_service = { of_person, of_team };
