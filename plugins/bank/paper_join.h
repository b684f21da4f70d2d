/* SPDX-License-Identifier: MIT
 * paper_join: an officer registers somebody who has no phone or no wish for an account, on a signed
 * paper that says what they agree to. */
#ifndef VOLBANK_BANK_PAPER_JOIN_H
#define VOLBANK_BANK_PAPER_JOIN_H

#include "signup_flow.h"

/* Body of POST /volunteers/paper; `unit` is in the officer's scope. */
struct paper_joining {
    struct volunteer who;
    code_set paper_consents; /* purposes ticked on the paper */
    id shift;                /* also sign up for it; none = only the record */
};
extern const struct field paper_joining_fields[];

/* Answers the record; 201. INVALID without the two consents the bank needs; CONFLICT when the
 * person is here already. */
err paper_join(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
