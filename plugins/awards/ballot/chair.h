/* SPDX-License-Identifier: MIT
 * chair: who leads a council's ballots, and what leading needs: the roll, the candidates, whom a
 * member may not judge. */
#ifndef VOLBANK_AWARDS_BALLOT_CHAIR_H
#define VOLBANK_AWARDS_BALLOT_CHAIR_H

#include "../council/council.h"
#include "ballot.h"

/* Whether the actor leads the council: its chair, its secretary, the round's office. */
err ballot_leads(struct ctx *cx, struct tx *tx, const struct award_round *r,
                 bool *leads) MUST_CHECK;
/* ERR_FORBIDDEN unless they do. */
err ballot_require_leader(struct ctx *cx, struct tx *tx, const struct award_round *r) MUST_CHECK;
/* Whether a member sits on the council today. */
bool ballot_sits(const struct ctx *cx, const struct council_member *m);

/* A box, its round and category, its candidates in the order of the paper, its roll. */
struct box_whole {
    struct ballot_box box;
    struct award_round round;
    struct award_category category;
    struct ballot_candidate *candidates;
    size_t candidate_count;
    struct ballot_taken *roll;
    size_t roll_count;
    int64_t cast; /* so many of the roll */
};
err box_whole_read(struct ctx *cx, struct tx *tx, id box, struct box_whole *out) MUST_CHECK;
/* ERR_CONFLICT "closed" or "void", saying since when, unless it is open. */
err box_require_open(struct ctx *cx, const struct ballot_box *box) MUST_CHECK;

/* barred[i]: `member` may not judge candidate i. Candidates need only their nominations. Asked as
 * the system. */
err ballot_bar(struct ctx *cx, struct tx *tx, id member, const struct ballot_candidate *candidates,
               size_t count, bool barred[]) MUST_CHECK;
/* Positions in words and back: "2,5". */
text ballot_barred_text(struct arena *arena, const bool barred[], size_t count);
bool ballot_barred_has(text barred, size_t i);

#endif
