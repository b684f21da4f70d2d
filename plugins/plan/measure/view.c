/* SPDX-License-Identifier: MIT
 * view: the board as JSON. The transaction is over before anything is added up. */
#include "view.h"

#include <stdlib.h>

#define UNIT_LABEL .label = "Đơn vị", .label_en = "Unit"

const struct field plan_query_fields[] = {
    FIELD(1, struct plan_query, unit, REF, 0, .target = "unit", UNIT_LABEL,
          .help = "Kể cả các đơn vị dưới; để trống là toàn tỉnh",
          .help_en = "And the units below; empty for the whole province"),
    FIELD(2, struct plan_query, on, DATE, 0, .label = "Vào ngày", .label_en = "On"),
    FIELD(3, struct plan_query, target, ENUM, 0, .terms = &plan_target_vocabulary,
          .label = "Chỉ tiêu", .label_en = "Target"),
    FIELD(4, struct plan_query, missing, BOOL, 0, .label = "Chỉ cái chưa tính",
          .label_en = "Only what does not count"),
    FIELD(5, struct plan_query, after, INT, 0, .min = 0, .max = 1000000, .label = "Bỏ qua",
          .label_en = "Skip"),
    FIELD(6, struct plan_query, measure, TEXT, 0, .max = 40, .label = "Số đo",
          .label_en = "Measure", .help = "Bản ghi của một số đo bất kỳ, thay cho chỉ tiêu",
          .help_en = "Records of any measure, in place of a target"),
    { 0 },
};

/* ---- who asks about what ------------------------------------------------------------------- */

static err read_terms(struct ctx *cx, struct tx *tx, void *arg)
{
    struct plan_view *v = arg;
    err e = access_require(cx, tx, "plan.read", v->q->unit);
    v->late_days = setting_int(cx, tx, "plan.late_days");
    return e ? e : plan_terms_read(cx, tx, v->on, &v->terms);
}

static uint32_t root_of(const struct plan_tree *t)
{
    for (uint32_t u = 0; u < t->ids.count; u++)
        if (t->units[u].parent == PLAN_NOBODY && t->units[u].kind == UNIT_PROVINCE_UNION) return u;
    return PLAN_NOBODY;
}

err plan_view_open(struct ctx *cx, const struct request *rq, struct plan_view *out)
{
    *out = (struct plan_view){ .q = request_query_record(rq), .follow = plan_follow_of(cx) };
    out->on = out->q->on ? out->q->on : instant_date(cx->now);
    err e = db_read(cx, read_terms, out);
    if (!e) e = plan_hold(cx, out->follow, &out->book, &out->tree);
    if (e) return e;
    bool all = id_is_none(out->q->unit);
    out->unit = all ? root_of(out->tree) : plan_ids_find(&out->tree->ids, out->q->unit);
    if (out->unit != PLAN_NOBODY) return ERR_NONE;
    plan_let_go(out->follow);
    return ctx_fail(cx, ERR_NOT_FOUND, "/unit", "unknown",
                    SAY("Không có đơn vị này", "There is no such unit"));
}

/* ---- numbers ------------------------------------------------------------------------------- */

static int64_t tenths(const struct plan_figure *f)
{
    return f->whole ? (f->part * 1000 + f->whole / 2) / f->whole : 0;
}

static void figure_json(struct json *j, const struct plan_figure *f)
{
    json_int_at(j, "part", f->part);
    json_int_at(j, "whole", f->whole);
    json_key(j, "tenths");
    f->whole ? json_int(j, tenths(f)) : json_null(j);
}

static void day_at(struct ctx *cx, struct json *j, const char *key, date day)
{
    json_text_at(j, key, date_format(cx->arena, day));
}

static const char *const letters[] = { "", "a", "b", "c", "d" };

/* ---- one target ---------------------------------------------------------------------------- */

static void steps_json(struct ctx *cx, struct json *j, const struct plan_view *v, int target,
                       const struct plan_figure *now)
{
    const struct plan_terms *t = &v->terms;
    json_key(j, "steps");
    json_array(j);
    for (size_t i = 0; i < t->step_count[target]; i++) {
        const struct plan_step *s = &t->steps[target][i];
        json_object(j);
        day_at(cx, j, "by", s->by);
        json_int_at(j, "percent", s->percent);
        json_text_at(j, "basis", s->basis);
        json_bool_at(j, "reached", now->whole && now->part * 100 >= s->percent * now->whole);
        json_object_end(j);
    }
    json_array_end(j);
}

/* What the path begins at: the first quarter that says anything. */
static int64_t first_tenths(const struct plan_board *b, int target)
{
    for (size_t q = 0; q < b->quarter_count; q++)
        if (b->quarters[q].figures[target].whole) return tenths(&b->quarters[q].figures[target]);
    return 0;
}

