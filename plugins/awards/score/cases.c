/* SPDX-License-Identifier: MIT
 * cases: the dossiers a rule may be tried on: ids are listed first, then each is read by itself
 * into memory that the next one gets again, and handed over outside its read. */
#include "facts.h"

const struct rule_grouping award_score_groupings[] = {
    { "Hạng mục", "Category" },
    { "Cụm", "Area" },
    { 0 },
};

struct walk {
    const struct rule_cases *q;
    id *ids;
    size_t count, at;
    struct arena *keep, *scratch;
    bool wanted;
    struct rule_case one;
    struct award_score_facts facts;
};

static err list_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct walk *w = arg;
    struct query q = { .entity = &nomination_entity };
    struct award_list all;
    err e = award_list_query(cx, tx, &q, &all);
    if (e) return e;
    w->ids = ARENA_ARRAY(w->keep, all.count + 1, id);
    for (size_t i = 0; i < all.count; i++) {
        const struct nomination *n = award_list_at(&all, i);
        bool subject = id_is_none(w->q->subject) || id_equal(w->q->subject, n->id);
        if (nomination_is_judged(n->state) && subject) w->ids[w->count++] = n->id;
    }
    return ERR_NONE;
}

static bool is_asked(struct ctx *cx, struct tx *tx, const struct walk *w, id unit, date day)
{
    if (w->q->from && day < w->q->from) return false;
    if (w->q->until && day > w->q->until) return false;
    return id_is_none(w->q->unit) || unit_within(cx, tx, unit, w->q->unit);
}

static err read_one(struct ctx *cx, struct tx *tx, void *arg)
{
    struct walk *w = arg;
    struct nomination_whole whole;
    bool proved = false;
    w->wanted = false;
    err e = nomination_whole(cx, tx, w->ids[w->at], &whole);
    if (!e) e = award_score_facts_of(cx, tx, &whole, &w->facts, &proved);
    if (e || !proved) return e;
    id area = unit_above(cx, tx, whole.nomination.unit, UNIT_AREA);
    w->wanted = is_asked(cx, tx, w, whole.nomination.unit, w->facts.as_of);
    w->one = (struct rule_case){ .facts = &w->facts,
                                 .subject = whole.nomination.id,
                                 .unit = whole.nomination.unit,
                                 .day = w->facts.as_of,
                                 .about = whole.round.title };
    w->one.group[0] = whole.category.title;
    w->one.group[1] = record_title(cx, tx, &unit_entity, area);
    return ERR_NONE;
}

static err read_in(struct ctx *cx, struct walk *w, tx_fn read)
{
    struct arena *given = cx->arena;
    arena_reset(w->scratch);
    cx->arena = w->scratch;
    err e = db_read(cx, read, w);
    cx->arena = given;
    return e;
}

static err walk_all(struct ctx *cx, struct walk *w,
                    bool (*take)(void *arg, const struct rule_case *c), void *arg)
{
    size_t handed = 0;
    bool more = true;
    err e = read_in(cx, w, list_all);
    for (w->at = 0; !e && more && w->at < w->count; w->at++) {
        e = read_in(cx, w, read_one);
        if (e == ERR_NOT_FOUND) { /* gone meanwhile */
            ctx_clear(cx);
            e = ERR_NONE;
            w->wanted = false;
        }
        if (e || !w->wanted) continue;
        w->one.done = (uint32_t)w->at + 1;
        w->one.total = (uint32_t)w->count;
        more = take(arg, &w->one) && ++handed != w->q->limit;
    }
    return e;
}

err award_score_cases(struct ctx *cx, const struct rule_cases *q,
                      bool (*take)(void *arg, const struct rule_case *c), void *arg)
{
    struct walk w = { .q = q, .keep = arena_new(), .scratch = arena_new() };
    err e = walk_all(cx, &w, take, arg);
    arena_free(w.scratch);
    arena_free(w.keep);
    return e;
}
