/* SPDX-License-Identifier: MIT
 * dump_lines: what the lines of a dump look like; private to dump*.c. Behind the first line come,
 * in key order:
 *   {"meta":NAME,"value":BASE64URL}
 *   {"entity":NAME,"id":UUID,"fields":{…}[,"more":BASE64URL]}   more = a stored form of what JSON
 * cannot carry
 *   {"number":N,"id":UUID,"bytes":BASE64URL}                    a record of an entity that no
 * plugin here knows
 *   {"seq":N,"entry":BASE64URL}                                 the journal
 *   {"person":UUID,"key":HEX}                                   a sealing key; "00" when erased
 *   {"blob":UUID,"part":HEX,"bytes":BASE64URL}                  part = the rest of its key
 *   {"file":SHA256,"at":N,"of":SIZE,"bytes":BASE64URL}          files that records name, in parts
 * and at last "end COUNT", COUNT being the lines between. Indexes and traces follow from these. */
#ifndef VOLBANK_STORE_DUMP_LINES_H
#define VOLBANK_STORE_DUMP_LINES_H

#include "dump.h"
#include "file_store.h"
#include "journal_bytes.h"

#define DUMP_FIRST_LINE "volbank-dump 1"
#define DUMP_LAST_WORD "end "
enum { DUMP_FILE_PART = 1 << 20 };

/* True when field_json of the value is read back as the same value; else it travels in "more". */
bool dump_json_carries(const struct field *f, const void *record);
/* A unit of work in the arena with cx's settings, so that each line's memory is given back. */
void dump_line_begin(const struct ctx *cx, struct ctx *line, struct arena *arena);
/* Hands the first failure of a line's work on. */
err dump_line_failed(struct ctx *cx, const struct ctx *line, err e);

#endif
