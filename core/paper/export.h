/* SPDX-License-Identifier: MIT
 * export: records as a sheet, one column per field of the table. For people: labels, dd/mm/yyyy,
 * names of what is referred to. For programs (names): field names, codes, ISO dates, ids. Either is
 * read back by import as what it was: a name that would be understood as another record is written
 * as its code or id instead. SECRET fields are never written. */
#ifndef VOLBANK_PAPER_EXPORT_H
#define VOLBANK_PAPER_EXPORT_H

#include "../access/access.h"
#include "sheet_out.h"

struct export_options {
    enum sheet_form form;
    bool names;    /* headings and values for programs */
    bool personal; /* with columns of PERSONAL fields */
    /* Which records go in (NULL = all of the query), and whether with their PERSONAL values.
     * An error ends the export. */
    err (*show)(struct ctx *cx, struct tx *tx, const void *record, void *arg, bool *shown,
                bool *personal);
    void *arg;
};

/* The whole file, in the arena. ERR_TOO_LARGE past SHEET_ROWS_MAX records. */
err export_sheet(struct ctx *cx, struct tx *tx, const struct query *query,
                 const struct export_options *options, struct slice *out) MUST_CHECK;

#endif
