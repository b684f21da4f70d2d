/* SPDX-License-Identifier: MIT
 * credited: a walk from the campaign over its shifts to the hours granted; nothing is kept. Records
 * merged into another are left out: their hours are those of the other. */
#include "credited.h"

#include <stdlib.h>

#include "gather.h"

struct working {
    struct campaign_worker *workers; /* one for each granted credit, then one for each person */
    size_t count, room;
};

static void add(struct ctx *cx, struct working *w, id person, int64_t hours)
{
    if (w->count == w->room) {
        size_t room = w->room ? w->room * 2 : 64;
        struct campaign_worker *more = ARENA_ARRAY(cx->arena, room, struct campaign_worker);
        if (w->count) memcpy(more, w->workers, w->count * sizeof(*more));
        w->workers = more;
        w->room = room;
    }
    w->workers[w->count++] = (struct campaign_worker){ person, hours, 1 };
}

static enum kv_go see_attendance(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                 err *failure)
{
    const struct attendance *a = record;
    struct credit probe = { .attendance = a->id };
    struct credit c;
    err e = record_find(cx, tx, &credit_entity, "attendance", &probe, &c);
    if (e == ERR_NOT_FOUND) { /* absent, or not decided yet */
        ctx_clear(cx);
        return KV_MORE;
    }
    *failure = e;
    if (!e && c.state == CREDIT_GRANTED) add(cx, arg, a->volunteer, c.hours);
    return e ? KV_STOP : KV_MORE;
}

static enum kv_go see_shift(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct shift *s = record;
    *failure = query_ref(cx, tx, &attendance_entity, "shift", s->id, see_attendance, arg);
    return *failure ? KV_STOP : KV_MORE;
}

static enum kv_go see_opening(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct opening *o = record;
    *failure = query_ref(cx, tx, &shift_entity, "opening", o->id, see_shift, arg);
    return *failure ? KV_STOP : KV_MORE;
}

static int by_person(const void *a, const void *b)
{
    return id_compare(((const struct campaign_worker *)a)->person,
                      ((const struct campaign_worker *)b)->person);
}

static int most_first(const void *a, const void *b)
{
    const struct campaign_worker *x = a;
    const struct campaign_worker *y = b;
    if (x->hours != y->hours) return x->hours > y->hours ? -1 : 1;
    return id_compare(x->person, y->person);
}

static void add_up(struct working *w)
{
    size_t kept = 0;
    qsort(w->workers, w->count, sizeof(struct campaign_worker), by_person);
    for (size_t i = 1; i < w->count; i++) {
        struct campaign_worker *last = &w->workers[kept];
        if (!id_equal(last->person, w->workers[i].person)) {
            w->workers[++kept] = w->workers[i];
            continue;
        }
        last->hours += w->workers[i].hours;
        last->shifts++;
    }
    w->count = kept + 1;
}

static err keep_those(struct ctx *cx, struct tx *tx, struct working *w, int64_t least)
{
    size_t kept = 0;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < w->count; i++) {
        struct volunteer v;
        if (w->workers[i].hours < least) continue;
        e = record_get(cx, tx, &volunteer_entity, w->workers[i].person, &v);
        if (!e && v.state != VOLUNTEER_MERGED) w->workers[kept++] = w->workers[i];
    }
    w->count = kept;
    if (kept) qsort(w->workers, kept, sizeof(struct campaign_worker), most_first);
    return e;
}

static err workers(struct ctx *cx, struct tx *tx, id campaign, int64_t least,
                   struct campaign_worker **out, size_t *count)
{
    struct working w = { 0 };
    err e = query_ref(cx, tx, &opening_entity, "campaign", campaign, see_opening, &w);
    if (!e && w.count) add_up(&w);
    if (!e) e = keep_those(cx, tx, &w, least);
    *out = w.workers;
    *count = w.count;
    return e;
}

static err read_campaign(struct ctx *cx, struct tx *tx, id campaign, struct campaign_work *out)
{
    struct campaign c;
    err e = record_get(cx, tx, &campaign_entity, campaign, &c);
    if (e) return e;
    bool published = c.state != CAMPAIGN_DRAFT && c.state != CAMPAIGN_CANCELLED;
    bool past = c.state == CAMPAIGN_DONE || c.ends < instant_date(cx->now);
    *out = (struct campaign_work){ .title = c.title,
                                   .unit = c.unit,
                                   .starts = c.starts,
                                   .ends = c.ends,
                                   .over = published && past };
    return ERR_NONE;
}

const struct work_1 work_service = { read_campaign, workers };
