/* SPDX-License-Identifier: MIT
 * next: reads what is undone from the plan, from measures (which say why a record does not count)
 * and from what waits for the unit to decide. */
#include "next.h"

#include <stdlib.h>

#include "../filing/filing.h"
#include "../measure/ids.h"
#include "adjustment_step.h"
#include "plan_step.h"

struct looking {
    struct ctx *cx;
    struct tx *tx;
    id unit;
    int64_t year;
    date today;
    struct next_list *out;
};

static const char *const quarters[] = { "", "I", "II", "III", "IV" };

static void add(struct looking *l, enum next_tone tone, const char *code, text said, text page)
{
    struct next_list *n = l->out;
    n->items = plan_grown(l->cx->arena, n->items, n->count, &n->room, sizeof(*n->items));
    n->items[n->count++] = (struct next_item){ tone, code, said, page };
}

static text said(struct looking *l, const char *vi, const char *en, long long n)
{
    struct arena *a = l->cx->arena;
    return l->cx->lang == LANG_EN ? text_format(a, "%lld %s", n, en)
                                  : text_format(a, "%lld %s", n, vi);
}

static text page_of(struct looking *l, const char *page)
{
    return text_format(l->cx->arena, "%s?don-vi=%.*s&nam=%lld", page,
                       TEXT_ARGS(id_text(l->cx->arena, l->unit)), (long long)l->year);
}

/* ---- the plan ------------------------------------------------------------------------------ */

static text page_of_plan(struct looking *l, const struct unit_plan *p)
{
    return text_format(l->cx->arena, "ke-hoach/don-vi/%.*s",
                       TEXT_ARGS(id_text(l->cx->arena, p->id)));
}

static void look_at_state(struct looking *l, const struct doing *d)
{
    struct ctx *cx = l->cx;
    if (!d) {
        add(l, NEXT_LATE, "begin",
            ctx_say(cx, "Chưa có kế hoạch năm: hãy xây dựng", "There is no plan of the year yet"),
            page_of(l, "ke-hoach/don-vi"));
        return;
    }
    if (d->plan.state == UNIT_PLAN_DRAFT)
        add(l, NEXT_DUE, "submit",
            ctx_say(cx, "Hoàn thiện và trình kế hoạch năm", "Finish and submit the yearly plan"),
            page_of_plan(l, &d->plan));
    if (d->plan.state == UNIT_PLAN_RETURNED)
        add(l, NEXT_LATE, "returned",
            text_format(cx->arena, "%.*s: %.*s",
                        TEXT_ARGS(ctx_say(cx, "Kế hoạch bị trả lại, sửa rồi trình lại",
                                          "The plan was returned: mend and submit it")),
                        TEXT_ARGS(d->plan.reason)),
            page_of_plan(l, &d->plan));
}

static void look_at_quarters(struct looking *l, const struct doing *d)
{
    struct ctx *cx = l->cx;
    for (int q = 1; q <= 4; q++) {
        if (!doing_owes(d, q)) continue;
        text words = text_format(cx->arena,
                                 cx->lang == LANG_EN ? "Declare the activities of quarter %s"
                                                     : "Kê khai hoạt động quý %s",
                                 quarters[q]);
        add(l, NEXT_LATE, "undeclared", words,
            text_format(cx->arena, "ke-hoach/don-vi/%.*s/ke-khai?quy=%d",
                        TEXT_ARGS(id_text(cx->arena, d->plan.id)), q));
    }
}

static void look_at_activities(struct looking *l, const struct doing *d)
{
    long long late = 0, none = 0;
    for (size_t i = 0; i < d->activity_count; i++) {
        const struct doing_activity *a = &d->activities[i];
        const struct doing_quarter *q = &d->quarters[a->activity.quarter];
        late += a->state == DOING_LATE;
        none += a->state == DOING_NONE && q->from <= l->today;
    }
    text page = page_of_plan(l, &d->plan);
    if (late)
        add(l, NEXT_LATE, "overdue",
            said(l, "hoạt động đã qua quý mà chưa làm đủ số lần",
                 "activities were not held as often as planned", late),
            page);
    if (none)
        add(l, NEXT_DUE, "unprepared",
            said(l, "hoạt động của quý này chưa có chiến dịch nào",
                 "activities of this quarter have no campaign yet", none),
            page);
    if (d->loose_count)
        add(l, NEXT_LATER, "loose",
            said(l, "chiến dịch chưa gắn với hoạt động nào của kế hoạch",
                 "campaigns answer no activity of the plan", (long long)d->loose_count),
            page);
}