static void trend_json(struct ctx *cx, struct json *j, const struct plan_view *v,
                       const struct plan_board *b, int target)
{
    const struct plan_terms *t = &v->terms;
    int64_t start = first_tenths(b, target);
    json_key(j, "trend");
    json_array(j);
    for (size_t q = 0; q < b->quarter_count; q++) {
        const struct plan_quarter *quarter = &b->quarters[q];
        json_object(j);
        day_at(cx, j, "from", quarter->from);
        day_at(cx, j, "until", quarter->until);
        figure_json(j, &quarter->figures[target]);
        json_int_at(j, "path",
                    plan_path(t->steps[target], t->step_count[target], start, quarter->until));
        json_object_end(j);
    }
    json_array_end(j);
}

static int64_t within(double tenths_of)
{
    return tenths_of < 0 ? 0 : tenths_of > 1000 ? 1000 : (int64_t)(tenths_of + 0.5);
}

/* Quarters from the first of the board until the one a day ends. */
static double quarters_until(const struct plan_board *b, date day)
{
    struct civil from = date_civil(b->quarters[0].until);
    struct civil to = date_civil(day);
    return (to.year - from.year) * 4 + (to.month - from.month) / 3.0;
}

/* The last three years at most: a line through more would not know of a change of course. */
static struct plan_forecast forecast_of(const struct plan_board *b, int target, date by)
{
    enum { LAST = 12 };
    double x[PLAN_QUARTERS_MAX], y[PLAN_QUARTERS_MAX];
    size_t count = 0;
    for (size_t q = b->quarter_count > LAST ? b->quarter_count - LAST : 0; q < b->quarter_count;
         q++) {
        const struct plan_figure *f = &b->quarters[q].figures[target];
        if (!f->whole) continue;
        x[count] = (double)q;
        y[count++] = (double)f->part * 1000 / (double)f->whole;
    }
    return plan_forecast_at(x, y, count, quarters_until(b, by));
}

static const char *outlook(const struct plan_forecast *f, int64_t aim)
{
    if (f->low >= (double)aim) return "yes";
    return f->high < (double)aim ? "no" : "unsure";
}

/* For the next target that is still ahead. */
static void forecast_json(struct ctx *cx, struct json *j, const struct plan_view *v,
                          const struct plan_board *b, int target)
{
    const struct plan_terms *t = &v->terms;
    const struct plan_step *next = NULL;
    for (size_t i = 0; i < t->step_count[target] && !next; i++)
        if (t->steps[target][i].by > b->on) next = &t->steps[target][i];
    struct plan_forecast f = { 0 };
    if (next && b->quarter_count) f = forecast_of(b, target, next->by);
    json_key(j, "forecast");
    if (!f.known) {
        json_null(j);
        return;
    }
    json_object(j);
    day_at(cx, j, "by", next->by);
    json_int_at(j, "aim", next->percent);
    json_int_at(j, "at", within(f.at));
    json_int_at(j, "low", within(f.low));
    json_int_at(j, "high", within(f.high));
    json_int_at(j, "slope", (int64_t)f.slope);
    json_z_at(j, "reaches", outlook(&f, next->percent * 10));
    json_object_end(j);
}

static void targets_json(struct ctx *cx, struct json *j, const struct plan_view *v,
                         const struct plan_board *b)
{
    json_key(j, "targets");
    json_array(j);
    for (int t = TARGET_A; t <= TARGETS; t++) {
        const struct term *term = vocabulary_number(&plan_target_vocabulary, (unsigned)t);
        json_object(j);
        json_z_at(j, "code", letters[t]);
        json_text_at(j, "title", ctx_say(cx, term->vi, term->en));
        figure_json(j, &b->total.figures[t]);
        steps_json(cx, j, v, t, &b->total.figures[t]);
        trend_json(cx, j, v, b, t);
        forecast_json(cx, j, v, b, t);
        json_object_end(j);
    }
    json_array_end(j);
}

/* ---- rows ---------------------------------------------------------------------------------- */

static void row_json(struct json *j, const struct plan_view *v, const struct plan_row *r, bool own)
{
    const struct plan_unit *u = &v->tree->units[r->unit];
    json_object(j);
    json_id_at(j, "unit", u->id);
    json_text_at(j, "name", plan_tree_name(v->tree, r->unit, v->on));
    json_bool_at(j, "own", own);
    for (int t = TARGET_A; t <= TARGETS; t++) {
        json_key(j, letters[t]);
        json_object(j);
        figure_json(j, &r->figures[t]);
        json_object_end(j);
    }
    json_int_at(j, "campaigns", r->campaigns);
    json_int_at(j, "attendances", r->attendances);
    json_int_at(j, "hours", (r->minutes + 30) / 60);
    json_bool_at(j, "flagged", r->flags != 0);
    json_object_end(j);
}

struct ordered {
    const struct plan_row *row;
    const struct plan_unit *unit;
    bool own;
    uint32_t above;
};

/* The unit's own first, then as the codes of the list of units go. */
static int by_code(const void *a, const void *b)
{
    const struct ordered *x = a;
    const struct ordered *y = b;
    if (x->own != y->own) return x->own ? -1 : 1;
    return text_compare(x->unit->code, y->unit->code);
}

