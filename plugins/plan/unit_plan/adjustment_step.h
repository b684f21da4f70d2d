/* SPDX-License-Identifier: MIT
 * adjustment_step: the only way an adjustment's state changes: one table (adjustment_table.c). What
 * it proposes is asked again when it is decided (fit), and made in the same transaction (apply). */
#ifndef VOLBANK_PLAN_ADJUSTMENT_STEP_H
#define VOLBANK_PLAN_ADJUSTMENT_STEP_H

#include "adjustment.h"
#include "list.h"

enum plan_adjustment_action {
    PLAN_ADJUSTMENT_SUBMIT = 1,
    PLAN_ADJUSTMENT_WITHDRAW,
    PLAN_ADJUSTMENT_RETURN,
    PLAN_ADJUSTMENT_APPROVE,
    PLAN_ADJUSTMENT_REFUSE,
    PLAN_ADJUSTMENT_ACTIONS = PLAN_ADJUSTMENT_REFUSE
};
enum plan_adjustment_guard {
    PLAN_ADJUSTMENT_FITS = 1 << 0,  /* there are changes, and each can be made */
    PLAN_ADJUSTMENT_ALONE = 1 << 1, /* no other about the same plan waits */
    PLAN_ADJUSTMENT_HAS_REASON = 1 << 2,
    PLAN_ADJUSTMENT_HAS_DECISION = 1 << 3 /* number and day, and from when: not before it */
};
struct plan_adjustment_rule {
    uint8_t state, action;
    bool by_decider; /* who holds plan_adjustment.decide at plan_adjustment_decider(); else who
                        holds plan_adjustment.write at the unit */
    uint8_t guards, next;
};
extern const struct plan_adjustment_rule plan_adjustment_table[]; /* ends with { 0 } */
const struct plan_adjustment_rule *plan_adjustment_rule(int32_t state, int32_t action);

struct plan_adjustment_stepping {
    int32_t action;
    text reason, decision;
    date decided, effective;
};
extern const struct field plan_adjustment_stepping_fields[];
extern const struct vocabulary plan_adjustment_action_vocabulary;

/* The unit at which the decision is recorded: the provincial union for the Chairman's, else the
 * unit above. */
err plan_adjustment_decider(struct ctx *cx, struct tx *tx, const struct plan_adjustment *a,
                            id *out) MUST_CHECK;
bool plan_adjustment_may(struct ctx *cx, struct tx *tx, const struct plan_adjustment *a,
                         int32_t action);
err plan_adjustment_step(struct ctx *cx, struct tx *tx, struct plan_adjustment *a,
                         const struct plan_adjustment_stepping *in) MUST_CHECK;
/* PATCH /plan_adjustments/:id/state; If-Match is honoured. */
err plan_adjustment_step_route(struct ctx *cx, struct tx *tx, const struct request *rq,
                               struct response *rs);

/* ---- what it changes ------------------------------------------------------------------------ */

err plan_changes(struct ctx *cx, struct tx *tx, id adjustment,
                 struct unit_plan_list *out) MUST_CHECK;
/* CONFLICT that names the first change which cannot be made from `day` on. */
err plan_changes_fit(struct ctx *cx, struct tx *tx, const struct plan_adjustment *a,
                     const struct unit_plan_list *changes, date day) MUST_CHECK;
/* What stands now of what a change is about, and what it will be, in words; in Vietnamese: they go
 * on paper. */
err plan_change_was(struct ctx *cx, struct tx *tx, const struct plan_change *c, date day,
                    text *out) MUST_CHECK;
text plan_change_becomes(struct ctx *cx, const struct plan_change *c, text activity);
/* Makes them, from the adjustment's `effective` on. */
err plan_changes_apply(struct ctx *cx, struct tx *tx, const struct plan_adjustment *a,
                       const struct unit_plan_list *changes) MUST_CHECK;

#endif
