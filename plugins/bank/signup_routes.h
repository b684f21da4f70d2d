/* SPDX-License-Identifier: MIT
 * signup_routes: what officers do with sign-ups, and what a person takes home from one. */
#ifndef VOLBANK_BANK_SIGNUP_ROUTES_H
#define VOLBANK_BANK_SIGNUP_ROUTES_H

#include "signup_flow.h"

/* Body of an invitation and of a waiver; that of a decision is in signup_flow.h. */
struct inviting {
    id volunteer, shift;
    text waiver;
};
struct waiving {
    text waiver;
};
extern const struct field deciding_fields[], inviting_fields[], waiving_fields[];

/* POST /signups/:id/decisions: accept, decline with a reason, or put on the waiting list. Answers
 * the sign-up. */
err signup_decide_route(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs);
/* POST /openings/:id/invitations. NOT_FOUND when the shift is another opening's. */
err signup_invite_route(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs);
/* POST /signups/:id/waivers: an accepted person whose certificate will not be valid keeps the
 * place, for a reason. Answers the sign-up. */
err signup_waive_route(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);
/* GET /signups/:id/receipt and …/calendar: for the person and for staff of the campaign; NOT_FOUND
 * to everybody else. */
err signup_receipt(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err signup_calendar(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* Tells live pages of the opening and the shift. */
void signup_publish(struct ctx *cx, struct response *rs, const struct signup *signup);
/* {"id","code","state","state_label"}: what whoever signed up keeps. */
void signup_answer(struct ctx *cx, struct response *rs, int status, const struct signup *signup,
                   const struct volunteer *v);

#endif
