/* SPDX-License-Identifier: MIT
 * view: a dossier as its nominator works on it: what is written, what is still missing, what the
 * bank proves, what is attached. Officers' pages and pages without JavaScript pour the same answer.
 */
#ifndef VOLBANK_AWARDS_DOSSIER_VIEW_H
#define VOLBANK_AWARDS_DOSSIER_VIEW_H

#include "dossier.h"

/* GET /nominations/:id/dossier. SLOW. */
err dossier_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /me/nominations: the actor's own dossiers, and the rounds they may begin one in as themselves
 * or for a team they lead. */
err me_nominations(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /award_rounds/:id/nominating: one round, its categories, and the teams the actor leads. */
err round_nominating(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
