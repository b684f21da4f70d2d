/* SPDX-License-Identifier: MIT
 * part: a department's part in one campaign: asked, answered, and what it brings and needs. The
 * department sees how many people and hours there are, never who; edits its own items only; and the
 * organiser answers them. */
#ifndef VOLBANK_BANK_PARTNER_PART_H
#define VOLBANK_BANK_PARTNER_PART_H

#include "steps.h"

/* Whether the body is a co-host now: on the public page, and let into the roster. */
static inline bool part_holds(const struct campaign_partner *p)
{
    return p->state == 0 || p->state == PARTNER_ACCEPTED;
}
/* The state for the table: rows of before bodies were asked count as accepted. */
static inline int32_t part_state(const struct campaign_partner *p)
{
    return p->state ? p->state : PARTNER_ACCEPTED;
}
/* As which side the actor may move it; enum step_side bits. */
unsigned part_sides(struct ctx *cx, struct tx *tx, const struct campaign_partner *p,
                    const struct campaign *c);

/* What campaigns came to, in numbers only. */
struct part_tally {
    int64_t campaigns, seats, taken; /* of coming and past shifts */
    int64_t present;                 /* marks of people who came */
    int64_t hours;                   /* hundredths */
    int64_t helped;
};
/* Adds what one campaign came to. */
err part_count(struct ctx *cx, struct tx *tx, const struct campaign *c,
               struct part_tally *tally) MUST_CHECK;
void part_tally_json(struct ctx *cx, struct json *j, const struct part_tally *tally);

/* POST /campaign_partners/:id/moves { action, words }. */
err part_move(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /campaign_partners/:id/part, SLOW: the campaign, its work in numbers, items, what may be done
 * next. For both sides and monitors. */
err part_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* POST /part_items/:id/answers { words }: the organiser answers. */
struct item_answering {
    text words;
};
/* POST /part_items/:id/deliveries { done }: the department says since when it is done. */
struct item_delivering {
    date done;
};
extern const struct field item_answering_fields[], item_delivering_fields[];
err item_answer(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err item_deliver(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /part_items/:id/file (multipart), of the department; GET /part_items/:id/content. */
enum { ITEM_FILE_MOST = 8 << 20 };
err item_file_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err item_file_put(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err item_file_get(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
