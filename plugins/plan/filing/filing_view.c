/* SPDX-License-Identifier: MIT
 * filing_view: everything is read in one snapshot and said as it stands today. */
#include "filing_view.h"

#include "filing_move.h"

const struct field filing_query_fields[] = {
    FIELD(1, struct filing_query, unit, REF, REQUIRED, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit"),
    FIELD(2, struct filing_query, year, INT, 0, .min = 2020, .max = 2100, .label = "Năm",
          .label_en = "Year", .help = "Để trống là năm nay", .help_en = "Empty: this year"),
    { 0 },
};

const struct field filing_period_fields[] = {
    FIELD(1, struct filing_period_query, unit, REF, REQUIRED, .target = "unit",
          .label = "Đơn vị nhận", .label_en = "Receiving unit"),
    FIELD(2, struct filing_period_query, kind, ENUM, REQUIRED, .terms = &filing_kind_vocabulary,
          .label = "Loại báo cáo", .label_en = "Kind of report"),
    FIELD(3, struct filing_period_query, year, INT, REQUIRED, .min = 2020, .max = 2100,
          .label = "Năm", .label_en = "Year"),
    FIELD(4, struct filing_period_query, part, INT, 0, .min = 0, .max = 12, .label = "Tháng, quý",
          .label_en = "Month or quarter"),
    { 0 },
};

struct viewing {
    id which; /* a unit or a filing */
    int64_t year;
    const struct filing_period_query *period;
    struct response *rs;
};

/* ---- rows ------------------------------------------------------------------------------------ */

static void term_at(struct json *j, const char *key, const struct vocabulary *v, int32_t number)
{
    const struct term *t = vocabulary_number(v, (unsigned)number);
    json_z_at(j, key, t ? t->code : NULL);
}

static void day_at(struct ctx *cx, struct json *j, const char *key, date day)
{
    json_key(j, key);
    if (day)
        json_text(j, date_format(cx->arena, day));
    else
        json_null(j);
}

static void time_at(struct ctx *cx, struct json *j, const char *key, instant at)
{
    json_key(j, key);
    if (at)
        json_text(j, instant_format(cx->arena, at));
    else
        json_null(j);
}

static void unit_at(struct ctx *cx, struct tx *tx, struct json *j, const char *key, id unit)
{
    json_key(j, key);
    if (id_is_none(unit)) {
        json_null(j);
        return;
    }
    json_object(j);
    json_id_at(j, "id", unit);
    json_text_at(j, "name", record_title(cx, tx, &unit_entity, unit));
    json_object_end(j);
}

/* Without its braces. */
static void row(struct ctx *cx, struct tx *tx, struct json *j, const struct report_filing *f)
{
    date today = instant_date(cx->now);
    json_id_at(j, "id", f->id);
    json_text_at(j, "title", filing_title(cx, f));
    term_at(j, "kind", &filing_kind_vocabulary, f->kind);
    json_int_at(j, "year", f->year);
    json_int_at(j, "part", f->part);
    day_at(cx, j, "from", f->from);
    day_at(cx, j, "until", f->until);
    day_at(cx, j, "due", f->due);
    json_int_at(j, "days_left", filing_last_day(f) - today);
    term_at(j, "state", &filing_state_vocabulary, f->state);
    term_at(j, "standing", &filing_standing_vocabulary, (int32_t)filing_stands(f, today));
    unit_at(cx, tx, j, "unit", f->unit);
    unit_at(cx, tx, j, "to", f->to);
    json_id_at(j, "report", f->report);
    time_at(cx, j, "submitted", f->submitted);
    day_at(cx, j, "back_by", f->state == FILING_RETURNED ? f->back_by : 0);
    json_text_at(j, "reason", f->reason);
    json_text_at(j, "paper", f->paper);
    day_at(cx, j, "paper_on", f->paper_on);
}

static void rows_at(struct ctx *cx, struct tx *tx, struct json *j, const char *key,
                    const struct filings *all)
{
    json_key(j, key);
    json_array(j);
    for (size_t i = 0; i < all->count; i++) {
        json_object(j);
        row(cx, tx, j, &all->items[i]);
        json_object_end(j);
    }
    json_array_end(j);
}

/* ---- counts ---------------------------------------------------------------------------------- */

static void count_one(struct filing_counts *c, const struct report_filing *f, date on)
{
    c->all++;
    c->of[filing_stands(f, on)]++;
    c->accepted += f->state == FILING_ACCEPTED;
    c->submitted += f->state == FILING_SUBMITTED;
    c->returned += f->state == FILING_RETURNED;
}

struct filing_counts filings_count(const struct filings *all, date on)
{
    struct filing_counts c = { 0 };
    for (size_t i = 0; i < all->count; i++) count_one(&c, &all->items[i], on);
    return c;
}

static void counts_at(struct json *j, const char *key, const struct filing_counts *c)
{
    json_key(j, key);
    json_object(j);
    json_int_at(j, "all", c->all);
    for (const struct term *t = filing_standing_vocabulary.terms; t->number; t++)
        json_int_at(j, t->code, c->of[t->number]);
    json_int_at(j, "accepted", c->accepted);
    json_int_at(j, "submitted", c->submitted);
    json_int_at(j, "returned", c->returned);
    json_object_end(j);
}

/* ---- a unit's -------------------------------------------------------------------------------- */

static bool is_open(const struct report_filing *f)
{
    return f->state == FILING_DUE || f->state == FILING_RETURNED || f->state == FILING_SUBMITTED;
}

static void keep(struct filings *all, bool (*wanted)(const struct report_filing *f, date from),
                 date from)
{
    size_t kept = 0;
    for (size_t i = 0; i < all->count; i++)
        if (wanted(&all->items[i], from)) all->items[kept++] = all->items[i];
    all->count = kept;
}

static bool is_of_year_or_open(const struct report_filing *f, date from)
{
    return f->until >= from || is_open(f);
}

static bool waits(const struct report_filing *f, date from)
{
    (void)from;
    return f->state == FILING_SUBMITTED;
}

static bool same_period(const struct report_filing *a, const struct report_filing *b)
{
    return a->kind == b->kind && a->until == b->until;
}

/* They lie by period. */
static void periods_at(struct ctx *cx, struct json *j, const struct filings *below)
{
    date today = instant_date(cx->now);
    json_key(j, "periods");
    json_array(j);
    for (size_t i = 0, end; i < below->count; i = end) {
        const struct report_filing *first = &below->items[i];
        struct filing_counts c = { 0 };
        for (end = i; end < below->count && same_period(first, &below->items[end]); end++)
            count_one(&c, &below->items[end], today);
        json_object(j);
        json_text_at(j, "title", filing_title(cx, first));
        term_at(j, "kind", &filing_kind_vocabulary, first->kind);
        json_int_at(j, "year", first->year);
        json_int_at(j, "part", first->part);
        day_at(cx, j, "due", first->due);
        counts_at(j, "counts", &c);
        json_object_end(j);
    }
    json_array_end(j);
}

static err view_unit(struct ctx *cx, struct tx *tx, void *arg)
{
    struct viewing *v = arg;
    struct unit unit;
    struct filings owed, received, waiting;
    date first = date_of((int)v->year, 1, 1), last = date_of((int)v->year, 12, 31);
    date before = date_of((int)v->year - 2, 1, 1);
    err e = record_get(cx, tx, &unit_entity, v->which, &unit);
    if (!e) e = access_require(cx, tx, "plan.read", unit.id);
    if (!e) e = filings_of(cx, tx, "unit", unit.id, before, last, &owed);
    if (!e) e = filings_of(cx, tx, "to", unit.id, first, last, &received);
    if (!e) e = filings_of(cx, tx, "to", unit.id, before, last, &waiting);
    if (e) return e;
    keep(&owed, is_of_year_or_open, first);
    keep(&waiting, waits, 0);
    struct filing_counts counts = filings_count(&owed, instant_date(cx->now));
    struct json *j = respond_json(cx, v->rs, 200);
    json_object(j);
    unit_at(cx, tx, j, "unit", unit.id);
    unit_at(cx, tx, j, "above", unit.parent);
    day_at(cx, j, "on", instant_date(cx->now));
    json_int_at(j, "year", v->year);
    json_bool_at(j, "writes", access_may(cx, tx, "plan_report.write", unit.id));
    counts_at(j, "counts", &counts);
    rows_at(cx, tx, j, "owed", &owed);
    rows_at(cx, tx, j, "waiting", &waiting);
    periods_at(cx, j, &received);
    json_object_end(j);
    return ERR_NONE;
}

err filings_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct filing_query *q = request_query_record(rq);
    struct viewing v = { .which = q->unit, .year = q->year, .rs = rs };
    (void)tx;
    if (!v.year) v.year = date_civil(instant_date(cx->now)).year;
    return db_read(cx, view_unit, &v);
}

