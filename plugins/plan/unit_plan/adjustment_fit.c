/* SPDX-License-Identifier: MIT
 * adjustment_fit: whether the changes of an adjustment can be made on a day, and what they say in
 * words. Nobody reads a number of a record here: officers and the Chairman read sentences. */
#include "adjustment_step.h"

#include "../measure/board.h"

static const char *const quarters[] = { "", "quý I", "quý II", "quý III", "quý IV" };

err plan_changes(struct ctx *cx, struct tx *tx, id adjustment, struct unit_plan_list *out)
{
    return unit_plan_list(cx, tx, &plan_change_entity, "adjustment", adjustment, out);
}

/* ---- in words ------------------------------------------------------------------------------ */

static text level(struct ctx *cx, int64_t percent, date by)
{
    return text_format(cx->arena, "%lld%% vào ngày %.*s", (long long)percent,
                       TEXT_ARGS(date_format_vi(cx->arena, by)));
}

static text held(struct ctx *cx, text name, int64_t quarter, int64_t times)
{
    return text_format(cx->arena, "%.*s, %s, %lld lần", TEXT_ARGS(name), quarters[quarter],
                       (long long)times);
}

static const struct plan_step *step_due(const struct plan_terms *t, int32_t target, date due)
{
    for (size_t i = 0; i < t->step_count[target]; i++)
        if (t->steps[target][i].by == due) return &t->steps[target][i];
    return NULL;
}

err plan_change_was(struct ctx *cx, struct tx *tx, const struct plan_change *c, date day, text *out)
{
    struct plan_activity a;
    *out = TEXT("");
    if (c->what == PLAN_CHANGE_TARGET && c->due) {
        struct plan_terms *terms = ARENA_NEW(cx->arena, struct plan_terms);
        err e = plan_terms_read(cx, tx, day, terms);
        const struct plan_step *s = e ? NULL : step_due(terms, c->target, c->due);
        if (s) *out = level(cx, s->percent, s->by);
        return e;
    }
    if (id_is_none(c->activity)) return ERR_NONE;
    err e = record_get(cx, tx, &plan_activity_entity, c->activity, &a);
    if (!e) *out = held(cx, a.name, a.quarter, a.times);
    return e;
}

text plan_change_becomes(struct ctx *cx, const struct plan_change *c, text activity)
{
    struct arena *a = cx->arena;
    switch (c->what) {
    case PLAN_CHANGE_TARGET:
        if (c->percent && c->by) return level(cx, c->percent, c->by);
        return c->percent ? text_format(a, "%lld%%", (long long)c->percent)
                          : text_format(a, "đến ngày %.*s", TEXT_ARGS(date_format_vi(a, c->by)));
    case PLAN_CHANGE_ADD:
        return held(cx, c->name, c->quarter, c->times ? c->times : 1);
    case PLAN_CHANGE_DROP:
        return TEXT("không tổ chức");
    default:
        break;
    }
    text said = c->name.size ? c->name : activity;
    if (c->quarter) said = text_format(a, "%.*s, %s", TEXT_ARGS(said), quarters[c->quarter]);
    return c->times ? text_format(a, "%.*s, %lld lần", TEXT_ARGS(said), (long long)c->times) : said;
}

/* ---- whether it can be --------------------------------------------------------------------- */

struct fitting {
    const struct plan_adjustment *adjustment;
    const struct unit_plan *plan; /* NULL = of Plan 630 */
    const struct plan_terms *terms;
    date day;
    size_t at; /* which change, from 1 */
};

static err refuse(struct ctx *cx, const struct fitting *f, const char *slug, const char *vi,
                  const char *en)
{
    return ctx_fail(cx, ERR_CONFLICT, NULL, slug, SAY("Nội dung %zu: %s%.0s", "Change %zu: %.0s%s"),
                    f->at, vi, en);
}

static err fit_target(struct ctx *cx, const struct fitting *f, const struct plan_change *c)
{
    if (f->adjustment->to != ADJUSTMENT_TO_CHAIRMAN || f->plan)
        return refuse(cx, f, "target",
                      SAY("chỉ tiêu a–d chỉ đổi khi điều chỉnh chính Kế hoạch 630/KH-UBND",
                          "targets change with Plan 630 itself only"));
    if (!c->target) return refuse(cx, f, "target", SAY("hãy chọn chỉ tiêu", "choose the target"));
    if (!c->percent && !c->by)
        return refuse(cx, f, "empty",
                      SAY("hãy ghi mức hoặc ngày mới", "give the new level or the new day"));
    if (c->due && !step_due(f->terms, c->target, c->due))
        return refuse(cx, f, "due",
                      SAY("chỉ tiêu không có mức nào phải đạt vào ngày đã chọn",
                          "the target has no level due on that day"));
    if (!c->due && (!c->percent || !c->by))
        return refuse(cx, f, "empty",
                      SAY("mức mới cần cả phần trăm và ngày", "a new level has a percentage and a "
                                                              "day"));
    date by = c->by ? c->by : c->due;
    if (by <= f->day)
        return refuse(
            cx, f, "past",
            SAY("ngày phải đạt đã qua vào lúc áp dụng", "it is due before it is in force"));
    if (by != c->due && step_due(f->terms, c->target, by))
        return refuse(cx, f, "twice",
                      SAY("chỉ tiêu đã có mức vào ngày này", "the target has a level on that day"));
    return ERR_NONE;
}

