/* SPDX-License-Identifier: MIT
 * council_routes: what a council is asked over HTTP. Members find their reviews, read the dossier
 * and score it; chair, secretary and the office of the round name members, share out and see the
 * figures. Each function says who may; the permission of its row is only the verb. */
#ifndef VOLBANK_AWARDS_COUNCIL_ROUTES_H
#define VOLBANK_AWARDS_COUNCIL_ROUTES_H

#include "hall.h"

struct seating {
    text login;
    int32_t part;
};
struct sharing_out {
    int64_t most;
};
struct scoring {
    id criterion;
    int64_t points; /* tenths */
    text note;
};
struct giving {
    text note;
};
struct setting_aside {
    int32_t why;
    text note;
};
struct council_query {
    id category;
    text weights; /* "40,30,30", in the order of the category's criteria */
};
extern const struct field seating_fields[], sharing_out_fields[], scoring_fields[], giving_fields[],
    setting_aside_fields[], council_query_fields[];

/* GET /councils: the rounds on whose councils the actor sits, and what they have to do there. */
err council_mine(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /award_rounds/:id/council: members, dossiers, reviews, figures. */
err council_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /award_rounds/:id/council: names a member by their log-in. */
err council_seat_new(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /award_rounds/:id/reviews: shares dossiers out; says which lack whom. Repeating it fills
 * what is missing and leaves what stands, but sets aside reviews that are in conflict by now. */
err council_share_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err council_share(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /award_rounds/:id/reviews: the actor's own. */
err review_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /reviews/:id: the dossier, the rubric, the points. */
err review_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* PUT /reviews/:id/scores: points for one criterion, kept at once, until the review is given. */
err review_score(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /reviews/:id/give: final. A conflict that came up since sets it aside instead. */
err review_give(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /reviews/:id/set_aside: by its reviewer, who says why, or by who leads. */
err review_put_aside(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* council_member.saved: reviews not given by who left are set aside. */
err council_member_saved(struct ctx *cx, struct tx *tx, const void *before,
                         const void *record) MUST_CHECK;

#endif
