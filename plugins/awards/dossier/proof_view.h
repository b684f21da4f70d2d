/* SPDX-License-Identifier: MIT
 * proof_view: a proof's facts for people: frozen or counted just now, it is read from the same
 * JSON, so that what is shown is what was proved. */
#ifndef VOLBANK_AWARDS_PROOF_VIEW_H
#define VOLBANK_AWARDS_PROOF_VIEW_H

#include "proof.h"

/* Hundredths of hours as people read them: "12,5". */
text hours_text(struct arena *arena, int64_t hundredths);
/* A grade of evidence in words; it is of the bank's vocabulary, which its record of hours names. */
text grade_label(const struct ctx *cx, text code);
/* Members of an open object: as_of_text, digest, years, days, hours_text, shifts, helped, people,
 * grades, campaigns, certificates, honours, team. ERR_CORRUPT when the facts cannot be read. */
err proof_json(struct ctx *cx, struct tx *tx, struct json *j, text facts, text digest) MUST_CHECK;

#endif
