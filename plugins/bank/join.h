/* SPDX-License-Identifier: MIT
 * join: how people come into the bank: on the public page, where one request makes the account, the
 * record, its unit, the consents and the first sign-up; or from paper, through an officer. A phone
 * number is not an identity: who shares one signs in with the code of the record instead. */
#ifndef VOLBANK_BANK_JOIN_H
#define VOLBANK_BANK_JOIN_H

#include "consent.h"
#include "signup_flow.h"

/* Body of POST /public/signups; a signed-in volunteer sends the shift only. */
struct joining {
    id shift;
    struct volunteer who;
    struct consent_boxes agreed;
    text password; /* empty = one-time codes */
};
extern const struct field joining_fields[];
extern const struct limit_rule join_limit;

/* Hashes the password, on the pool. */
err join_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
/* Answers {"id","code","state","state_label"}; a newcomer is signed in by cookie. INVALID: consent
 * missing, a requirement not met; CONFLICT: overlap, closed, known already. */
err join_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* The unit of somebody who lives in `commune`: its commune union, or the one of the commune it went
 * into; else `otherwise`. */
err unit_of_commune(struct ctx *cx, struct tx *tx, id commune, id otherwise, id *unit) MUST_CHECK;
/* CONFLICT when somebody with this name, birth date and phone is here already. */
err refuse_known_person(struct ctx *cx, struct tx *tx, const struct volunteer *v) MUST_CHECK;
/* What this person signs in with: the phone when it is still free as a login, else the code of the
 * record. */
err login_for(struct ctx *cx, struct tx *tx, const struct volunteer *v, text *login) MUST_CHECK;

#endif
