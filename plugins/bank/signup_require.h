/* SPDX-License-Identifier: MIT
 * signup_require: what stands in the way of a sign-up, asked before any move of it. Private to
 * signup_flow.c, but for signup_requirements (signup_flow.h). */
#ifndef VOLBANK_BANK_SIGNUP_REQUIRE_H
#define VOLBANK_BANK_SIGNUP_REQUIRE_H

#include "signup_flow.h"

/* CONFLICT at /shift: the person keeps the time of another shift free that overlaps this one. */
err signup_require_free_time(struct ctx *cx, struct tx *tx, const struct volunteer *v,
                             const struct shift *shift) MUST_CHECK;
/* How somebody who lacks certificates stands, and what is still lacking: by a waiver, which covers
 * what is missing now and nothing that lapses later, else as a trainee; else as before. */
err signup_stand(struct ctx *cx, struct tx *tx, const struct signup_place *p,
                 struct lacking *lacking, text waiver, struct signup *s) MUST_CHECK;
/* What an officer still has to say: ERR_INVALID at /waiver and at /unchecked. */
err signup_require_waiver(struct ctx *cx, const struct lacking *lacking,
                          code_set waived) MUST_CHECK;
err signup_require_trust(struct ctx *cx, const struct lacking *lacking,
                         const struct signup *s) MUST_CHECK;
err signup_require_reason(struct ctx *cx, text waiver) MUST_CHECK;
/* ERR_INVALID at /shift: certificates that are not valid on the day and not in `waived`. */
err signup_require_certificates(struct ctx *cx, const struct lacking *lacking,
                                code_set waived) MUST_CHECK;
/* CONFLICT at /shift: begun, closed or not published. */
err signup_require_open(struct ctx *cx, const struct signup_place *p) MUST_CHECK;
/* CONFLICT: `who` cannot move the sign-up from its state to `to`. */
err signup_require_move(struct ctx *cx, const struct signup *s, int32_t to,
                        enum mover who) MUST_CHECK;

#endif
