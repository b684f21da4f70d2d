/* SPDX-License-Identifier: MIT
 * instance: who could take which seats, as the match engine sees it: people and places are
 * ordinals. Maximise  sum of scores + bonus * sum over roles of min(filled, minimum)  where a
 * volunteer takes at most `load` roles and at most one a day, and a role takes at most `capacity`
 * volunteers. A role is one class of seats of an opening (general, for speakers of a language, for
 * leads). On disk it is the file VBM1, little endian, each part right behind the one before: u32
 * 'VBM1' = 0x56424d31 | i32 volunteers | i32 roles | i32 openings | u64 edges | i32 bonus | i32
 * unused | load u8[n] | offset u32[n+1] | edge u32[edges] | minimum i32[m] | capacity i32[m] | day
 * u8[m] | opening i32[m] | blocks u8[m]                                                     */
#ifndef VOLBANK_BANK_MATCH_INSTANCE_H
#define VOLBANK_BANK_MATCH_INSTANCE_H

#include "core/plugin/plugin.h"

#include "memory.h"

enum {
    MATCH_SCORE_BITS = 14,
    MATCH_SCORE_MAX = 10000, /* a score is 0..10000; a pair scoring 0 may only fill a minimum */
    MATCH_VOLUNTEERS_MAX = 1 << 28,
    MATCH_ROLES_MAX =
        1 << 18, /* what an edge has bits for, no score reaches 2^14 - 1, so ~0 is none */
    MATCH_SEATS_MAX = 100000000, /* of one role: with the bonus, sums stay within int64 */
    MATCH_BONUS_MAX = 100000000  /* prices, -bonus..26384, and paths over them stay within int32 */
};

/* One pair that is eligible: role << 14 | score. A volunteer has at most one edge to a role. */
typedef uint32_t match_edge;

static inline match_edge match_edge_of(uint32_t role, int32_t score)
{
    return role << MATCH_SCORE_BITS | (uint32_t)score;
}
static inline uint32_t match_edge_role(match_edge e)
{
    return e >> MATCH_SCORE_BITS;
}
static inline int32_t match_edge_score(match_edge e)
{
    return (int32_t)(e & ((1U << MATCH_SCORE_BITS) - 1));
}

/* Arrays belong to `memory`; whoever has a non-const instance may fill them in place. */
struct match_instance {
    uint32_t volunteers, roles;
    uint32_t openings; /* what `opening` numbers; roles of one opening share its number */
    int32_t bonus;     /* worth of each seat filled up to a minimum, 0..MATCH_BONUS_MAX */
    uint8_t *load;     /* [volunteers] most roles, 0..255 */
    uint32_t *offset; /* [volunteers + 1] edges of i are edge[offset[i]] .. edge[offset[i+1] - 1] */
    match_edge *edge; /* [offset[volunteers]] in any order within a volunteer */
    int32_t *minimum; /* [roles] 0..capacity */
    int32_t *capacity; /* [roles] may exceed the number of volunteers */
    uint8_t *day;      /* [roles] any numbering of the days */
    int32_t *opening;  /* [roles] 0..openings - 1; the engine only carries it */
    uint8_t *blocks;   /* [roles] bits of the day's blocks; the engine only carries it */
    struct match_memory *memory;
};

/* Zeroed arrays of these sizes, to be filled by the caller; counts must be within the limits above.
 * Fewer edges than asked for may be filled: offset[volunteers] decides. Freed by
 * match_instance_free, or by the solver that takes it. */
struct match_instance *match_instance_new(uint32_t volunteers, uint32_t roles, uint32_t edges);
void match_instance_free(struct match_instance *instance); /* NULL is fine */
uint32_t match_instance_edges(const struct match_instance *instance);

/* Everything the solver relies on: rising offsets, known roles, scores and counts in range, no role
 * twice for one volunteer. ERR_INVALID names the first flaw. For instances from a file or builder.
 */
err match_instance_check(struct ctx *cx, const struct match_instance *instance) MUST_CHECK;

/* A file's bytes, checked, as a new instance. Sizes are compared with the bytes there are before
 * anything is allocated. ERR_INVALID names the flaw; `name` is the file as people know it. */
err match_instance_parse(struct ctx *cx, struct slice file, const char *name,
                         struct match_instance **out) MUST_CHECK;
/* The same from the disk; and ERR_NOT_FOUND or ERR_IO. */
err match_instance_read(struct ctx *cx, const char *path, struct match_instance **out) MUST_CHECK;
err match_instance_write(struct ctx *cx, const struct match_instance *instance,
                         const char *path) MUST_CHECK;

/* The file's bytes in the arena. */
struct slice match_instance_bytes(struct ctx *cx, const struct match_instance *instance);

/* BLAKE2b-256 of the file's bytes without the four unused ones: names an instance in certificates.
 * The order of edges counts, and a solver may sort them: take the digest before. */
struct hash match_instance_digest(const struct match_instance *instance);

#endif