/* ---- measures: what does not count, and why -------------------------------------------------- */

enum { REASONS = 6 };
struct reasons {
    const struct measure *measure;
    struct looking *l;
    date from, until;
    text why[REASONS];
    long long count[REASONS];
    size_t n;
};

static err look_at_record(struct ctx *cx, struct tx *tx, struct reasons *r, id which)
{
    struct measure_place places[MEASURE_PLACES_MAX];
    size_t count = 0, i = 0;
    text why = TEXT("");
    err e = r->measure->place(cx, tx, which, places, &count);
    for (; !e && i < count; i++) {
        const struct measure_place *p = &places[i];
        bool stands = r->measure->shape == MEASURE_STANDS;
        bool in = stands ? p->from <= r->until && (!p->until || p->until >= r->until)
                         : p->from >= r->from && p->from <= r->until;
        if (in && p->whole && !p->part && id_equal(p->unit, r->l->unit)) break;
    }
    if (e || i == count) return e;
    if (r->measure->why) e = r->measure->why(cx, tx, which, &why);
    size_t k = 0;
    while (k < r->n && !text_equal(r->why[k], why)) k++;
    if (k == REASONS) r->why[--k] = TEXT(""); /* the rest together */
    if (k == r->n) r->why[r->n++] = why;
    r->count[k]++;
    return e;
}

static enum kv_go look_at_one(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    *failure = look_at_record(cx, tx, arg, *(const id *)record);
    return *failure ? KV_STOP : KV_MORE;
}

static err look_at_measure(struct looking *l, const char *name, const char *code, const char *vi,
                           const char *en, text page)
{
    struct ctx *cx = l->cx;
    struct reasons r = { .l = l, .from = doing_quarter_from(l->year, 1), .until = l->today };
    for (size_t i = 0; !r.measure && i < ctx_measure_count(cx); i++)
        if (strcmp(ctx_measure(cx, i)->name, name) == 0) r.measure = ctx_measure(cx, i);
    if (!r.measure) return ERR_NONE;
    const struct entity *entity = schema_named(tx_schema(l->tx), text_of(r.measure->entity));
    REQUIRE(entity);
    err e = query_ref(cx, l->tx, entity, "unit", l->unit, look_at_one, &r);
    for (size_t i = 0; !e && i < r.n; i++) {
        text words = said(l, vi, en, r.count[i]);
        if (r.why[i].size)
            words = text_format(cx->arena, "%.*s: %.*s", TEXT_ARGS(words), TEXT_ARGS(r.why[i]));
        add(l, NEXT_DUE, code, words, page);
    }
    return e;
}

/* ---- what waits for this unit ---------------------------------------------------------------- */

static err look_below(struct looking *l)
{
    struct unit_plan_list all;
    long long waiting = 0;
    err e = unit_plan_list(l->cx, l->tx, &unit_plan_entity, "above", l->unit, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct unit_plan *p = unit_plan_at(&all, i);
        waiting += p->year == l->year && p->state == UNIT_PLAN_SUBMITTED;
    }
    if (!e && waiting)
        add(l, NEXT_DUE, "decide",
            said(l, "kế hoạch cấp dưới chờ duyệt", "plans from below wait to be approved", waiting),
            page_of(l, "ke-hoach/don-vi"));
    return e;
}

static void look_at_report(struct looking *l, const struct report_filing *f)
{
    struct ctx *cx = l->cx;
    if (f->state != FILING_DUE && f->state != FILING_RETURNED) return;
    date due = filing_last_day(f);
    text returned = f->state == FILING_RETURNED
                        ? ctx_say(cx, "bị trả lại, nộp lại chậm nhất", "returned, hand in again by")
                        : ctx_say(cx, "hạn", "due");
    text words = text_format(cx->arena, "%.*s, %.*s %.*s", TEXT_ARGS(filing_title(cx, f)),
                             TEXT_ARGS(returned), TEXT_ARGS(date_format_vi(cx->arena, due)));
    add(l, due < l->today ? NEXT_LATE : NEXT_DUE, "report", words,
        page_of(l, "ke-hoach/nop-bao-cao"));
}

