/* SPDX-License-Identifier: MIT
 * xlsx_part: one XML part of a workbook, opened, read by the caller's function, and closed whatever
 * happens. */
#ifndef VOLBANK_PAPER_XLSX_PART_H
#define VOLBANK_PAPER_XLSX_PART_H

#include "archive.h"
#include "xml_read.h"

/* Calls read(arg, x) over the part; answers what it answers. ERR_INVALID when the part is missing
 * or damaged. */
err xlsx_part_read(struct ctx *cx, struct archive *a, text part,
                   err (*read)(void *arg, struct xml *x), void *arg) MUST_CHECK;

#endif
