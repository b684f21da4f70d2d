/* SPDX-License-Identifier: MIT
 * signup_flow: the life of a sign-up inside a transaction: apply, invite, decide, confirm, leave; a
 * waiting list that moves up by itself. Every move tells the person (notify.h). What an opening
 * requires is enforced whenever somebody comes nearer to a place: state, age and night work,
 * skills, languages, certificates. */
#ifndef VOLBANK_BANK_SIGNUP_FLOW_H
#define VOLBANK_BANK_SIGNUP_FLOW_H

#include "signup_rules.h"

/* Where a sign-up leads to. shift.taken and shift.waiting are filled. */
struct signup_place {
    struct shift shift;
    struct opening opening;
    struct campaign campaign;
};

enum decision { DECIDE_ACCEPT = 1, DECIDE_DECLINE, DECIDE_WAIT };
extern const struct vocabulary decision_vocabulary;

err signup_place_of(struct ctx *cx, struct tx *tx, id shift, struct signup_place *out) MUST_CHECK;
/* The label of a state in the reader's language. */
text signup_state_label(const struct ctx *cx, int32_t state);
/* Certificates the opening requires and the person does not have. */
struct lacking {
    code_set unchecked; /* nobody could check: credential@1 is not there */
    code_set missing;   /* not valid on the day of the shift */
};
/* Any requirement but a certificate that is not met is ERR_INVALID at /shift with its reason. */
err signup_requirements(struct ctx *cx, struct tx *tx, const struct volunteer *v,
                        const struct signup_place *place, struct lacking *lacking) MUST_CHECK;

/* A person signs up: applied, or waiting when the shift is full. CONFLICT: no longer open,
 * overlapping, signed up already, declined before. */
err signup_apply(struct ctx *cx, struct tx *tx, const struct volunteer *v,
                 const struct signup_place *place, struct signup *out) MUST_CHECK;
/* An officer invites; waiver: why somebody without the certificate may come, else empty. */
err signup_invite(struct ctx *cx, struct tx *tx, const struct volunteer *v,
                  const struct signup_place *place, text waiver, struct signup *out) MUST_CHECK;
/* A bulk matching gives a place and tells nobody: who had applied is accepted, anybody else
 * invited. The same refusals as signup_invite and an acceptance. */
err signup_assign(struct ctx *cx, struct tx *tx, const struct volunteer *v,
                  const struct signup_place *place, id run, struct signup *out) MUST_CHECK;
/* Puts back what `signup->run` gave, as if it had not: nothing when the person has answered
 * meanwhile (*put_back = false). */
err signup_unassign(struct ctx *cx, struct tx *tx, struct signup *signup,
                    bool *put_back) MUST_CHECK;
/* What an officer says with a decision. A decline needs `reason`. Accepting needs `unchecked` when
 * nobody could check certificates: why they are taken on trust; and `waiver` when they are not
 * valid on the day: why the person may come all the same. */
struct deciding {
    int32_t decision;
    text reason, unchecked, waiver;
};
/* CONFLICT when full; ERR_INVALID at what is still to be said. */
err signup_decide(struct ctx *cx, struct tx *tx, struct signup *signup,
                  const struct deciding *in) MUST_CHECK;
/* Keeps an accepted person whose certificate is not valid on the day, for a reason. CONFLICT when
 * nothing has to be waived. */
err signup_waive(struct ctx *cx, struct tx *tx, struct signup *signup, text waiver) MUST_CHECK;
/* The person says yes to an invitation or an offer. */
err signup_confirm(struct ctx *cx, struct tx *tx, struct signup *signup) MUST_CHECK;
/* The person cannot come, or does not want the invitation or offer. */
err signup_leave(struct ctx *cx, struct tx *tx, struct signup *signup, text reason) MUST_CHECK;
/* An offer whose time ran out goes to the next. */
err signup_expire(struct ctx *cx, struct tx *tx, struct signup *signup) MUST_CHECK;
/* Offers free places to those who wait, longest waiting first. */
err waiting_move_up(struct ctx *cx, struct tx *tx, id shift) MUST_CHECK;

#endif
