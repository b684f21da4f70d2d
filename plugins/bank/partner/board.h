/* SPDX-License-Identifier: MIT
 * board: what a department sees of its part in the plan, and what waits for a unit of the Youth
 * Union from departments. Numbers and words, no people. */
#ifndef VOLBANK_BANK_PARTNER_BOARD_H
#define VOLBANK_BANK_PARTNER_BOARD_H

#include "inspection.h"
#include "part.h"
#include "proposal.h"

/* ?unit= ?year= ; without a unit the first department the actor may see, without a year this one.
 */
struct board_query {
    id unit;
    int64_t year;
};
extern const struct field board_query_fields[];

/* One co-host and its campaign, as the actor stands to them. */
struct part_line {
    struct campaign_partner part;
    struct campaign campaign;
    struct part_tally tally;
    unsigned sides;
};
struct part_lines {
    struct part_line *items;
    size_t count;
};
/* Campaigns the department was asked into that touch the year, newest first; those it takes part in
 * are counted. */
err part_lines_of(struct ctx *cx, struct tx *tx, id unit, int64_t year,
                  struct part_lines *out) MUST_CHECK;
void part_line_json(struct ctx *cx, struct tx *tx, struct json *j, const struct part_line *line);
/* Members of one proposal with its asks; of one note. */
err proposal_json(struct ctx *cx, struct tx *tx, struct json *j,
                  const struct programme_proposal *p) MUST_CHECK;
void ask_json(struct ctx *cx, struct tx *tx, struct json *j, const struct programme_ask *a,
              const struct programme_proposal *p);
void inspection_json(struct ctx *cx, struct tx *tx, struct json *j, const struct inspection *i);
/* "desk": { invitations, asks, inspections } that wait for the actor's units, or were answered. */
err desk_json(struct ctx *cx, struct tx *tx, struct json *j) MUST_CHECK;

/* GET /partner/board, SLOW. */
err partner_board(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /partner/workbook, SLOW: the same as XLSX. */
err partner_workbook(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
