/* SPDX-License-Identifier: MIT
 * compress: gzip of whole answers. zlib is known to compress.c only. */
#ifndef VOLBANK_HTTP_COMPRESS_H
#define VOLBANK_HTTP_COMPRESS_H

#include "../base/arena.h"
#include "../base/text.h"

/* The bytes as a gzip file in the arena; false when that would not be smaller. */
bool compress_gzip(struct arena *arena, struct slice bytes, struct slice *out);

#endif
