/* SPDX-License-Identifier: MIT
 * cases_year: everybody's year, from the tables a round is run on. */
#include "cases_walk.h"
#include "evaluate/year.h"

struct reading_year {
    const struct rule_cases *q;
    struct evaluate_wish wish;
    struct arena *arena;
    struct evaluate_year *year;
};

static err read_one(struct ctx *cx, struct tx *tx, void *arg)
{
    struct reading_year *r = arg;
    return evaluate_year_one(cx, tx, &r->wish, r->q->subject, r->arena, &r->year);
}

/* False when nobody wants more. */
static bool hand_out(const struct reading_year *r, uint32_t i, struct arena *scratch, date on,
                     bool (*take)(void *, const struct rule_case *), void *arg)
{
    struct evaluate_facts facts;
    struct evaluate_person person = evaluate_year_person(r->year, i);
    evaluate_year_facts(r->year, i, scratch, &facts);
    struct rule_case one = { .facts = &facts,
                             .subject = person.volunteer,
                             .unit = person.unit,
                             .day = r->wish.until,
                             .group = { person.commune_name, case_sex(person.sex),
                                        case_age(person.birth, on) },
                             .done = i + 1,
                             .total = evaluate_year_count(r->year) };
    return take(arg, &one) && i + 1 != r->q->limit;
}

err evaluate_cases(struct ctx *cx, const struct rule_cases *q,
                   bool (*take)(void *arg, const struct rule_case *c), void *arg)
{
    enum { YEAR_DAYS = 365, FORGET_EVERY = 256 };
    date today = instant_date(cx->now);
    struct reading_year r = { .q = q, .arena = arena_new() };
    struct arena *scratch = arena_new();
    r.wish.unit = q->unit;
    r.wish.until = q->until ? q->until : today;
    r.wish.from = q->from ? q->from : r.wish.until - YEAR_DAYS + 1;
    err e = id_is_none(q->subject) ? evaluate_year_read(cx, &r.wish, r.arena, &r.year)
                                   : db_read(cx, read_one, &r);
    bool wanted = true;
    for (uint32_t i = 0; !e && wanted && i < evaluate_year_count(r.year); i++) {
        if (i % FORGET_EVERY == 0) arena_reset(scratch);
        wanted = hand_out(&r, i, scratch, today, take, arg);
    }
    arena_free(scratch);
    arena_free(r.arena);
    return e;
}
