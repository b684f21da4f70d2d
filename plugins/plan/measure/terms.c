/* SPDX-License-Identifier: MIT
 * terms: what the province set, and the plan's own words (630/KH-UBND, I.2) where it set nothing.
 */
#include "board.h"

static const struct {
    int32_t target;
    int year;
    int64_t percent;
} of_the_plan[] = { { TARGET_A, 2025, 60 }, { TARGET_A, 2030, 80 }, { TARGET_B, 2025, 60 },
                    { TARGET_B, 2030, 80 }, { TARGET_C, 2025, 80 }, { TARGET_C, 2030, 100 },
                    { TARGET_D, 2025, 80 }, { TARGET_D, 2030, 100 } };
static const char basis[] = "Kế hoạch 630/KH-UBND, I.2";

/* Of a unit that nobody has set a threshold for: ours, to be replaced by the province's. */
enum { OPERATIONS = 10, MONTHS = 3 };

static void add_step(struct plan_terms *t, int32_t target, struct plan_step step)
{
    size_t *count = &t->step_count[target];
    struct plan_step *steps = t->steps[target];
    size_t at = *count;
    if (*count == PLAN_STEPS_MAX) return;
    while (at && steps[at - 1].by > step.by) at--;
    memmove(steps + at + 1, steps + at, (*count - at) * sizeof(*steps));
    steps[at] = step;
    ++*count;
}

static enum kv_go read_target(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct plan_target *t = record;
    struct plan_terms *terms = arg;
    (void)cx, (void)tx, (void)failure;
    if (!plan_target_stands(t, terms->on)) return KV_MORE;
    terms->set[t->target] = true;
    add_step(terms, t->target, (struct plan_step){ t->by, t->percent, t->basis });
    return KV_MORE;
}

static enum kv_go read_threshold(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                 err *failure)
{
    struct plan_terms *t = arg;
    (void)cx, (void)tx, (void)failure;
    t->thresholds[t->threshold_count++] = *(const struct plan_threshold *)record;
    return t->threshold_count < PLAN_STEPS_MAX ? KV_MORE : KV_STOP;
}

err plan_terms_read(struct ctx *cx, struct tx *tx, date on, struct plan_terms *out)
{
    struct query q = { .entity = &plan_threshold_entity,
                       .sort = field_named(plan_threshold_entity.fields, TEXT("from")) };
    *out = (struct plan_terms){ .threshold_count = 1, .on = on };
    out->thresholds[0] = (struct plan_threshold){ .operations = OPERATIONS, .months = MONTHS };
    err e = query_all(cx, tx, &plan_target_entity, read_target, out);
    if (!e) e = query_run(cx, tx, &q, read_threshold, out, NULL);
    for (size_t i = 0; i < COUNT_OF(of_the_plan); i++)
        if (!out->set[of_the_plan[i].target])
            add_step(out, of_the_plan[i].target,
                     (struct plan_step){ date_of(of_the_plan[i].year, 12, 31),
                                         of_the_plan[i].percent, text_of(basis) });
    return e;
}

const struct plan_threshold *plan_threshold_on(const struct plan_terms *t, date day)
{
    size_t at = 0;
    for (size_t i = 1; i < t->threshold_count; i++)
        if (t->thresholds[i].from <= day) at = i;
    return &t->thresholds[at];
}

int64_t plan_path(const struct plan_step *steps, size_t count, int64_t start, date day)
{
    date from = date_of(2023, 9, 29); /* the plan's own day */
    for (size_t i = 0; i < count; i++) {
        int64_t aim = steps[i].percent * 10;
        if (day <= from) return start;
        if (day <= steps[i].by) return start + (aim - start) * (day - from) / (steps[i].by - from);
        from = steps[i].by;
        start = aim;
    }
    return start;
}