/* Reports of the last twelve months that wait for the unit, or for it to receive them. */
static err look_at_reports(struct looking *l)
{
    struct filings own, below = { 0 };
    long long waiting = 0;
    err e = filings_of(l->cx, l->tx, "unit", l->unit, l->today - 366, l->today, &own);
    if (!e) e = filings_of(l->cx, l->tx, "to", l->unit, l->today - 366, l->today, &below);
    for (size_t i = 0; !e && i < own.count; i++) look_at_report(l, &own.items[i]);
    for (size_t i = 0; !e && i < below.count; i++)
        waiting += below.items[i].state == FILING_SUBMITTED;
    if (!e && waiting)
        add(l, NEXT_DUE, "receive",
            said(l, "báo cáo cấp dưới chờ nhận", "reports from below wait to be received", waiting),
            page_of(l, "ke-hoach/nop-bao-cao"));
    return e;
}

struct waiting {
    struct looking *l;
};

static enum kv_go look_at_adjustment(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                     err *failure)
{
    const struct plan_adjustment *a = record;
    struct looking *l = ((struct waiting *)arg)->l;
    bool own = id_equal(a->unit, l->unit);
    id decider = ID_NONE;
    text page =
        text_format(cx->arena, "ke-hoach/dieu-chinh/%.*s", TEXT_ARGS(id_text(cx->arena, a->id)));
    if (a->state == PLAN_ADJUSTMENT_SUBMITTED)
        *failure = plan_adjustment_decider(cx, tx, a, &decider);
    if (*failure) return KV_STOP;
    if (own && a->state == PLAN_ADJUSTMENT_RETURNED)
        add(l, NEXT_DUE, "adjustment-returned",
            text_format(cx->arena, "%.*s: %.*s",
                        TEXT_ARGS(ctx_say(cx, "Bổ sung đề nghị điều chỉnh bị trả lại",
                                          "Mend the returned adjustment")),
                        TEXT_ARGS(a->title)),
            page);
    if (id_equal(decider, l->unit))
        add(l, NEXT_DUE, "adjustment",
            text_format(cx->arena, "%.*s: %.*s",
                        TEXT_ARGS(ctx_say(cx, "Điều chỉnh chờ ghi quyết định",
                                          "An adjustment waits for its decision")),
                        TEXT_ARGS(a->title)),
            page);
    return KV_MORE;
}

/* ---- all ----------------------------------------------------------------------------------- */

static int by_tone(const void *a, const void *b)
{
    const struct next_item *x = a, *y = b;
    if (x->tone != y->tone) return x->tone < y->tone ? -1 : 1;
    int by_code = strcmp(x->code, y->code);
    return by_code ? by_code : text_compare(x->page, y->page);
}

err next_read(struct ctx *cx, struct tx *tx, id unit, int64_t year, const struct doing *d,
              struct next_list *out)
{
    struct looking l = { cx, tx, unit, year, instant_date(cx->now), out };
    struct waiting w = { &l };
    text records = text_format(cx->arena, "ke-hoach/ban-ghi?don-vi=%.*s&chi-tieu=c&thieu=1",
                               TEXT_ARGS(id_text(cx->arena, unit)));
    *out = (struct next_list){ 0 };
    look_at_state(&l, d);
    if (d) look_at_quarters(&l, d);
    if (d && !unit_plan_is_open(d->plan.state)) look_at_activities(&l, d);
    err e = look_at_measure(&l, "campaigns", "campaigns", "chiến dịch chưa tính vào chỉ tiêu c",
                            "campaigns do not count for target c", records);
    if (!e)
        e = look_at_measure(&l, "cadres", "cadres", "cán bộ chuyên trách chưa tính vào chỉ tiêu d",
                            "full-time cadres do not count for target d", TEXT("nang-luc/can-bo"));
    if (!e) e = look_below(&l);
    if (!e) e = look_at_reports(&l);
    if (!e) e = query_all(cx, tx, &plan_adjustment_entity, look_at_adjustment, &w);
    if (!e && out->count) qsort(out->items, out->count, sizeof(*out->items), by_tone);
    return e;
}
