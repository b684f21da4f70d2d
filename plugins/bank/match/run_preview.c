/* SPDX-License-Identifier: MIT
 * run_preview: the builder's own reading and its own question of who lacks what, without points. A
 * large bank is counted over every k-th person, evenly over the province, since people stand in the
 * order of where they live: an officer who changes the days waits no second. */
#include "run_preview.h"

#include "build_read.h"
#include "certify.h"

enum { LOOKS_MOST = 1 << 24 /* people times shifts: some tenths of a second */ };

struct looking {
    struct match_run run;
    const struct match_wish *wish;
    struct run_seats seats;
    struct building b;
    uint32_t people, step; /* every so many-th is looked at */
    bool asks_certificates;
};

/* Leaves every k-th member, so that the looks stay below their bound. */
static void thin_out(struct looking *l)
{
    struct building *b = &l->b;
    uint64_t looks = (uint64_t)b->count * l->seats.shift_count;
    uint32_t kept = 0;
    l->people = b->count;
    l->step = (uint32_t)(looks / LOOKS_MOST) + 1;
    for (uint32_t i = 0; i < b->count; i += l->step) b->members[kept++] = b->members[i];
    b->count = kept;
}

static err read_bank(struct ctx *cx, struct tx *tx, void *arg)
{
    struct looking *l = arg;
    struct match_build unused;
    err e = access_require(cx, tx, "signup.decide", l->wish->unit);
    if (!e) e = match_run_of_wish(cx, tx, l->wish, &l->run);
    if (!e) e = build_read(cx, tx, &l->b);
    if (!e && l->run.own_people) e = build_traits(cx, tx, &l->b, &unused);
    if (e) return e;
    thin_out(l);
    return certify_leads(cx, tx, &l->b);
}

static uint64_t count_pairs(struct looking *l)
{
    uint64_t pairs = 0;
    build_needs(l->b.cx, &l->b);
    for (uint32_t i = 0; i < l->b.count; i++) pairs += build_count(&l->b, i);
    return l->b.count ? pairs * l->people / l->b.count : 0;
}

/* ---- the answer ---------------------------------------------------------------------------- */

struct totals {
    int64_t seats, minimum, locked, language, lead;
};

static struct totals totals_of(struct looking *l)
{
    struct totals t = { 0 };
    for (uint32_t i = 0; i < l->seats.shift_count; i++) {
        const struct run_shift *s = &l->seats.shifts[i];
        for (int class = 0; class < CLASSES; class ++) {
            t.seats += s->seats[class];
            t.minimum += s->minimum[class] < s->seats[class] ? s->minimum[class] : s->seats[class];
            t.locked += s->locked[class];
        }
        t.language += s->seats[SEATS_LANGUAGE];
        t.lead += s->seats[SEATS_LEAD];
        if (!code_set_is_empty(s->entry->job.opening.certificates)) l->asks_certificates = true;
    }
    return t;
}

static text sort_of_count(const struct looking *l)
{
    bool refuses = l->asks_certificates && ctx_service(l->b.cx, "credential", 1);
    if (l->step > 1) return TEXT("estimate");
    return refuses || !l->run.without_rules ? TEXT("most") : TEXT("exact");
}

static void write_answer(struct json *j, const struct looking *l, const struct totals *t,
                         uint64_t pairs)
{
    json_object(j);
    json_int_at(j, "people", l->people);
    json_int_at(j, "shifts", l->seats.shift_count);
    json_int_at(j, "seats", t->seats);
    json_int_at(j, "minimum", t->minimum);
    json_int_at(j, "locked", t->locked);
    json_key(j, "quotas");
    json_object(j);
    json_int_at(j, "language", t->language);
    json_int_at(j, "lead", t->lead);
    json_object_end(j);
    json_int_at(j, "pairs", (int64_t)pairs);
    json_text_at(j, "pairs_are", sort_of_count(l));
    json_object_end(j);
}

err match_run_preview(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct looking *l = ARENA_NEW(cx->arena, struct looking);
    l->wish = request_query_record(rq);
    l->b.run = &l->run;
    l->b.seats = &l->seats;
    err e = db_read(cx, read_bank, l);
    if (!e) {
        build_lock_seats(&l->b);
        seats_number(cx, &l->seats);
        uint64_t pairs = count_pairs(l);
        struct totals totals = totals_of(l);
        write_answer(respond_json(cx, rs, 200), l, &totals, pairs);
    }
    build_let_go(&l->b);
    return e;
}
