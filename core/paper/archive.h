/* SPDX-License-Identifier: MIT
 * archive: reading a ZIP somebody sent, and making one, held in memory. libzip is known to this
 * module only. Nothing is ever unpacked to a file, so paths inside cannot escape: names are only
 * compared. Every limit is checked twice, against what the archive declares and against what really
 * comes out. */
#ifndef VOLBANK_PAPER_ARCHIVE_H
#define VOLBANK_PAPER_ARCHIVE_H

#include "../base/ctx.h"

enum {
    ARCHIVE_ENTRIES_MAX = 2000,
    ARCHIVE_BYTES_MAX = 256 << 20, /* unpacked, all entries together */
    ARCHIVE_RATIO_MAX = 200,       /* unpacked : packed of one entry */
    ARCHIVE_RATIO_FROM =
        1 << 20 /* smaller entries may have any ratio: a short repetitive part is no bomb */
};

struct archive;
struct archive_entry;

/* The bytes are borrowed and must outlive it. ERR_INVALID: not a ZIP, cut off, encrypted,
 * exploding. */
err archive_open(struct ctx *cx, struct slice file, struct archive **out) MUST_CHECK;
void archive_close(struct archive *a);
/* Letters compare without case, as Windows programs write them. */
bool archive_has(const struct archive *a, text name);

/* Starts reading an entry; ERR_INVALID when it is missing. One at a time or several, each closed
 * before the archive. */
err archive_entry_open(struct ctx *cx, struct archive *a, text name,
                       struct archive_entry **out) MUST_CHECK;
/* Up to `size` next bytes: the count, 0 at the end, -1 when damaged or exploding (then cx holds the
 * failure). */
int64_t archive_entry_read(struct archive_entry *entry, void *to, size_t size);
void archive_entry_close(struct archive_entry *entry);

/* One file of an archive to be made; borrowed. */
struct archive_part {
    const char *name; /* "api/x.lua"; UTF-8 */
    text bytes;
};
/* A ZIP of them, in their order and in the arena; the same parts and time give the same bytes. */
API err archive_pack(struct ctx *cx, const struct archive_part parts[], size_t count, instant made,
                     struct slice *out) MUST_CHECK;

#endif
