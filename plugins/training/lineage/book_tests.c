/* SPDX-License-Identifier: MIT
 * book_tests: sheets of the anchor test, on phones and on paper, of those who completed a class. */
#include "../curriculum/sitting.h"
#include "book_read.h"

static enum kv_go add_sheet(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct sitting *s = record;
    struct book_reading *r = arg;
    uint32_t i;
    (void)cx, (void)tx, (void)failure;
    if (s->state != SITTING_DONE || !id_index_find(&r->enrolment_index, s->enrolment, &i))
        return KV_MORE;
    struct fidelity *f = &r->book->classes[r->enrolment_class[i]].f;
    f->anchor_percent += s->percent;
    f->anchor_sheets++;
    return KV_MORE;
}

err book_read_anchors(struct ctx *cx, struct tx *tx, struct book_reading *r)
{
    const struct sitting anchor = { .kind = SITTING_ANCHOR };
    return query_by(cx, tx, &sitting_entity, "kind", &anchor, add_sheet, r);
}
