/* SPDX-License-Identifier: MIT
 * say: names and figures of the lineage in the reader's words. Trainers are named to staff and
 * trainers, and that is noted as any reading of a name; everybody else sees initials. */
#ifndef VOLBANK_TRAINING_LINEAGE_SAY_H
#define VOLBANK_TRAINING_LINEAGE_SAY_H

#include "book.h"

#define LINEAGE_NAMES "lineage.names"

/* Who reads which book, and what names were looked up for them so far. */
struct saying {
    struct ctx *cx;
    struct tx *tx;
    struct response *rs;
    const struct book *book;
    bool named;  /* the reader sees names */
    text *names; /* [people]: those asked for */
};

void saying_begin(struct saying *s, struct ctx *cx, struct tx *tx, struct response *rs,
                  const struct book *book);
/* Name or initials; "(đã xóa)" for a person who was erased. */
err say_name(struct saying *s, uint32_t person, text *out) MUST_CHECK;
/* Thousandths as "42 %"; a dash for SHARE_UNKNOWN. */
text say_share(const struct ctx *cx, int64_t share);
/* Thousandths as "0,75". */
text say_hop(const struct ctx *cx, int64_t share);
/* An alert as a sentence. */
err say_alert(struct saying *s, const struct book_alert *a, text *out) MUST_CHECK;

#endif
