/* SPDX-License-Identifier: MIT
 * filing_service: a report counts for those who were officers of its unit on the day it was due,
 * whoever handed it in: the unit's word, and its officers answer for it. */
#include "filing_service.h"

#include <stdlib.h>

struct owing {
    id account; /* none = everybody */
    date from, until, as_of;
    struct report_owed *items;
    size_t count, room;
    const struct report_filing *filing; /* whose officers are looked for */
    bool counts_once;                   /* not by officer: once for each filing */
};

static void add(struct ctx *cx, struct owing *o, const struct report_filing *f, id account)
{
    static const enum report_came came[] = { [FILING_ON_TIME] = REPORT_CAME_ON_TIME,
                                             [FILING_LATE] = REPORT_CAME_LATE,
                                             [FILING_MISSED] = REPORT_CAME_NOT };
    if (o->count == o->room) {
        size_t room = o->room ? o->room * 2 : 32;
        struct report_owed *more = ARENA_ARRAY(cx->arena, room, struct report_owed);
        if (o->count) memcpy(more, o->items, o->count * sizeof(*more));
        o->items = more;
        o->room = room;
    }
    o->items[o->count++] = (struct report_owed){ .unit = f->unit,
                                                 .account = account,
                                                 .due = f->due,
                                                 .months = filing_months(f->kind),
                                                 .came = came[filing_stands(f, o->as_of)] };
}

static bool is_settled(const struct owing *o, const struct report_filing *f)
{
    enum filing_standing stands = filing_stands(f, o->as_of);
    return f->due >= o->from && f->due <= o->until && stands >= FILING_ON_TIME &&
           stands <= FILING_MISSED;
}

static enum kv_go add_officer(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct grant *g = record;
    struct owing *o = arg;
    date due = o->filing->due;
    bool held = grant_runs(g, due);
    bool asked = id_is_none(o->account) || id_equal(o->account, g->account);
    (void)tx, (void)failure;
    if (held && asked && g->role == ROLE_UNIT_OFFICER) add(cx, o, o->filing, g->account);
    return KV_MORE;
}

static enum kv_go add_filing(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct owing *o = arg;
    o->filing = record;
    if (!is_settled(o, o->filing)) return KV_MORE;
    if (o->counts_once)
        add(cx, o, o->filing, ID_NONE);
    else
        *failure = query_ref(cx, tx, &grant_entity, "unit", o->filing->unit, add_officer, o);
    return *failure ? KV_STOP : KV_MORE;
}

static enum kv_go add_unit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct grant *g = record;
    if (g->role == ROLE_UNIT_OFFICER)
        *failure = query_ref(cx, tx, &report_filing_entity, "unit", g->unit, add_filing, arg);
    return *failure ? KV_STOP : KV_MORE;
}

static int by_day(const void *a, const void *b)
{
    const struct report_owed *x = a;
    const struct report_owed *y = b;
    if (x->due != y->due) return x->due < y->due ? -1 : 1;
    int order = id_compare(x->unit, y->unit);
    if (!order) order = id_compare(x->account, y->account);
    return order ? order : (x->months > y->months) - (x->months < y->months);
}

/* Somebody with two grants at one unit answers once. */
static void settle(struct owing *o)
{
    size_t kept = 0;
    if (o->count) qsort(o->items, o->count, sizeof(*o->items), by_day);
    for (size_t i = 0; i < o->count; i++)
        if (!kept || by_day(&o->items[kept - 1], &o->items[i])) o->items[kept++] = o->items[i];
    o->count = kept;
}

static err owed(struct ctx *cx, struct tx *tx, id account, date from, date until, date as_of,
                struct report_owed **out, size_t *count)
{
    struct owing o = { .account = account, .from = from, .until = until, .as_of = as_of };
    err e = id_is_none(account)
                ? query_all(cx, tx, &report_filing_entity, add_filing, &o)
                : query_ref(cx, tx, &grant_entity, "account", account, add_unit, &o);
    settle(&o);
    *out = o.items;
    *count = o.count;
    return e;
}

const struct filing_1 filing_service = { owed };

/* ---- a unit's own ---------------------------------------------------------------------------- */

struct laddering {
    id unit;
    date from, until;
    const struct rating_1 *rating;
    struct owing owing;
};

static err read_owed(struct ctx *cx, struct tx *tx, void *arg)
{
    struct laddering *l = arg;
    date today = instant_date(cx->now);
    err e = access_require(cx, tx, "plan.read", l->unit);
    if (!e) e = l->rating->year(cx, tx, l->unit, today, &l->from, &l->until);
    l->owing =
        (struct owing){ .from = l->from, .until = l->until, .as_of = today, .counts_once = true };
    if (!e) e = query_ref(cx, tx, &report_filing_entity, "unit", l->unit, add_filing, &l->owing);
    settle(&l->owing);
    return e;
}

static int64_t count_of(const struct owing *o, enum report_came came)
{
    int64_t n = 0;
    for (size_t i = 0; i < o->count; i++) n += o->items[i].came == came;
    return n;
}

err filing_ladder(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct filing_query *q = request_query_record(rq);
    struct laddering l = { .unit = q->unit, .rating = ctx_service(cx, "rating", 1) };
    struct reports_worth worth = { 0 };
    (void)tx;
    if (!l.rating)
        return ctx_fail(cx, ERR_NOT_FOUND, NULL, "rating",
                        SAY("Máy chủ không có quy tắc đánh giá năm", "No rule rates a year here"));
    err e = db_read(cx, read_owed, &l);
    if (!e)
        e = l.rating->reports(cx, l.unit, l.from, l.until, l.owing.items, l.owing.count, &worth);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_text_at(j, "rule", worth.rule);
    json_text_at(j, "from", date_format(cx->arena, l.from));
    json_text_at(j, "until", date_format(cx->arena, l.until));
    json_bool_at(j, "counts", worth.counts);
    json_int_at(j, "points", worth.points);
    json_int_at(j, "most", worth.most);
    json_text_at(j, "words", worth.words);
    json_int_at(j, "on_time", count_of(&l.owing, REPORT_CAME_ON_TIME));
    json_int_at(j, "late", count_of(&l.owing, REPORT_CAME_LATE));
    json_int_at(j, "missed", count_of(&l.owing, REPORT_CAME_NOT));
    json_object_end(j);
    return ERR_NONE;
}
