/* SPDX-License-Identifier: MIT
 * budget: what a unit's year under the plan costs and who bears it (IV.1, IV.2 of Plan
 * 630/KH-UBND). Estimates are built from below: lines of a unit, taken into the estimate of the
 * unit above, approved from there. All money is int64 đồng. Nothing is paid here: spending is
 * recorded with the number of its document. */
#ifndef VOLBANK_BUDGET_BUDGET_H
#define VOLBANK_BUDGET_BUDGET_H

#include "core/plugin/plugin.h"

extern API const struct plugin budget_plugin;

/* The largest amount of a line, and of all lines of one estimate, so that no sum of sums
 * overflows. */
#define BUDGET_LINE_MAX 10000000000000       /* 10^13 */
#define BUDGET_ESTIMATE_MAX 1000000000000000 /* 10^15 */

/* IV.1: whose money it is. */
enum budget_source_kind {
    SOURCE_PROVINCE = 1, /* state budget, given to the provincial union */
    SOURCE_DEPARTMENT,   /* state budget of a department */
    SOURCE_LOCAL,        /* state budget of a locality */
    SOURCE_PROGRAMME,    /* combined with an approved programme */
    SOURCE_SOCIAL,       /* society and community */
    SOURCE_OTHER         /* otherwise lawful */
};

/* Money a unit may count on in one year; it and the units below plan by it. */
struct budget_source {
    id id;
    id unit;
    int64_t year;
    int32_t kind;
    text title, basis;
    int64_t amount; /* 0 = not known yet */
};

enum budget_state {
    ESTIMATE_DRAFT = 1,
    ESTIMATE_SENT,     /* waits for the unit above */
    ESTIMATE_RETURNED, /* with a reason, to be mended */
    ESTIMATE_TAKEN,    /* part of the estimate of the unit above */
    ESTIMATE_APPROVED  /* changes by adjustments only */
};

enum { BUDGET_TASK_OTHER = 20 };

/* A unit's own lines of one year. What it consolidates follows from `above` of others. */
struct budget_estimate {
    id id;
    id unit;
    int64_t year;
    text grounds;
    int32_t state;
    id above;      /* the unit it is sent to; none = the topmost */
    text reason;   /* why it was returned last */
    text decision; /* number of the decision that approved it */
    date decided;
    text key; /* unit/year: unique */
};

struct budget_line {
    id id;
    id estimate, source;
    text content, calculation;
    int32_t task; /* paragraph of the plan */
    id campaign, course;
    int64_t amount;   /* as approved; never changes from then on */
    int64_t adjusted; /* sum of the adjustments approved since; may be negative */
    bool added;       /* came by an adjustment: amount is 0 */
};

/* Spent of a line, by a document kept elsewhere. Never changed: reversed, and recorded anew. */
struct budget_spending {
    id id;
    id line;
    date day;
    int64_t amount;
    text document, content;
    instant reversed;
    text reverse_reason;
    text key; /* line/document while it stands: unique */
};

enum adjustment_state { ADJUSTMENT_PROPOSED = 1, ADJUSTMENT_APPROVED, ADJUSTMENT_REFUSED };

/* A change to an approved estimate: more or less for a line, or a line it did not have. */
struct budget_adjustment {
    id id;
    id estimate, line;
    text content; /* of a new line, with its source */
    id source;
    int64_t amount; /* difference */
    text grounds;
    int32_t state;
    text reason, decision;
    date decided;
};

/* What was decided about an estimate, one after the other. */
struct budget_step {
    id id;
    id estimate;
    int32_t action; /* enum budget_action */
    text reason;
    instant at;
};

extern const struct entity budget_source_entity, budget_estimate_entity, budget_line_entity,
    budget_spending_entity, budget_adjustment_entity, budget_step_entity;
extern const struct vocabulary budget_kind_vocabulary, budget_state_vocabulary,
    budget_task_vocabulary, budget_action_vocabulary, adjustment_state_vocabulary;

static inline bool budget_is_open(int32_t state)
{
    return state == ESTIMATE_DRAFT || state == ESTIMATE_RETURNED;
}
static inline int64_t budget_planned(const struct budget_line *l)
{
    return l->amount + l->adjusted;
}

/* What was spent of a line: what stands, without what was reversed. */
err budget_spent(struct ctx *cx, struct tx *tx, id line, int64_t *out) MUST_CHECK;
/* Flaws unless the estimate's unit may plan by the source: of its year, kept at or above it. */
err budget_check_source(struct ctx *cx, struct tx *tx, const struct budget_estimate *e,
                        id source) MUST_CHECK;
/* Flaws when the line comes to more than a line may, or its estimate to more than one may. */
err budget_check_sum(struct ctx *cx, struct tx *tx, const struct budget_line *l) MUST_CHECK;
/* Flaws unless `record` has the value of `before` in the field. */
void budget_check_fixed(struct ctx *cx, const struct entity *entity, const char *field,
                        const void *before, const void *record);
/* "12.000.000 đồng" */
text budget_money(struct arena *arena, int64_t dong);
/* A term in the reader's language. */
text budget_term(const struct ctx *cx, const struct vocabulary *v, int32_t number);

err budget_demo(struct ctx *cx, const struct demo_options *options) MUST_CHECK;

#endif
