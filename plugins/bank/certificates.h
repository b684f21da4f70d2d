/* SPDX-License-Identifier: MIT
 * certificates: who holds what an opening requires is known to another plugin (credential@1), if to
 * any. */
#ifndef VOLBANK_BANK_CERTIFICATES_H
#define VOLBANK_BANK_CERTIFICATES_H

#include "score.h"

/* Only out->certificates and out->certificates_known: asks credential@1 about each certificate the
 * opening requires; nobody to ask leaves them unknown. */
err certificates_of(struct ctx *cx, struct tx *tx, id person, const struct score_job *job,
                    struct score_history *out) MUST_CHECK;
/* All that the person holds on the day; none when there is nobody to ask. */
err certificates_on(struct ctx *cx, struct tx *tx, id person, date day, code_set *out) MUST_CHECK;

#endif
