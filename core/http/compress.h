/* SPDX-License-Identifier: MIT
 * compress: gzip of whole answers, and back. zlib is known to compress.c only. */
#ifndef VOLBANK_HTTP_COMPRESS_H
#define VOLBANK_HTTP_COMPRESS_H

#include "../base/arena.h"
#include "../base/text.h"

/* The bytes as a gzip file in the arena; false when that would not be smaller. */
API bool compress_gzip(struct arena *arena, struct slice bytes, struct slice *out);
/* What a whole gzip file holds, in the arena; false when it is none, is damaged, or holds more than
 * `max` bytes. */
API bool compress_gunzip(struct arena *arena, struct slice file, size_t max, struct slice *out);

#endif
