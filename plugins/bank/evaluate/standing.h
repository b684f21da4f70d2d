/* SPDX-License-Identifier: MIT
 * standing: where everybody of a round stands: the evaluations in force, without their words, in
 * order of rank. For lists, exports and counting. */
#ifndef VOLBANK_BANK_EVALUATE_STANDING_H
#define VOLBANK_BANK_EVALUATE_STANDING_H

#include "round.h"

struct standing_row {
    id evaluation, volunteer, area;
    int64_t score, rank;
    int8_t band;
};

struct standing {
    struct standing_row *rows; /* those rated by rank, then the others by id */
    uint32_t count, room;
    struct arena *arena;
};

err standing_read(struct ctx *cx, struct tx *tx, id round, struct standing *out) MUST_CHECK;
/* How many are in the band; 0 = not rated. */
uint32_t standing_in_band(const struct standing *s, int band);

/* Members "score", "score_text", "band", "band_label", "unrated", … of an evaluation into an open
 * object: what lists and pages have in common. */
void evaluation_json_members(struct ctx *cx, struct json *j, const struct evaluation *v);
/* "reasons": [{"text","points"}], as stored with the evaluation. */
void evaluation_reasons_json(struct ctx *cx, struct json *j, const struct evaluation *v);
/* "Quy tắc Cụm Đắk Mil, bản 2". */
text evaluation_rule_text(struct ctx *cx, struct tx *tx, const struct evaluation_round *round);

#endif
