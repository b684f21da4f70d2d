/* SPDX-License-Identifier: MIT
 * record_text, the second clothes: plain text of one member, for native forms, CSV and XLSX cells,
 * command lines. Reading accepts what people type: dates d/m/yyyy or ISO, yes/no words (có không x
 * 1 0 true false), terms by code or label with or without accents, several terms parted by , or ;.
 * Ids as UUID text: resolving a reference by name is the importer's work. */
#ifndef VOLBANK_STORE_RECORD_TEXT_H
#define VOLBANK_STORE_RECORD_TEXT_H

#include "entity.h"

/* Reads `typed` into the member; empty text clears it. A flaw at `pointer` and ERR_INVALID when it
 * cannot be read. */
API err field_from_text(struct ctx *cx, const struct field *f, text typed, const char *pointer,
                        void *record) MUST_CHECK;
/* How a person reads it in cx->lang: dates dd/mm/yyyy, labels of terms. */
API text field_to_text(struct ctx *cx, const struct field *f, const void *record);
/* What a program reads: ISO dates, codes. field_from_text reads either back. */
API text field_to_plain(struct ctx *cx, const struct field *f, const void *record);

#endif
