/* SPDX-License-Identifier: MIT
 * name_book: which record people mean when a cell says "Đắk Mil", "Xã Đăk Mil", "P. Nghĩa Tân",
 * "24611" or "Xã Đắk Wil, huyện Cư Jút". Names are compared folded, with or without what kind of
 * place it is; codes and names were reused, so the day decides: who is valid then goes first, else
 * who ended last. What could mean two records is nobody: the reader is told both. */
#ifndef VOLBANK_PAPER_NAME_BOOK_H
#define VOLBANK_PAPER_NAME_BOOK_H

#include "../access/access.h"

struct name_book;

enum name_verdict { NAME_KNOWN, NAME_UNKNOWN, NAME_AMBIGUOUS };
struct name_found {
    enum name_verdict verdict;
    id which;
    text candidates; /* of an ambiguous one, for people: "Xã A (24616), Xã A (24700)" */
};

/* All records of an entity by title and `code`, in the arena. Records whose title is PERSONAL are
 * left out unless the actor may see it: nobody learns names by importing them. */
err name_book_new(struct ctx *cx, struct tx *tx, const struct entity *entity,
                  struct name_book **out) MUST_CHECK;
/* A record that is about to be stored, or to take the place of the stored one. */
void name_book_add(struct ctx *cx, struct name_book *book, const void *record);
/* An id, a value of a UNIQUE field, a code or a title. */
err name_book_find(struct ctx *cx, struct tx *tx, struct name_book *book, text typed, date day,
                   struct name_found *out) MUST_CHECK;
/* The title of a record; empty when it is not in the book. */
text name_book_title(struct name_book *book, id which);

/* When what a REF or PLACE field of the record names was meant: field.as_of, else the last day of
 * the record's own valid_from and valid_to, else `today`. */
date name_day(const struct entity *entity, const struct field *f, const void *record, date today);

#endif
