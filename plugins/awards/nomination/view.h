/* SPDX-License-Identifier: MIT
 * view: where a dossier is and what the actor can do with it; the dossiers of a round; what waits
 * for the actor. */
#ifndef VOLBANK_AWARDS_VIEW_H
#define VOLBANK_AWARDS_VIEW_H

#include "move.h"

/* GET /nominations/:id/path: { state, at, name, actions: [codes], levels: [{ unit, name, done }],
 * steps: [{ decision, unit, reason, at, turn }], deadline }. For its nominator and staff from the
 * proposing unit up. */
err nomination_path(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* The same as members of an object already open, for other answers about a dossier. */
err nomination_path_json(struct ctx *cx, struct tx *tx, struct json *j,
                         const struct nomination_whole *w) MUST_CHECK;

/* Query of GET /award_rounds/:id/dossiers. */
struct dossier_query {
    int32_t state; /* enum nomination_state; 0 = all but drafts of others */
    id category;
};
extern const struct field dossier_query_fields[];
/* SLOW. { round, categories: [{ id, title, of, counts }], items: [{ id, name, category, unit,
 * unit_name, state, at_name, submitted, turn, actions }] }: those the actor may read, at most 1000.
 */
err round_dossiers(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* SLOW. GET /nominations/waiting: { items: […] } of all rounds in which something waits for the
 * actor: to confirm, to check, to mend. */
err nominations_waiting(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs);

#endif
