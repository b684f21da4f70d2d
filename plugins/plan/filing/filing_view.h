/* SPDX-License-Identifier: MIT
 * filing_view: what a unit owes, what waits to be received, who below has handed in and who has
 * not; one filing whole. */
#ifndef VOLBANK_PLAN_FILING_VIEW_H
#define VOLBANK_PLAN_FILING_VIEW_H

#include "filing.h"

struct filing_query {
    id unit;
    int64_t year; /* 0 = this one */
};
extern const struct field filing_query_fields[];
struct filing_period_query {
    id unit; /* handed in to it */
    int32_t kind;
    int64_t year, part;
};
extern const struct field filing_period_fields[];

/* GET /plan/filings: {"unit","above","on","year","counts":{…},"owed":[row],"waiting":[row],
 * "periods":[{"title","kind","year","part","due","counts":{…},"accepted","submitted"}]}. Owed: of
 * the year, and from before it what is still open. SLOW. */
err filings_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /plan/filings/below: {"title","counts":{…},"items":[row]} of one period. SLOW. */
err filings_below_view(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);
/* GET /report_filings/:id/whole: a row with what the report says, the steps so far, which are open
 * to the actor, and those below. SLOW. */
err filing_whole(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* A period's numbers by standing on a day. */
struct filing_counts {
    int64_t all, of[FILING_EXCUSED + 1]; /* by enum filing_standing */
    int64_t accepted, submitted, returned;
};
struct filing_counts filings_count(const struct filings *all, date on);

#endif
