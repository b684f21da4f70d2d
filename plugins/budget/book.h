/* SPDX-License-Identifier: MIT
 * book: a unit's year added up: its own lines and, part by part, what it consolidated from the
 * units below. What is not consolidated is told but not counted. Nothing added up is stored. */
#ifndef VOLBANK_BUDGET_BOOK_H
#define VOLBANK_BUDGET_BOOK_H

#include "budget.h"

/* planned = amount + adjusted. */
struct budget_sums {
    int64_t amount, adjusted, spent;
};
struct budget_row {
    struct budget_line line;
    struct budget_sums sums;
    size_t part;   /* of the book */
    size_t source; /* of the book */
    id unit;       /* whose line */
};
struct budget_part {
    struct budget_estimate estimate;
    text name;
    bool own;     /* the unit's own lines; else a unit directly below with all it consolidated */
    bool counted; /* own, consolidated or approved */
    struct budget_sums sums;
};
struct budget_source_row {
    struct budget_source source;
    struct budget_sums sums; /* of the lines in the book */
};
struct budget_payment {
    struct budget_spending spending;
    size_t row; /* of the book */
};
struct budget_book {
    id unit;
    text name;
    int64_t year;
    bool has_own; /* the unit has an estimate: parts[0] */
    struct budget_part *parts;
    struct budget_row *rows; /* of counted parts, and of the own */
    struct budget_source_row *sources;
    struct budget_payment *payments; /* of these rows, reversed ones among them */
    struct budget_sums total;        /* of counted parts */
    size_t part_count, part_room, row_count, row_room, source_count, source_room, payment_count,
        payment_room;
};

/* ERR_NOT_FOUND no such unit. Who may is the caller's to ask. */
err budget_book_read(struct ctx *cx, struct tx *tx, id unit, int64_t year,
                     struct budget_book *out) MUST_CHECK;

struct budget_asking {
    id unit;
    int64_t year;
};
extern const struct field budget_asking_fields[];

#endif
