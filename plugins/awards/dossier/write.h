/* SPDX-License-Identifier: MIT
 * write: a draft is written bit by bit (the same bytes again harm nothing) and handed in.
 * Whatever refuses the handing in, what was written stays. */
#ifndef VOLBANK_AWARDS_DOSSIER_WRITE_H
#define VOLBANK_AWARDS_DOSSIER_WRITE_H

#include "dossier.h"

enum { DRAFT_BODY_MOST = 2 << 20 };

struct drafting {
    text summary, achievements, initiative, replication, earlier, duty, model;
    bool minority;
    bool hand_in; /* and then hand it in */
};
extern const struct field drafting_fields[];
/* PATCH /nominations/:id and POST /nominations/:id/drafts: what is named is written. With hand_in
 * it is handed in too; when that is refused the answer says why and the text is kept. */
err nomination_save(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
struct declaring {
    id person;
    int32_t kind;
    text note;
};
extern const struct field declaring_fields[];
/* POST /nominations/:id/conflicts; DELETE /declared_conflicts/:id. */
err conflict_declare(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err conflict_take_back(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);

#endif
