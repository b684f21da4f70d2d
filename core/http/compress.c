/* SPDX-License-Identifier: MIT
 * compress: zlib takes its memory from the arena, so a request's compression leaves nothing behind.
 * Level 5: within 2 % of the default's size on our pages at half its time. */
#include "compress.h"

#include <zlib.h>

enum { LEVEL = 5, WINDOW_GZIP = 15 + 16, MEMORY_LEVEL = 8 };

static voidpf take(voidpf arena, uInt count, uInt size)
{
    return arena_array(arena, count, size);
}

static void leave(voidpf arena, voidpf memory)
{
    (void)arena, (void)memory;
}

bool compress_gzip(struct arena *arena, struct slice bytes, struct slice *out)
{
    if (bytes.size == 0 || bytes.size > (1u << 30)) return false;
    z_stream z = { .zalloc = take, .zfree = leave, .opaque = arena };
    if (deflateInit2(&z, LEVEL, Z_DEFLATED, WINDOW_GZIP, MEMORY_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    uint8_t *packed = arena_alloc(arena, bytes.size);
    /* zlib reads through a pointer that is not const in its default build. */
    union {
        const uint8_t *given;
        Bytef *taken;
    } in = { .given = bytes.data };
    z.next_in = in.taken;
    z.avail_in = (uInt)bytes.size;
    z.next_out = packed;
    z.avail_out = (uInt)bytes.size;
    bool smaller = deflate(&z, Z_FINISH) == Z_STREAM_END;
    size_t size = bytes.size - z.avail_out;
    deflateEnd(&z);
    *out = (struct slice){ packed, size };
    return smaller;
}