/* Area by area, north first. */
static int by_north(const void *a, const void *b)
{
    const struct ordered *x = a;
    const struct ordered *y = b;
    if (x->above != y->above) return x->above < y->above ? -1 : 1;
    if (x->unit->lat != y->unit->lat) return x->unit->lat > y->unit->lat ? -1 : 1;
    return text_compare(x->unit->code, y->unit->code);
}

static struct ordered *order_rows(struct ctx *cx, const struct plan_view *v,
                                  const struct plan_board *b, int (*by)(const void *, const void *))
{
    struct ordered *rows = ARENA_ARRAY(cx->arena, b->row_count + 1, struct ordered);
    for (size_t i = 0; i < b->row_count; i++) {
        const struct plan_unit *u = &v->tree->units[b->rows[i].unit];
        uint32_t above = plan_tree_parent(v->tree, b->rows[i].unit, v->on);
        while (above != PLAN_NOBODY && v->tree->units[above].kind != UNIT_AREA)
            above = plan_tree_parent(v->tree, above, v->on);
        rows[i] = (struct ordered){ &b->rows[i], u, b->rows[i].unit == b->unit, above };
    }
    if (b->row_count) qsort(rows, b->row_count, sizeof(*rows), by);
    return rows;
}

static void rows_json(struct ctx *cx, struct json *j, const struct plan_view *v,
                      const struct plan_board *b)
{
    const struct ordered *rows = order_rows(cx, v, b, by_code);
    json_key(j, "rows");
    json_array(j);
    for (size_t i = 0; i < b->row_count; i++) row_json(j, v, rows[i].row, rows[i].own);
    json_array_end(j);
}

static void tiles_json(struct ctx *cx, struct json *j, const struct plan_view *v,
                       const struct plan_board *b)
{
    const struct ordered *rows = order_rows(cx, v, b, by_north);
    json_key(j, "tiles");
    json_array(j);
    for (size_t i = 0; i < b->row_count; i++) {
        json_object(j);
        json_id_at(j, "unit", rows[i].unit->id);
        json_text_at(j, "name", plan_tree_called(v->tree, rows[i].row->unit, v->on));
        json_text_at(j, "area",
                     rows[i].above == PLAN_NOBODY ? TEXT("")
                                                  : plan_tree_name(v->tree, rows[i].above, v->on));
        for (int t = TARGET_A; t <= TARGETS; t++) {
            const struct plan_figure *f = &rows[i].row->figures[t];
            json_key(j, letters[t]);
            f->whole ? json_int(j, tenths(f)) : json_null(j);
        }
        json_object_end(j);
    }
    json_array_end(j);
}

/* ---- the whole ----------------------------------------------------------------------------- */

/* From the top down to the unit. */
static void path_json(struct json *j, const struct plan_view *v)
{
    uint32_t above[16];
    size_t depth = 0;
    for (uint32_t u = v->unit; u != PLAN_NOBODY && depth < COUNT_OF(above);
         u = plan_tree_parent(v->tree, u, v->on))
        above[depth++] = u;
    json_key(j, "path");
    json_array(j);
    while (depth--) {
        json_object(j);
        json_id_at(j, "unit", v->tree->units[above[depth]].id);
        json_text_at(j, "name", plan_tree_name(v->tree, above[depth], v->on));
        json_object_end(j);
    }
    json_array_end(j);
}

static void head_json(struct ctx *cx, struct json *j, const struct plan_view *v)
{
    const struct plan_threshold *t = plan_threshold_on(&v->terms, v->on);
    json_id_at(j, "unit", v->tree->units[v->unit].id);
    json_text_at(j, "name", plan_tree_name(v->tree, v->unit, v->on));
    day_at(cx, j, "on", v->on);
    day_at(cx, j, "from", plan_months_back(v->on, 12));
    path_json(j, v);
    json_key(j, "threshold");
    json_object(j);
    json_int_at(j, "operations", t->operations);
    json_int_at(j, "months", t->months);
    day_at(cx, j, "from", t->from);
    json_text_at(j, "basis", t->basis);
    json_object_end(j);
}

err plan_board_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct plan_view v;
    (void)tx;
    err e = plan_view_open(cx, rq, &v);
    if (e) return e;
    const struct plan_board *b =
        plan_board_make(cx->arena, v.book, v.tree, &v.terms, v.unit, v.on, false);
    const struct plan_board *tiles =
        plan_board_make(cx->arena, v.book, v.tree, &v.terms, v.unit, v.on, true);
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    head_json(cx, j, &v);
    targets_json(cx, j, &v, b);
    rows_json(cx, j, &v, b);
    tiles_json(cx, j, &v, tiles);
    plan_flags_json(cx, j, &v, b);
    json_object_end(j);
    plan_let_go(v.follow);
    return ERR_NONE;
}

err plan_recount_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct plan_recount r;
    (void)tx, (void)rq;
    err e = plan_recount(cx, plan_follow_of(cx), &r);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_bool_at(j, "agrees", r.agrees);
    json_int_at(j, "cells", r.cells);
    json_object_end(j);
    return ERR_NONE;
}