/* A quarter that is over stays as it was planned, whatever became of it. */
static err fit_quarter(struct ctx *cx, const struct fitting *f, int64_t quarter)
{
    if (date_of((int)f->plan->year + (quarter == 4), quarter == 4 ? 1 : (int)quarter * 3 + 1, 1) >
        f->day)
        return ERR_NONE;
    return refuse(cx, f, "past",
                  SAY("quý đã qua vào lúc áp dụng, không đổi được nữa",
                      "the quarter is over when it would be in force"));
}

static err fit_activity(struct ctx *cx, struct tx *tx, const struct fitting *f,
                        const struct plan_change *c)
{
    struct plan_activity a = { .quarter = c->quarter };
    if (!f->plan)
        return refuse(
            cx, f, "plan",
            SAY("hoạt động thuộc kế hoạch năm của đơn vị; Kế hoạch 630/KH-UBND chỉ có chỉ "
                "tiêu",
                "activities are of yearly plans; Plan 630 has targets"));
    if (c->what == PLAN_CHANGE_ADD) {
        if (!c->name.size || !c->quarter)
            return refuse(cx, f, "empty",
                          SAY("hãy ghi tên và quý của hoạt động mới",
                              "give the name and quarter of the new activity"));
        return fit_quarter(cx, f, c->quarter);
    }
    err e = record_get(cx, tx, &plan_activity_entity, c->activity, &a);
    if (e == ERR_NOT_FOUND || (!e && !id_equal(a.plan, f->plan->id))) {
        ctx_clear(cx);
        return refuse(cx, f, "activity",
                      SAY("hãy chọn hoạt động của kế hoạch", "choose an activity of the plan"));
    }
    if (e) return e;
    if (a.until)
        return refuse(cx, f, "gone",
                      SAY("hoạt động đã thôi theo điều chỉnh khác", "it was taken out already"));
    if (c->what == PLAN_CHANGE_ALTER && !c->name.size && !c->quarter && !c->times)
        return refuse(
            cx, f, "empty",
            SAY("hãy ghi tên, quý hoặc số lần mới", "give a new name, quarter or number"));
    e = fit_quarter(cx, f, a.quarter);
    return e || !c->quarter ? e : fit_quarter(cx, f, c->quarter);
}

static bool same_thing(const struct plan_change *a, const struct plan_change *b)
{
    if (a->what == PLAN_CHANGE_TARGET || b->what == PLAN_CHANGE_TARGET)
        return a->what == b->what && a->target == b->target &&
               ((a->due && a->due == b->due) || (a->by && a->by == b->by));
    return !id_is_none(a->activity) && id_equal(a->activity, b->activity);
}

static err fit_one(struct ctx *cx, struct tx *tx, const struct fitting *f,
                   const struct unit_plan_list *changes)
{
    const struct plan_change *c = unit_plan_at(changes, f->at - 1);
    for (size_t i = 0; i + 1 < f->at; i++)
        if (same_thing(unit_plan_at(changes, i), c))
            return refuse(cx, f, "twice",
                          SAY("đã có nội dung khác đổi điều này", "another change is about it"));
    return c->what == PLAN_CHANGE_TARGET ? fit_target(cx, f, c) : fit_activity(cx, tx, f, c);
}

err plan_changes_fit(struct ctx *cx, struct tx *tx, const struct plan_adjustment *a,
                     const struct unit_plan_list *changes, date day)
{
    struct plan_terms *terms = ARENA_NEW(cx->arena, struct plan_terms);
    struct unit_plan plan;
    struct fitting f = { .adjustment = a, .terms = terms, .day = day };
    if (!changes->count)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "empty",
                        SAY("Đề nghị chưa nêu thay đổi gì", "The proposal says no change"));
    err e = plan_terms_read(cx, tx, day, terms);
    if (!e && !id_is_none(a->plan)) {
        e = record_get(cx, tx, &unit_plan_entity, a->plan, &plan);
        f.plan = &plan;
    }
    for (f.at = 1; !e && f.at <= changes->count; f.at++) e = fit_one(cx, tx, &f, changes);
    return e;
}
