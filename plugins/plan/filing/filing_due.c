/* SPDX-License-Identifier: MIT
 * filing_due: reads all duties, units and filings in one snapshot, says what is missing, and writes
 * it in pieces. Periods that ended more than KEPT_MONTHS ago are not gone back to. */
#include "filing_due.h"

#include "filing_move.h"
#include "filing_tell.h"

enum { PIECE = 200, KEPT_MONTHS = 24 };

/* ---- days ------------------------------------------------------------------------------------ */

/* The first of the month that is `months` after that of `day`. */
static date month_after(date day, int64_t months)
{
    struct civil c = date_civil(day);
    int64_t n = c.year * 12 + c.month - 1 + months;
    return date_of((int)(n / 12), (int)(n % 12) + 1, 1);
}

date filing_due_day(const struct report_duty *d, date until)
{
    date first = month_after(until, d->months_after);
    date last = month_after(until, d->months_after + 1) - 1;
    date day = first + (date)d->day - 1;
    return day < last ? day : last;
}

void filing_period(int32_t kind, date day, int64_t *year, int64_t *part, date *from, date *until)
{
    struct civil c = date_civil(day);
    int64_t months = filing_months(kind), n = (c.month - 1) / months;
    *year = c.year;
    *part = kind == REPORT_YEAR ? 0 : n + 1;
    *from = date_of(c.year, (int)(n * months) + 1, 1);
    *until = month_after(*from, months) - 1;
}

static bool is_level(const struct unit *u, int32_t level)
{
    switch (level) {
    case FILING_AREAS:
        return u->kind == UNIT_AREA;
    case FILING_COMMUNES:
        return u->kind == UNIT_COMMUNE_UNION;
    case FILING_FEDERATIONS:
        return u->kind == UNIT_FEDERATION;
    default:
        return u->kind == UNIT_BRANCH || u->kind == UNIT_SCHOOL || u->kind == UNIT_AGENCY ||
               u->kind == UNIT_ARMED_FORCES;
    }
}

bool filing_owes(const struct report_duty *d, const struct unit *u, date until)
{
    bool stands = (!u->valid_from || u->valid_from <= until) &&
                  (!u->valid_to || u->valid_to >= filing_due_day(d, until));
    bool runs = until >= d->from && (!d->until || until <= d->until);
    return stands && runs && is_level(u, d->level) && !id_equal(u->id, d->unit);
}

/* ---- what is missing ------------------------------------------------------------------------- */

struct rows {
    void *items;
    size_t size, count, room;
};

static void *row_add(struct arena *arena, struct rows *r)
{
    if (r->count == r->room) {
        size_t room = r->room ? r->room * 2 : 64;
        char *more = arena_alloc(arena, room * r->size);
        if (r->count) memcpy(more, r->items, r->count * r->size);
        r->items = more;
        r->room = room;
    }
    return (char *)r->items + r->count++ * r->size;
}

struct pass {
    struct rows duties, units, missing, wrong; /* wrong: filings to be written again, or lapsed */
    date today;
};

static enum kv_go add_duty(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct pass *p = arg;
    (void)tx, (void)failure;
    *(struct report_duty *)row_add(cx->arena, &p->duties) = *(const struct report_duty *)record;
    return KV_MORE;
}

static enum kv_go add_unit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct pass *p = arg;
    (void)tx, (void)failure;
    *(struct unit *)row_add(cx->arena, &p->units) = *(const struct unit *)record;
    return KV_MORE;
}

