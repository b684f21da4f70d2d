/* SPDX-License-Identifier: MIT
 * cases: assessments are listed first; each is then read in a transaction of its own and handed out
 * behind it. */
#include "cases.h"

const struct rule_grouping classify_groupings[] = {
    { "Cụm", "Area" },
    { "Đánh giá ai", "Who is assessed" },
    { 0 },
};

struct listed {
    id assessment;
    date day; /* of the confirmation */
};

struct walking {
    const struct rule_cases *q;
    struct listed *all;
    uint32_t count, room, next;
    struct classify_facts facts; /* of `next` */
    struct rule_case one;
};

static bool is_wanted(struct ctx *cx, struct tx *tx, const struct rule_cases *q,
                      const struct assessment *a)
{
    date day = instant_date(a->appraised);
    bool done = a->state == ASSESSMENT_CLASSIFIED || a->state == ASSESSMENT_APPRAISED;
    if (!done || day < q->from || (q->until && day > q->until)) return false;
    if (!id_is_none(q->subject) && !id_equal(q->subject, a->unit)) return false;
    return id_is_none(q->unit) || unit_within(cx, tx, a->unit, q->unit);
}

static enum kv_go note(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct assessment *a = record;
    struct walking *w = arg;
    (void)failure;
    if (!is_wanted(cx, tx, w->q, a)) return KV_MORE;
    if (w->count == w->room) {
        uint32_t room = w->room ? w->room * 2 : 64;
        struct listed *more = ARENA_ARRAY(cx->arena, room, struct listed);
        if (w->count) memcpy(more, w->all, w->count * sizeof(*more));
        w->all = more;
        w->room = room;
    }
    w->all[w->count++] = (struct listed){ a->id, instant_date(a->appraised) };
    return KV_MORE;
}

static err list(struct ctx *cx, struct tx *tx, void *arg)
{
    return query_all(cx, tx, &assessment_entity, note, arg);
}

static err read_next(struct ctx *cx, struct tx *tx, void *arg)
{
    struct walking *w = arg;
    struct assessed a;
    const struct listed *l = &w->all[w->next];
    err e = assessed_read(cx, tx, l->assessment, &a);
    if (!e) e = classify_facts_of(cx, tx, &a, l->day, &w->facts);
    if (e) return e;
    id unit = a.assessment.unit, area = unit_above(cx, tx, unit, UNIT_AREA);
    const struct term *of = vocabulary_number(&criteria_subject_vocabulary, (unsigned)a.set.of);
    w->one = (struct rule_case){
        .facts = &w->facts,
        .subject = unit,
        .unit = unit,
        .day = l->day,
        .about = text_format(cx->arena, "%.*s %lld", TEXT_ARGS(a.set.title), (long long)a.set.year),
        .group = { id_is_none(area) ? TEXT("") : record_title(cx, tx, &unit_entity, area),
                   text_of(of ? of->vi : "") },
        .done = w->next + 1,
        .total = w->count
    };
    return ERR_NONE;
}

static void free_desk(void *desk)
{
    arena_free(desk);
}

err classify_cases(struct ctx *cx, const struct rule_cases *q,
                   bool (*take)(void *arg, const struct rule_case *c), void *arg)
{
    struct walking w = { .q = q };
    struct arena *whole = cx->arena, *desk = arena_new();
    bool wanted = true;
    arena_on_release(whole, free_desk, desk); /* a failure's words stay on it */
    err e = db_read(cx, list, &w);
    for (w.next = 0; !e && wanted && w.next < w.count; w.next++) {
        cx->arena = desk;
        e = db_read(cx, read_next, &w);
        cx->arena = whole;
        if (!e) wanted = take(arg, &w.one) && w.next + 1 != q->limit;
        if (!e) arena_reset(desk);
    }
    return e;
}