/* ---- a period -------------------------------------------------------------------------------- */

static err view_period(struct ctx *cx, struct tx *tx, void *arg)
{
    struct viewing *v = arg;
    const struct filing_period_query *q = v->period;
    struct filings below;
    err e = access_require(cx, tx, "plan.read", q->unit);
    if (!e) e = filings_below(cx, tx, q->unit, q->kind, q->year, q->part, &below);
    if (e) return e;
    struct filing_counts counts = filings_count(&below, instant_date(cx->now));
    struct report_filing title = { .kind = q->kind, .year = q->year, .part = q->part };
    struct json *j = respond_json(cx, v->rs, 200);
    json_object(j);
    json_text_at(j, "title", filing_title(cx, &title));
    unit_at(cx, tx, j, "unit", q->unit);
    day_at(cx, j, "on", instant_date(cx->now));
    counts_at(j, "counts", &counts);
    rows_at(cx, tx, j, "items", &below);
    json_object_end(j);
    return ERR_NONE;
}

err filings_below_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct viewing v = { .period = request_query_record(rq), .rs = rs };
    (void)tx;
    return db_read(cx, view_period, &v);
}

/* ---- one ------------------------------------------------------------------------------------- */

struct steps {
    struct json *j;
};

static enum kv_go add_step(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct report_move *m = record;
    struct steps *s = arg;
    struct account who = { 0 };
    *failure =
        id_is_none(m->account) ? ERR_NONE : record_get(cx, tx, &account_entity, m->account, &who);
    if (*failure == ERR_NOT_FOUND) {
        ctx_clear(cx);
        *failure = ERR_NONE;
    }
    if (*failure) return KV_STOP;
    json_object(s->j);
    term_at(s->j, "action", &filing_action_vocabulary, m->action);
    time_at(cx, s->j, "at", m->at);
    unit_at(cx, tx, s->j, "unit", m->unit);
    json_text_at(s->j, "by", who.name);
    json_text_at(s->j, "reason", m->reason);
    json_id_at(s->j, "report", m->report);
    json_object_end(s->j);
    return KV_MORE;
}

