/* SPDX-License-Identifier: MIT
 * book_read: what the parts of reading a book share. */
#ifndef VOLBANK_TRAINING_LINEAGE_BOOK_READ_H
#define VOLBANK_TRAINING_LINEAGE_BOOK_READ_H

#include "book.h"

struct book_curriculum {
    int64_t level;
    id master;             /* itself when it is one */
    int64_t minutes, core; /* of its blocks */
};

struct book_links {
    struct dag_link *items;
    size_t count, room;
};

/* A book on its way. Lists grow in `arena` where the book keeps them, else in cx's. */
struct book_reading {
    struct book *book;
    struct id_index curriculum_index, class_index, enrolment_index, unit_index;
    struct book_curriculum *curricula; /* by curriculum_index */
    uint32_t *enrolment_class;         /* by enrolment_index */
    size_t class_room, enrolment_room, people_room;
    uint32_t *unit_commune; /* by unit_index */
    struct book_links teaching, learning;
};

/* `items` with room for one more than `count`; what it moves lives in the arena. */
void *book_more(struct arena *arena, void *items, size_t count, size_t *room, size_t size);
/* The person's number; a new one has no commune and no level yet. */
uint32_t book_person(struct book_reading *r, id volunteer);

/* Communes and areas of today, and in which commune each unit is. */
err book_read_places(struct ctx *cx, struct tx *tx, struct book_reading *r) MUST_CHECK;
/* Sheets of the anchor test, class by class. */
err book_read_anchors(struct ctx *cx, struct tx *tx, struct book_reading *r) MUST_CHECK;
/* The commune a unit is in; BOOK_NONE for bodies of the whole province. */
uint32_t book_commune_of(const struct book_reading *r, id unit);

#endif
