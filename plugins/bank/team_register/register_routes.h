/* SPDX-License-Identifier: MIT
 * register_routes: what the Front, the unit in charge, a team's leader and everybody do with the
 * register of teams. */
#ifndef VOLBANK_BANK_REGISTER_ROUTES_H
#define VOLBANK_BANK_REGISTER_ROUTES_H

#include "team_register.h"

/* ---- reviewing: review.c */
struct review_opening {
    date visit;
};
struct review_moving {
    text action, words;
    code_set seen;
    date revisit;
};
struct team_closing {
    text words;
};
extern const struct field review_opening_fields[], review_moving_fields[], team_closing_fields[];
/* POST /teams/:id/reviews: the Front says when it comes this year; the leader is told.
 * CONFLICT "open": one is under way; "reviewed": this year's is settled; "closed". */
err review_open(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /team_reviews/:id/moves. CONFLICT "state": the table has no such row; FORBIDDEN: the actor
 * is none of its movers; INVALID or CONFLICT of the guard that does not hold. */
err review_move(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /teams/:id/closings: the unit in charge dissolves it; an open review ends with it. */
err team_close(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Moves as `as`, who was asked; `in->action` is not read. */
err review_move_as(struct ctx *cx, struct tx *tx, struct team_review *r,
                   const struct review_rule *rule, const struct review_moving *in,
                   uint8_t as) MUST_CHECK;

/* ---- the paper it rests on: basis.c */
enum { BASIS_MB_MOST = 10, BASIS_BODY_MOST = (BASIS_MB_MOST + 1) << 20 };
/* POST /teams/:id/basis: multipart, part "file": PDF or picture. INVALID "type", "size". */
err basis_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err basis_attach(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /teams/:id/basis, SLOW: as an attachment; for whoever may look into the register. */
err basis_content(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* ---- the register as officers see it: SLOW, tx is NULL */
struct register_filter {
    text standing, words;
    id unit;
    int64_t after, limit;
};
extern const struct field register_filter_fields[];
/* GET /team_register: teams the actor may see, those that wait first. */
err register_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /team_register/export: all of them as a workbook. */
err register_export(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /teams/:id/register: one team, its reviews with their steps, its reports, what may be done.
 */
err register_team(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* ---- the leader's own: own_teams.c */
struct reporting {
    id team;
    int64_t year;
    text done, hard, ahead;
};
struct mending {
    id team;
    text words;
};
struct naming {
    id team;
    bool named;
};
extern const struct field reporting_fields[], mending_fields[], naming_fields[];
/* GET /me/teams, SLOW: the teams the actor leads, what waits for them, figures for the report. */
err me_teams(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /me/team_reports: once a year, again while it was not accepted. */
err me_team_report(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /me/team_answers: says that what the Front asked for is mended. */
err me_team_answer(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /me/team_names: agrees to stand in the public register, or takes it back. */
err me_team_name(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /team_reports/:id/decisions: the unit in charge takes a report or returns it. */
struct report_deciding {
    bool accept;
    text reason;
};
extern const struct field report_deciding_fields[];
err team_report_decide(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);

/* ---- for everybody: public_teams.c; GET /public/teams, SLOW: those that run lawfully today */
struct public_team_filter {
    text q, field;
};
extern const struct field public_team_filter_fields[];
err teams_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* ---- shared by the lists: register_rows.c */
struct register_row {
    struct team team;
    struct team_standing standing;
};
struct register_rows {
    size_t count;
    struct register_row *rows; /* in cx->arena, those that wait longest first, then by name */
};
/* Every team, or those the actor may see, today. */
err register_rows_read(struct ctx *cx, struct tx *tx, bool everybody,
                       struct register_rows *out) MUST_CHECK;
/* "kind", "field", "unit_name", "standing", dates as texts: members of an open object. */
void register_row_json(struct ctx *cx, struct tx *tx, struct json *j,
                       const struct register_row *row);

#endif
