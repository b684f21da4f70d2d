/* SPDX-License-Identifier: MIT
 * admit: who are you, may you ask at all, and what do you say: the part of the journey before a
 * handler. Private to this floor. */
#ifndef VOLBANK_HTTP_ADMIT_H
#define VOLBANK_HTTP_ADMIT_H

#include "serving.h"

/* Fills cx->actor from the cookie or the Authorization header; ERR_UNAUTHENTICATED for a bad key in
 * the header. May run again. */
err admit_session(struct exchange *x, struct tx *tx) MUST_CHECK;
/* `permission` may be PUBLIC or SIGNED_IN: the verb only. */
err admit_verb(struct exchange *x, struct tx *tx, const char *permission) MUST_CHECK;
/* The rest: tries left, own pages only (CSRF), query and body decoded by the row's tables. */
err admit_content(struct exchange *x) MUST_CHECK;
/* The scope of the row inside the transaction that acts. */
err admit_scope(struct exchange *x, struct tx *tx) MUST_CHECK;
/* If-Match against the record that :id names. */
err admit_version(struct exchange *x, struct tx *tx) MUST_CHECK;

#endif
