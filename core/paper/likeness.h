/* SPDX-License-Identifier: MIT
 * likeness: when two records are one, by what entity.key and entity.same say. A set of fields makes
 * a fingerprint: texts folded (or cleaned, where an exact key is asked for), the rest as written by
 * programs. Stored records are found through an index, rows of one sheet by fingerprint. */
#ifndef VOLBANK_PAPER_LIKENESS_H
#define VOLBANK_PAPER_LIKENESS_H

#include "../store/query.h"

enum { LIKENESS_PARTS_MAX = 4, LIKENESSES_MAX = 4 };

struct likeness {
    const struct entity *entity;
    struct likeness_part {
        const struct field *field;
        bool given; /* only the given name of it */
    } parts[LIKENESS_PARTS_MAX];
    size_t count;
    const struct field *driver; /* the part whose index finds stored records */
    bool exact;
};

/* Reads entity.same (alternatives) or entity.key (one, exact) into out; how many. */
size_t likeness_same(const struct entity *entity, struct likeness out[LIKENESSES_MAX]);
size_t likeness_key(const struct entity *entity, struct likeness out[1]);
/* False when a field of it is empty: then it says nothing. */
bool likeness_print(struct ctx *cx, const struct likeness *l, const void *record, struct hash *out);
/* The first stored record, other than the one with its id, that is alike; ID_NONE when none is. */
err likeness_find(struct ctx *cx, struct tx *tx, const struct likeness *l, const void *record,
                  id *out) MUST_CHECK;

#endif
