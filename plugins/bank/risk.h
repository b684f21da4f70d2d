/* SPDX-License-Identifier: MIT
 * risk: accepted people whose certificate was revoked or ends before the shift. Looked for
 * bank.certificate_days before it; whether it still is so is asked whenever it is shown. */
#ifndef VOLBANK_BANK_RISK_H
#define VOLBANK_BANK_RISK_H

#include "signup_flow.h"

#define CERTIFICATES_JOB "bank.certificates"

/* Certificates the opening requires, not valid on the day of the shift and not waived. None for
 * people who are not accepted, whose certificates are taken on trust, or when nobody can be asked.
 */
err risk_of(struct ctx *cx, struct tx *tx, const struct signup_place *place,
            const struct signup *signup, code_set *out) MUST_CHECK;
/* "risk": what is not valid and why ("Sơ cấp cứu: thu hồi ngày 3/5/2026"), null when all is well.
 */
err risk_json(struct ctx *cx, struct tx *tx, struct json *j, const struct signup_place *place,
              const struct signup *signup) MUST_CHECK;
/* "risks" and "risk_count" of the coming shifts the reader may see, the soonest first. */
err risk_today_json(struct ctx *cx, struct tx *tx, struct response *rs, struct json *j) MUST_CHECK;

/* "bank.certificates": each person found is told once. Shifts are looked at in a read, each
 * sign-up again in the write that marks it. */
err job_certificates(struct ctx *cx, struct job *job);
/* POST /units/:id/certificate_checks: the same now, of the shifts of the unit and those below. */
err risk_check(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
