/* SPDX-License-Identifier: MIT
 * me: what a volunteer sees and does with their own record. All routes are SIGNED_IN and answer
 * NOT_FOUND to an account without a volunteer record. */
#ifndef VOLBANK_BANK_ME_H
#define VOLBANK_BANK_ME_H

#include "consent.h"
#include "signup_flow.h"

/* Body of a confirmation and of a withdrawal. */
struct answering {
    id signup;
    text reason;
};
extern const struct field answering_fields[];

/* Body of POST /me/profile. JSON changes what it names; a native form is whole: a box that is not
 * ticked is off. */
struct profile {
    struct volunteer who;
};
extern const struct field profile_fields[];

/* Body of POST /me/consents, struct consent_boxes; whole or not in the same way. */
extern const struct field consenting_fields[];

/* Body of POST /me/erase. */
struct erasing {
    bool confirm;
};
extern const struct field erasing_fields[];

/* me.c */
err me_schedule(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err me_confirm(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err me_withdraw(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* hours.c */
err me_hours(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* profile.c */
err me_profile(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err me_profile_change(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err me_consents_change(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);
/* own_data.c: everything held about oneself; and erasing it: the records stay as figures without a
 * person, the key that opens the journal's personal values is destroyed. */
err me_export(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err me_erase_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err me_erase(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
