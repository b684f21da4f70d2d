/* SPDX-License-Identifier: MIT
 * flow: a ballot from its opening to the decision: opened by whoever leads the council, cast by its
 * members, counted once, or declared void and held again. */
#ifndef VOLBANK_AWARDS_BALLOT_FLOW_H
#define VOLBANK_AWARDS_BALLOT_FLOW_H

#include "chair.h"

/* Body of POST /award_rounds/:id/ballots. quorum 0, pass empty: as the settings say. */
struct ballot_opening {
    id category;
    int64_t quorum;
    text pass;
};
/* PUT /ballot_boxes/:id/ballot: "for against blank", a word for each candidate. */
struct ballot_casting {
    text choices;
};
/* POST /ballot_boxes/:id/closings */
struct ballot_closing {
    text minutes;
};
/* POST /ballot_boxes/:id/voids */
struct ballot_voiding {
    text reason;
};
/* POST /award_rounds/:id/decisions */
struct award_deciding {
    text number;
    date day;
};
extern const struct field ballot_opening_fields[], ballot_casting_fields[], ballot_closing_fields[],
    ballot_voiding_fields[], award_deciding_fields[];

/* CONFLICT "round" unless the council has the round, "scores" while reviews are missing, "open"
 * while the category has an open box, "nobody" without candidates, "conflicts" where half of the
 * council or more may not judge somebody. */
err ballot_open_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err ballot_open(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* CONFLICT "closed", "void", "voted"; INVALID "barred": not blank where the member may not judge.
 * 204. Not a POST: nothing of it is kept to answer a repetition with. */
err ballot_cast_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err ballot_cast(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Counts, once: of two who close at the same time the second is told when it was counted. CONFLICT
 * "quorum": how many are missing; "conflict": who has cast and may not judge somebody by now, so
 * that the box is to be declared void; "key": the key is not here. */
err ballot_close_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err ballot_close(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err ballot_void(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Signs the decision: the round is decided, whoever is proposed is honoured. */
err award_round_decide(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);

/* Destroys keys and envelopes of boxes that are not open; declares boxes of cancelled rounds void.
 * Started by every closing, and by the timetable for what a crash left. */
#define BALLOT_KEYS_JOB "awards.ballot_keys"
err job_ballot_keys(struct ctx *cx, struct job *job);

/* GET /award_rounds/:id/ballots: categories with their boxes. SLOW, for members and staff. */
err award_round_ballots(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs);
/* "ballots": [{ id, category }]: open boxes on whose roll the member is, and has not cast. */
err ballot_papers_json(struct ctx *cx, struct tx *tx, struct json *j,
                       const struct council_member *m) MUST_CHECK;
/* GET /ballot_boxes/:id/paper: the paper to fill in; counts from the closing on. READ. */
err ballot_paper(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /ballot_boxes/:id/minutes, /award_rounds/:id/decision_paper; ?format=docx. SLOW. */
err ballot_minutes(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err award_decision_paper(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs);

#endif