static err add_missing(struct ctx *cx, struct tx *tx, struct pass *p, const struct report_duty *d,
                       const struct unit *u, date day)
{
    struct report_filing f = {
        .unit = u->id, .to = u->parent, .duty = d->id, .kind = d->kind, .state = FILING_DUE
    };
    struct report_filing there;
    filing_period(d->kind, day, &f.year, &f.part, &f.from, &f.until);
    f.due = filing_due_day(d, f.until);
    if (!filing_owes(d, u, f.until)) return ERR_NONE;
    f.key = text_format(cx->arena, "%.*s/%d/%lld/%lld", TEXT_ARGS(id_text(cx->arena, u->id)),
                        (int)f.kind, (long long)f.year, (long long)f.part);
    err e = record_find(cx, tx, &report_filing_entity, "key", &f, &there);
    if (e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    f.key = (text){ 0 };
    *(struct report_filing *)row_add(cx->arena, &p->missing) = f;
    return ERR_NONE;
}

static err of_duty(struct ctx *cx, struct tx *tx, struct pass *p, const struct report_duty *d)
{
    date first = month_after(p->today, -KEPT_MONTHS);
    err e = ERR_NONE;
    if (first < d->from) first = d->from;
    for (size_t i = 0; !e && i < p->units.count; i++) {
        const struct unit *u = (const struct unit *)p->units.items + i;
        if (!is_level(u, d->level) || !unit_within(cx, tx, u->id, d->unit)) continue;
        for (date day = first; !e && day <= p->today;) {
            int64_t year = 0, part = 0;
            date from = 0, until = 0;
            filing_period(d->kind, day, &year, &part, &from, &until);
            e = add_missing(cx, tx, p, d, u, day);
            day = until + 1;
        }
    }
    return e;
}

static enum kv_go look_again(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct report_filing *f = record;
    struct pass *p = arg;
    struct unit u;
    *failure = record_get(cx, tx, &unit_entity, f->unit, &u);
    if (*failure) return KV_STOP;
    bool gone = u.valid_to && u.valid_to < f->due;
    bool moved = !id_equal(f->to, u.parent);
    if (!gone && !moved) return KV_MORE;
    struct report_filing *wrong = row_add(cx->arena, &p->wrong);
    *wrong = *f;
    wrong->to = u.parent;
    wrong->turn = gone ? -1 : f->turn;
    return KV_MORE;
}

static err with_state(struct ctx *cx, struct tx *tx, int32_t state, query_visit visit, void *arg)
{
    struct report_filing probe = { .state = state };
    return query_by(cx, tx, &report_filing_entity, "state", &probe, visit, arg);
}

static err find_missing(struct ctx *cx, struct tx *tx, void *arg)
{
    struct pass *p = arg;
    *p = (struct pass){ .duties = { .size = sizeof(struct report_duty) },
                        .units = { .size = sizeof(struct unit) },
                        .missing = { .size = sizeof(struct report_filing) },
                        .wrong = { .size = sizeof(struct report_filing) },
                        .today = p->today };
    err e = query_all(cx, tx, &report_duty_entity, add_duty, p);
    if (!e && p->duties.count) e = query_all(cx, tx, &unit_entity, add_unit, p);
    for (size_t i = 0; !e && i < p->duties.count; i++)
        e = of_duty(cx, tx, p, (const struct report_duty *)p->duties.items + i);
    return e ? e : with_state(cx, tx, FILING_DUE, look_again, p);
}

/* ---- writing --------------------------------------------------------------------------------- */

struct piece {
    const struct pass *pass;
    size_t from, until;
};

/* Two duties may ask the same of one unit: the first stands. */
static err write_piece(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct piece *p = arg;
    err e = ERR_NONE;
    for (size_t i = p->from; !e && i < p->until; i++) {
        struct report_filing f = ((const struct report_filing *)p->pass->missing.items)[i];
        e = record_create(cx, tx, &report_filing_entity, &f);
        if (e != ERR_CONFLICT) continue;
        ctx_clear(cx);
        e = ERR_NONE;
    }
    return e;
}

static err set_right(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct pass *p = arg;
    const struct filing_moving gone = { .action = FILING_WAIVE,
                                        .reason = TEXT("Đơn vị đã kết thúc hoạt động") };
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < p->wrong.count; i++) {
        const struct report_filing *w = (const struct report_filing *)p->wrong.items + i;
        struct report_filing f;
        e = record_get(cx, tx, &report_filing_entity, w->id, &f);
        if (e || f.state != FILING_DUE) continue;
        if (w->turn < 0) {
            e = filing_move(cx, tx, f.id, &gone, NULL);
        } else {
            f.to = w->to;
            e = record_update(cx, tx, &report_filing_entity, &f);
        }
    }
    return e;
}

err filing_make_due(struct ctx *cx, int64_t *made)
{
    struct pass p = { .today = instant_date(cx->now) };
    err e = db_read(cx, find_missing, &p);
    for (size_t at = 0; !e && at < p.missing.count; at += PIECE) {
        struct piece piece = { &p, at,
                               at + PIECE < p.missing.count ? at + PIECE : p.missing.count };
        e = db_write(cx, write_piece, &piece);
    }
    if (!e && p.wrong.count) e = db_write(cx, set_right, &p);
    *made = (int64_t)p.missing.count;
    return e;
}

/* ---- reminders ------------------------------------------------------------------------------- */

struct reminding {
    struct rows near;
    date today;
    int64_t days;
};

static enum kv_go add_near(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct report_filing *f = record;
    struct reminding *r = arg;
    (void)tx, (void)failure;
    date due = filing_last_day(f);
    int64_t away = due > r->today ? due - r->today : r->today - due;
    if (away <= r->days) *(id *)row_add(cx->arena, &r->near) = f->id;
    return KV_MORE;
}

static err find_near(struct ctx *cx, struct tx *tx, void *arg)
{
    struct reminding *r = arg;
    *r = (struct reminding){ .near = { .size = sizeof(id) },
                             .today = instant_date(cx->now),
                             .days = setting_int(cx, tx, "plan.filing_remind_days") };
    err e = with_state(cx, tx, FILING_DUE, add_near, r);
    return e ? e : with_state(cx, tx, FILING_RETURNED, add_near, r);
}

static err remind_all(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct reminding *r = arg;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < r->near.count; i++) {
        struct report_filing f;
        bool told = false;
        e = record_get(cx, tx, &report_filing_entity, ((const id *)r->near.items)[i], &f);
        if (!e && (f.state == FILING_DUE || f.state == FILING_RETURNED))
            e = filing_remind(cx, tx, &f, r->days, &told);
    }
    return e;
}

err filing_job(struct ctx *cx, struct job *job)
{
    struct reminding near = { { 0 }, 0, 0 };
    int64_t made = 0;
    err e = filing_make_due(cx, &made);
    if (!e) e = db_read(cx, find_near, &near);
    if (!e && near.near.count) e = db_write(cx, remind_all, &near);
    if (!e && made)
        job->note = text_format(cx->arena, "%lld báo cáo phải nộp được ghi thêm", (long long)made);
    return e;
}
