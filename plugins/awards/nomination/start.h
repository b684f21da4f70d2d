/* SPDX-License-Identifier: MIT
 * start: how a dossier begins and how a draft ends. Who nominates follows from who asks: staff of
 * the proposing unit, a leader of a team, or the person; the round says which of them may. */
#ifndef VOLBANK_AWARDS_START_H
#define VOLBANK_AWARDS_START_H

#include "nomination.h"

/* Body of POST /award_rounds/:id/nominations. */
struct nominating {
    id category;
    id person, team, unit_nominee; /* the nominee; all none = oneself */
    text model;
    id unit;    /* staff: the unit that proposes; none = the nominee's own */
    id by_team; /* leaders: the team that proposes; the nominee is it or one of its members */
};
extern const struct field nominating_fields[];

/* WRITE, signed in. 201 with the draft. CONFLICT "late", "closed" when the round takes none,
 * "twice" when somebody stands for this nominee, "draft" when the actor has a draft of it already;
 * INVALID when the nominee is not what the category honours; FORBIDDEN when the round does not let
 * the actor nominate. */
err nomination_start(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* DELETE /nominations/:id: of a draft that was never handed in; everything else is withdrawn. */
err nomination_discard(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);

/* Body of POST /nominations/:id/moves. */
struct nomination_moving {
    int32_t action; /* enum nomination_action */
    text reason;
};
extern const struct field nomination_moving_fields[];
extern const struct vocabulary nomination_action_vocabulary;
/* One route for every step: the table says which there are and whose they are. */
err nomination_move_route(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs);

#endif
