/* SPDX-License-Identifier: MIT
 * list: which records an actor may see; for lists and for the generic routes. Private to this
 * floor. */
#ifndef VOLBANK_HTTP_LIST_H
#define VOLBANK_HTTP_LIST_H

#include "serving.h"

struct sight {
    bool everything; /* public, or the system */
    bool staff; /* holds the entity's read permission somewhere: the unit decides; else only what is
                   one's own */
};

struct sight sight_of(const struct ctx *cx, const struct entity *entity);
/* ERR_FORBIDDEN or ERR_UNAUTHENTICATED unless the actor may see this record. */
err record_may_see(struct ctx *cx, struct tx *tx, const struct entity *entity,
                   const void *record) MUST_CHECK;

/* ---- list_query.c ---- */

/* ?sort= ?q= and the filters by indexed field, on top of what *q asks. */
err list_query_read(struct ctx *cx, const struct request *rq, const struct entity *entity,
                    struct query *q) MUST_CHECK;
err list_query_limit(struct ctx *cx, const struct request *rq, int64_t *limit) MUST_CHECK;
/* The key that seals cursors: made once for a data folder, so that a list goes on after a restart.
 */
err list_cursors_open(struct ctx *cx, struct random_source *random,
                      struct seal_key *key) MUST_CHECK;
/* ?after=, a cursor made by list_cursor on this data folder. */
err list_query_after(struct ctx *cx, const struct request *rq, struct query *q) MUST_CHECK;
/* What the client sends as ?after= to go on behind `position`. */
text list_cursor(struct ctx *cx, const struct request *rq, const struct query *q,
                 struct slice position);

#endif
