/* SPDX-License-Identifier: MIT
 * import: rows of a sheet become records. Planning reads, resolves what cells refer to, and asks
 * every check, on a snapshot: nothing is written, and what it found is the dry run's report.
 * Applying writes what the plan found good, in chunks of at most IMPORT_CHUNK records to a
 * transaction; cx->wrote, if asked for, holds the journal numbers that undo it as one. A row is
 *  - a stored record (entity.key, a UNIQUE field, an id column): updated, or unchanged;
 *  - probably a stored record or an earlier row (entity.same): a duplicate, never imported;
 *  - else a new record. */
#ifndef VOLBANK_PAPER_IMPORT_H
#define VOLBANK_PAPER_IMPORT_H

#include "../access/access.h"
#include "../base/json_write.h"
#include "sheet.h"

enum { IMPORT_CHUNK = 500 };

struct import; /* lives in the arena of the ctx that planned it */

/* For blank cells and missing columns of a field: "unit", "DOAN-24611". */
struct import_constant {
    text field, value;
};

struct import_options {
    const struct entity *entity;
    const struct import_constant *constants;
    size_t constant_count;
    /* New records get ids made from it and their row, so that an import that was cut off goes on
     * where it stopped; none = random ids. */
    id seed;
};

/* One thing wrong with the file. */
struct import_problem {
    text cell; /* "C7" */
    text code;
    text vi, en;
    uint32_t row; /* of a duplicate in the sheet: the other row; else 0 */
    id record;    /* of a duplicate in the store: the other record */
    struct import_problem *next;
};

/* A column whose values are not taken. */
struct import_ignored {
    text cell, heading, code; /* "unknown", "twice", "not_taken" */
};

struct import_report {
    size_t rows; /* = good + bad + duplicates */
    size_t good, bad, duplicates;
    size_t created, updated, unchanged;     /* = good; of a plan: what applying would do */
    const struct import_problem **problems; /* in the order of the sheet */
    size_t problem_count;
    const struct import_ignored *ignored;
    size_t ignored_count;
};

/* ERR_INVALID when the sheet has no heading row or a constant is wrong; what is wrong with rows is
 * in the report. Outside the system, each row needs entity.write in its scope. */
err import_plan(struct ctx *cx, struct tx *tx, const struct sheet *sheet,
                const struct import_options *options, struct import **out) MUST_CHECK;
void import_report(struct ctx *cx, const struct import *import, struct import_report *out);
/* Nothing is wrong with any row: duplicates alone keep nobody out. */
bool import_is_clean(const struct import_report *report);
/* The report as one JSON object, with at most `most` problems (0 = all); "left_out" counts others.
 */
void import_report_json(struct json *j, const struct import_report *report, size_t most);

/* Called between chunks; an error ends the import there and is handed on. */
typedef err (*import_progress)(struct ctx *cx, void *arg, size_t done, size_t total);

/* Writes the good rows. A row that is refused now is bad; then, unless good_only, what was written
 * is taken back and ERR_INVALID returned. REQUIREs that there are no bad rows unless good_only. */
err import_apply(struct ctx *cx, struct import *import, bool good_only, import_progress progress,
                 void *arg) MUST_CHECK;

#endif
