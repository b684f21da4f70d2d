/* SPDX-License-Identifier: MIT
 * xlsx_part: where the unpacker feeds the XML reader, block by block. */
#include "xlsx_part.h"

static int64_t next_block(void *entry, void *to, size_t size)
{
    return archive_entry_read(entry, to, size);
}

err xlsx_part_read(struct ctx *cx, struct archive *a, text part,
                   err (*read)(void *arg, struct xml *x), void *arg)
{
    struct archive_entry *entry;
    struct xml *x;

    err e = archive_entry_open(cx, a, part, &entry);
    if (e) return e;
    e = xml_open(cx, next_block, entry, part, &x);
    if (!e) {
        e = read(arg, x);
        xml_close(x);
    }
    archive_entry_close(entry);
    return e;
}
