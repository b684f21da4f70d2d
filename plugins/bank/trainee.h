/* SPDX-License-Identifier: MIT
 * trainee: places for people who do not have a required certificate yet but sit in a class for it
 * (study@1), beside somebody who has it. They count within the shift's places. */
#ifndef VOLBANK_BANK_TRAINEE_H
#define VOLBANK_BANK_TRAINEE_H

#include "signup_flow.h"

/* Whether the opening has such places and the person is learning for all that is `missing`. */
err trainee_may_stand(struct ctx *cx, struct tx *tx, const struct signup_place *place, id person,
                      code_set missing, bool *may) MUST_CHECK;
/* Who keeps a place at a shift, `but` left out: holders were taken neither as trainees nor by a
 * waiver. */
struct trainee_company {
    int64_t holders, trainees;
};
err trainee_company_of(struct ctx *cx, struct tx *tx, id shift, id but,
                       struct trainee_company *out) MUST_CHECK;
/* CONFLICT at /shift: no trainee place is left, or nobody with the certificate is there. */
err trainee_require_place(struct ctx *cx, struct tx *tx, const struct signup_place *place,
                          const struct signup *signup) MUST_CHECK;
/* The same as a question. */
err trainee_has_place(struct ctx *cx, struct tx *tx, const struct signup_place *place,
                      const struct signup *signup, bool *has) MUST_CHECK;

#endif
