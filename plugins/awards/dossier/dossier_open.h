/* SPDX-License-Identifier: MIT
 * dossier_open: who may open a dossier, and who may write in it. */
#ifndef VOLBANK_AWARDS_DOSSIER_OPEN_H
#define VOLBANK_AWARDS_DOSSIER_OPEN_H

#include "dossier.h"

/* The whole of it for somebody who may read it: nominator, nominee, staff. FORBIDDEN for a reviewer
 * who is not to know whose it is: what names people (papers, files, proof) is opened by this only.
 */
err dossier_open(struct ctx *cx, struct tx *tx, id nomination,
                 struct nomination_whole *out) MUST_CHECK;
/* For its nominator, while it can still be changed: CONFLICT "handed-in" otherwise. */
err dossier_open_to_write(struct ctx *cx, struct tx *tx, id nomination,
                          struct nomination_whole *out) MUST_CHECK;

#endif
