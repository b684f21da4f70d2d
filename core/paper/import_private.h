/* SPDX-License-Identifier: MIT
 * import_private: a plan as import_*.c pass it on: import_read.c fills the rows from the cells,
 * import_match.c says what each row is, import_plan.c checks them in the order in which they can be
 * written, import_apply.c writes them. */
#ifndef VOLBANK_PAPER_IMPORT_PRIVATE_H
#define VOLBANK_PAPER_IMPORT_PRIVATE_H

#include "import.h"
#include "likeness.h"
#include "name_book.h"
#include "table.h"

enum row_state {
    ROW_NEW,   /* a record to be made */
    ROW_KNOWN, /* a stored record to be changed */
    ROW_SAME,  /* a stored record that says the same already */
    ROW_DUPLICATE,
    ROW_BAD
};

struct import_row {
    size_t at; /* in sheet->rows */
    uint32_t number;
    unsigned depth; /* how many rows have to be written before */
    enum row_state state;
    void *record; /* of a NEW row as it is to be stored, of a KNOWN one what the sheet says */
    struct import_problem *problems, **problems_end;
};

/* Rows by fingerprint: open addressing, in an arena. */
struct print_map {
    struct print_slot {
        struct hash print;
        struct import_row *row;
    } * slots;
    size_t size; /* a power of two */
};

struct import {
    struct import_options options;
    const struct entity *entity;
    const struct sheet *sheet;
    struct table *table;
    const struct field *fields; /* the table of the sheet: the id, then the entity's */
    struct import_row *rows;
    size_t row_count;
    struct import_row **order; /* rows as they are written */
    void *defaults;            /* a record with the constants */
    struct name_book **books;  /* by field of the entity; NULL = no link in this sheet */
    struct print_map identities, likenesses;
    struct likeness key[1], same[LIKENESSES_MAX];
    size_t key_count, same_count;
    bool lacks_columns; /* a new row could not be made: a REQUIRED column is missing */
    struct import_problem *general, **general_end;
    struct import_ignored *ignored;
    size_t ignored_count;
};

/* ---- import.c: rows and what is wrong with them ---- */
/* The column of a field; NULL also for no field. */
const struct table_column *import_column(const struct import *im, const struct field *f);
/* The cell of a field in a row, in the arena; the row's first cell when the field has no column. */
text import_cell(struct ctx *cx, const struct import *im, const struct import_row *row,
                 const struct field *f);
/* Adds one; the row is BAD from then on, unless `state` says DUPLICATE. */
struct import_problem *import_problem_add(struct ctx *cx, struct import_row *row,
                                          enum row_state state, struct import_problem problem);
/* What a unit of work on one row recorded (flaws, or a failure without) becomes problems, copied
 * into cx. */
void import_take_flaws(struct ctx *cx, const struct import *im, struct import_row *row,
                       const struct ctx *work);
/* A unit of work beside cx, with its settings, in an arena of its own. */
void import_work_begin(const struct ctx *cx, struct ctx *work, struct arena *arena);
/* False for failures of the world, which end the whole import. */
bool import_is_refusal(err e);

/* ---- import_read.c ---- */
/* Rows, with every cell read but what refers to other records. */
err import_read(struct ctx *cx, struct tx *tx, struct import *im) MUST_CHECK;
/* Fills links of the rows: to other entities, or (self) to this one. */
err import_resolve(struct ctx *cx, struct tx *tx, struct import *im, bool self) MUST_CHECK;
bool import_is_link(const struct import *im, const struct field *f);
bool import_links_itself(struct tx *tx, const struct import *im, const struct field *f);

/* ---- import_match.c ---- */
/* Which stored record each row is by its id, key or UNIQUE values; ids for the others. */
err import_identify(struct ctx *cx, struct tx *tx, struct import *im) MUST_CHECK;
/* Whether it is like an earlier row or a stored record: then it is a DUPLICATE. */
err import_compare(struct ctx *cx, struct tx *tx, struct import *im,
                   struct import_row *row) MUST_CHECK;
/* The row that will be the record with this id, or NULL. */
struct import_row *import_row_of(const struct import *im, id which);
/* The stored record of a KNOWN row, and what the sheet makes of it: what it has no column for
 * stays.
 */
err import_overlay(struct ctx *cx, struct tx *tx, const struct import *im,
                   const struct import_row *row, void *before, void *after) MUST_CHECK;
/* Fields that a sheet may set. */
bool import_may_set(const struct field *f);

#endif
