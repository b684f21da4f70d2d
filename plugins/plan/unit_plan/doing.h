/* SPDX-License-Identifier: MIT
 * doing: what was done of a plan on a day, counted from the campaigns that answer its activities
 * and from what quarters were declared with. Nothing of it is stored. */
#ifndef VOLBANK_PLAN_DOING_H
#define VOLBANK_PLAN_DOING_H

#include "list.h"
#include "unit_plan.h"

/* A campaign of the bank, as far as a plan is concerned with it. */
struct doing_campaign {
    id id, unit, answer; /* answer: the record by which it answers an activity */
    text title;
    date starts, ends;
    bool done, running, cancelled;
    text state; /* in the reader's language */
};

enum doing_state {
    DOING_NONE = 1, /* nobody prepares it yet */
    DOING_PREPARED, /* a campaign is announced */
    DOING_RUNNING,  /* one runs, or some of several times are done */
    DOING_DONE,     /* as often as planned */
    DOING_LATE,     /* its quarter is over and it was not done as often */
    DOING_OUT       /* not in the plan on the day */
};
extern const struct vocabulary doing_state_vocabulary;

struct doing_activity {
    struct plan_activity activity;
    enum doing_state state;
    int64_t done;
    struct doing_campaign *campaigns; /* that answer it, by first day */
    size_t campaign_count;
};

struct doing_quarter {
    date from, until;
    bool over;
    int64_t planned, done; /* times */
    bool is_declared;
    struct declared_activity declared;
};

struct doing {
    struct unit_plan plan;
    date on;
    struct doing_activity *activities; /* by quarter, in the order they were written */
    size_t activity_count;
    struct doing_campaign *loose; /* of the unit and year, answering nothing; not cancelled */
    size_t loose_count;
    struct doing_quarter quarters[5]; /* 1..4 */
};

/* Of a plan as of a day. */
err doing_read(struct ctx *cx, struct tx *tx, const struct unit_plan *plan, date on,
               struct doing *out) MUST_CHECK;
/* Campaigns of a unit in a year that were announced and not cancelled. */
err doing_campaigns(struct ctx *cx, struct tx *tx, id unit, int64_t year,
                    struct doing_campaign **out, size_t *count) MUST_CHECK;
/* What a declaration of the quarter would say: each time of each activity of the plan, then what
 * was held outside of it; a line each. */
text doing_declaration(struct ctx *cx, const struct doing *d, int quarter);
/* A quarter that is over, in which something was planned or held, and nothing is declared. */
bool doing_owes(const struct doing *d, int quarter);
/* First day of a quarter. */
static inline date doing_quarter_from(int64_t year, int64_t quarter)
{
    return date_of((int)year + (quarter > 4), quarter > 4 ? 1 : (int)quarter * 3 - 2, 1);
}

#endif
