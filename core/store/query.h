/* SPDX-License-Identifier: MIT
 * query: many records: by one index, in its order, the other conditions tested on each record.
 * Stops early. */
#ifndef VOLBANK_STORE_QUERY_H
#define VOLBANK_STORE_QUERY_H

#include "record.h"

enum query_op { QUERY_IS, QUERY_AT_LEAST, QUERY_AT_MOST, QUERY_HAS /* CODES: has the term */ };

struct query_filter {
    const struct field *field; /* INDEXED, or any for a residual test */
    enum query_op op;
    const void *probe; /* a record whose member of `field` holds the value; for HAS an ENUM-like
                          number in .number */
    unsigned number;
};

enum { QUERY_FILTERS_MAX = 8 };

struct query {
    const struct entity *entity;
    struct query_filter filters[QUERY_FILTERS_MAX];
    size_t filter_count;
    text words;               /* accent-insensitive search in SEARCHED fields; empty = none */
    const struct field *sort; /* INDEXED; NULL = by id */
    bool descending;
    struct slice after; /* cursor: continue behind it; empty = from the start */
};

/* Called per record (valid during the call; texts live in cx->arena). Return KV_STOP to end; set
 * *failure to fail. */
typedef enum kv_go (*query_visit)(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                  err *failure);

/* The most selective usable index is chosen from the filters: an equality first, then words, then
 * sort, else the id order.
 * `*cursor` (may be NULL) gets the position of the last record visited, for `after`. */
API err query_run(struct ctx *cx, struct tx *tx, const struct query *q, query_visit visit,
                  void *arg, struct slice *cursor) MUST_CHECK;
/* All records whose REF/INDEXED `field` equals what probe holds, in id order: the usual "children
 * of". */
API err query_by(struct ctx *cx, struct tx *tx, const struct entity *entity, const char *field,
                 const void *probe, query_visit visit, void *arg) MUST_CHECK;
/* The same for a REF field and an id. */
API err query_ref(struct ctx *cx, struct tx *tx, const struct entity *entity, const char *field,
                  id target, query_visit visit, void *arg) MUST_CHECK;
API err query_all(struct ctx *cx, struct tx *tx, const struct entity *entity, query_visit visit,
                  void *arg) MUST_CHECK;
API err query_count(struct ctx *cx, struct tx *tx, const struct query *q, size_t *out) MUST_CHECK;

#endif
