/* SPDX-License-Identifier: MIT
 * encoding: the characters of a text file somebody sent. UTF-8 with or without BOM, UTF-16 in
 * either byte order with BOM or recognisable by its zero bytes; nothing else is guessed at. */
#ifndef VOLBANK_PAPER_ENCODING_H
#define VOLBANK_PAPER_ENCODING_H

#include "../base/ctx.h"

/* Valid UTF-8 without BOM; borrowed from `file` when it already is, else in the arena.
 * ERR_UNSUPPORTED_MEDIA with advice for other character sets (windows-1258, VNI, TCVN3) and for
 * binary files. */
err encoding_to_utf8(struct ctx *cx, struct slice file, text *out) MUST_CHECK;

#endif
