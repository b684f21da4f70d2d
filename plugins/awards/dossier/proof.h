/* SPDX-License-Identifier: MIT
 * proof: what the bank can prove of a nominee as of a day: years without a break, hours by grade of
 * evidence, campaigns with links to them, people helped, certificates, earlier honours; of a team
 * its founding, members, coordinators and charter. No names stand in it, only who and what by id,
 * so that it stays true and shows nothing once a person is erased. Handed in with the dossier it is
 * frozen with its digest, and can be counted again for the same day. */
#ifndef VOLBANK_AWARDS_PROOF_H
#define VOLBANK_AWARDS_PROOF_H

#include "dossier.h"

struct proof {
    date as_of;
    struct record_done done;
    int64_t helped;         /* by the campaigns together */
    struct team_known team; /* no id: not a team */
    date birth;             /* of a person; 0 = not known */
    text facts;             /* JSON */
    text digest;            /* its SHA-256, hex */
};

/* Counts as of the day; in cx->arena. */
err proof_make(struct ctx *cx, struct tx *tx, const struct nomination *n, date as_of,
               struct proof *out) MUST_CHECK;
/* The day a dossier of the round is counted to: its counted_on, or today before it. */
date proof_day(const struct ctx *cx, const struct award_round *r);
/* The proof of the last time it was handed in; ERR_NOT_FOUND. */
err proof_frozen(struct ctx *cx, struct tx *tx, id nomination,
                 struct nomination_proof *out) MUST_CHECK;

/* GET /nominations/:id/proof/recount: the frozen proof counted again for its day: whether it is the
 * same, whether its digest fits, and which figures differ. SLOW. */
err proof_recount(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