static err steps_at(struct ctx *cx, struct tx *tx, struct json *j, id filing)
{
    struct steps s = { j };
    json_key(j, "steps");
    json_array(j);
    err e = query_ref(cx, tx, &report_move_entity, "filing", filing, add_step, &s);
    json_array_end(j);
    return e;
}

static void says_at(struct json *j, const struct plan_report *r)
{
    json_key(j, "says");
    json_object(j);
    json_text_at(j, "results", r->results);
    json_text_at(j, "difficulties", r->difficulties);
    json_text_at(j, "tasks", r->tasks);
    json_text_at(j, "proposals", r->proposals);
    json_bool_at(j, "kept", r->state != REPORT_DRAFT);
    json_object_end(j);
}

static void actions_at(struct json *j, uint32_t open)
{
    json_key(j, "actions");
    json_array(j);
    for (const struct term *t = filing_action_vocabulary.terms; t->number; t++)
        if (open & 1u << t->number) json_text(j, text_of(t->code));
    json_array_end(j);
}

static err view_whole(struct ctx *cx, struct tx *tx, void *arg)
{
    struct viewing *v = arg;
    struct report_filing f;
    struct plan_report r = { 0 };
    struct filings below;
    err e = record_get(cx, tx, &report_filing_entity, v->which, &f);
    if (!e && !id_is_none(f.report)) e = record_get(cx, tx, &plan_report_entity, f.report, &r);
    if (!e) e = filings_below(cx, tx, f.unit, f.kind, f.year, f.part, &below);
    if (e) return e;
    struct filing_counts counts = filings_count(&below, instant_date(cx->now));
    struct json *j = respond_json(cx, v->rs, 200);
    json_object(j);
    row(cx, tx, j, &f);
    json_bool_at(j, "writes", access_may(cx, tx, "plan_report.write", f.unit));
    actions_at(j, filing_open_actions(cx, tx, &f));
    says_at(j, &r);
    counts_at(j, "counts", &counts);
    rows_at(cx, tx, j, "below", &below);
    e = steps_at(cx, tx, j, f.id);
    json_object_end(j);
    return e;
}

err filing_whole(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct viewing v = { .which = request_id(rq), .rs = rs };
    (void)tx;
    return db_read(cx, view_whole, &v);
}
