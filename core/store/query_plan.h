/* SPDX-License-Identifier: MIT
 * query_plan: which rows drive a query, and over which range. Private to query.c. A plan streams
 * (rows lie in the asked order) or gathers (few rows, sorted afterwards); when gathering finds too
 * many rows after all, it turns into the stream. */
#ifndef VOLBANK_STORE_QUERY_PLAN_H
#define VOLBANK_STORE_QUERY_PLAN_H

#include "index.h"
#include "query.h"
#include "record_bytes.h"

/* A candidate: its position in the asked order is a key (the record's when the order is by id, else
 * its row of the sort index). */
struct query_row {
    id which;
    struct slice position;
    struct slice value; /* the record's bytes when they were at hand; data NULL = to be read */
};

struct query_plan {
    const struct query *q;
    struct arena *scratch; /* of the query; emptied between chunks of a stream */
    text folded;           /* the words looked for; empty = none */
    bool gathers;
    bool by_words; /* gather by the longest word */
    const struct query_filter
        *driver;         /* what to gather or stream by; NULL = the asked order alone */
    struct key from, to; /* the range to stream */
    bool ends;           /* `to` is set */
};

/* Fills the plan, of which only q and scratch need be set. ERR_INVALID when q->after is no cursor
 * of this query. */
err query_plan_make(struct ctx *cx, struct tx *tx, struct query_plan *plan) MUST_CHECK;
/* Candidates of a gathering plan, in any order, some twice. */
err query_plan_gather(struct ctx *cx, struct tx *tx, struct query_plan *plan,
                      struct query_row **rows, size_t *count) MUST_CHECK;
/* Narrows the streamed range to what lies behind this row of it. */
void query_plan_continue(struct query_plan *plan, struct slice row);
/* < 0, 0, > 0 by the order of the field's index. */
int field_order(struct arena *arena, const struct field *f, const void *record_a,
                const void *record_b);

#endif
