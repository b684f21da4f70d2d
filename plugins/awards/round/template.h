/* SPDX-License-Identifier: MIT
 * template: rounds from shipped data (data/templates.json) and from rounds of other years. What a
 * template says is copied: a round stands by itself from then on and can be changed until it is
 * opened. */
#ifndef VOLBANK_AWARDS_TEMPLATE_H
#define VOLBANK_AWARDS_TEMPLATE_H

#include "round.h"

/* Body of POST /award_rounds/from_template. */
struct round_making {
    text template; /* code of the award */
    int64_t year;
    id unit; /* holds it */
};
extern const struct field round_making_fields[];

/* GET /award_templates: { items: [{ code, name, form, level_label, categories: [titles], calendar
 * }]
 * }. SLOW: reads the file. */
err award_templates(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* WRITE with a prepare that reads the file. 201 with the round, PLANNED; its award is made when it
 * is not known yet. INVALID when there is no such template. */
err round_from_template_prepare(struct ctx *cx, struct tx *tx, const struct request *rq,
                                void **prepared);
err round_from_template(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs);
/* The same for code: demo and tests. *r is the round as stored. Reads the file: not in the writer,
 * but for demos, which nobody waits for. */
err round_make(struct ctx *cx, struct tx *tx, const struct round_making *of,
               struct award_round *r) MUST_CHECK;

/* Body of POST /award_rounds/:id/copies. */
struct round_copying {
    int64_t year; /* the calendar moves by as many years */
};
extern const struct field round_copying_fields[];
err round_copy(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
