/* SPDX-License-Identifier: MIT
 * dump: the whole store as text lines, between backends and versions, and to compare two folders
 * byte for byte. First line "volbank-dump 1"; then one JSON line per record
 * {"entity","id","fields":{…}} in key order, per meta value, person key (hex) and journal entry
 * (base64url), and the files that records name; last line "end COUNT". Records of unknown plugins
 * travel as base64url bytes. */
#ifndef VOLBANK_STORE_DUMP_H
#define VOLBANK_STORE_DUMP_H

#include <stdio.h>

#include "db.h"

err dump_write(struct ctx *cx, struct tx *tx, FILE *out) MUST_CHECK;
/* Into an empty store only (ERR_CONFLICT). Nothing is loaded when a line is bad: ERR_INVALID with
 * the line number. */
err dump_load(struct ctx *cx, FILE *in) MUST_CHECK;
/* Loading checks lines and uniqueness; dump_verify afterwards tells about references and the chain.
 * dump_verify decodes every record, checks indexes both ways, uniqueness, references, the bytes of
 * files, the journal chain, and that each record is what the journal ends with. Reports each fault
 * (of records that differ from the journal the first twenty, then how many more). */
err dump_verify(struct ctx *cx, struct tx *tx, void (*fault)(void *arg, const char *message),
                void *arg, size_t *records) MUST_CHECK;

#endif
