/* SPDX-License-Identifier: MIT
 * overlap_narrow: keys are numbers below 256 as days are; when day times first block need more, the
 * last days keep one key each, which is stricter than the rule but still feasible. */
#include "overlap_narrow.h"

enum { DAYS = 256, KEYS = 256, MASKS = 256 };

/* ---- keys ---- */

static uint32_t first_block(uint8_t blocks)
{
    return (uint32_t)__builtin_ctz(blocks);
}

/* Which first blocks each day has. */
static void list_firsts(const struct match_instance *in, uint8_t firsts[DAYS])
{
    memset(firsts, 0, DAYS);
    for (uint32_t j = 0; j < in->roles; j++)
        firsts[in->day[j]] |= (uint8_t)(1U << first_block(match_blocks_of(in, j)));
}

static void number_keys(struct overlap_narrow *n)
{
    uint8_t firsts[DAYS];
    uint8_t key[DAYS][DAY_BLOCKS];
    uint32_t days = 0;
    uint32_t next = 0;
    list_firsts(n->in, firsts);
    n->is_loose = true;
    for (int d = 0; d < DAYS; d++) days += firsts[d] != 0;
    for (int d = 0; d < DAYS; d++) {
        if (!firsts[d]) continue;
        days--;
        uint32_t wanted = (uint32_t)__builtin_popcount(firsts[d]);
        bool fits = next + wanted + days <= KEYS;
        if (!fits) n->is_loose = false;
        for (int b = 0; b < DAY_BLOCKS; b++) {
            key[d][b] = (uint8_t)next;
            if (fits && firsts[d] >> b & 1) next++;
        }
        if (!fits) next++;
    }
    for (uint32_t j = 0; j < n->in->roles; j++)
        n->key[j] = key[n->in->day[j]][first_block(match_blocks_of(n->in, j))];
}

void overlap_narrow_begin(struct overlap_narrow *n, struct match_memory *memory,
                          const struct match_instance *in)
{
    *n = (struct overlap_narrow){ .in = in, .memory = memory };
    n->key = match_memory_take(memory, in->roles, sizeof *n->key);
    n->left = match_memory_take(memory, match_instance_edges(in), sizeof *n->left);
    number_keys(n);
}

void overlap_narrow_end(struct overlap_narrow *n)
{
    match_memory_give(n->memory, n->key);
    match_memory_give(n->memory, n->left);
}

/* ---- one day of one volunteer ---- */

/* Sets of blocks that a day of a volunteer has, each with the key of its roles. */
struct narrowing {
    uint32_t count;
    uint8_t blocks[MASKS], key[MASKS];
};

static bool goes_with(const struct narrowing *kept, uint8_t blocks, uint8_t key)
{
    for (uint32_t k = 0; k < kept->count; k++)
        if (kept->blocks[k] & blocks && kept->key[k] != key) return false;
    return true;
}

static void keep(struct narrowing *kept, uint8_t blocks, uint8_t key)
{
    for (uint32_t k = 0; k < kept->count; k++)
        if (kept->blocks[k] == blocks) return;
    kept->blocks[kept->count] = blocks;
    kept->key[kept->count++] = key;
}

static bool is_kept(const struct narrowing *kept, uint8_t blocks)
{
    for (uint32_t k = 0; k < kept->count; k++)
        if (kept->blocks[k] == blocks) return true;
    return false;
}

/* The most valuable role of the day whose blocks are not kept yet and go with those that are. */
static bool keep_next(const struct overlap_narrow *n, uint32_t i, uint8_t day, const int32_t *price,
                      struct narrowing *kept)
{
    const struct match_instance *in = n->in;
    uint32_t best = UINT32_MAX;
    int32_t worth = INT32_MIN;
    for (uint32_t k = in->offset[i]; k < in->offset[i + 1]; k++) {
        uint32_t role = match_edge_role(in->edge[k]);
        int32_t value = match_edge_score(in->edge[k]) - price[role];
        uint8_t blocks = match_blocks_of(in, role);
        if (in->day[role] != day || n->left[k] || value <= worth) continue;
        if (is_kept(kept, blocks)) continue;
        if (!goes_with(kept, blocks, n->key[role])) continue;
        best = role;
        worth = value;
    }
    if (best != UINT32_MAX) keep(kept, match_blocks_of(in, best), n->key[best]);
    return best != UINT32_MAX;
}

/* Of the edges of the day that are not left out yet. */
static void tighten(struct overlap_narrow *n, uint32_t i, uint8_t day, const match_edge *wanted,
                    uint32_t count, const int32_t *price)
{
    const struct match_instance *in = n->in;
    struct narrowing kept = { 0 };
    for (uint32_t k = 0; k < count; k++) {
        uint32_t role = match_edge_role(wanted[k]);
        if (in->day[role] == day) keep(&kept, match_blocks_of(in, role), n->key[role]);
    }
    while (keep_next(n, i, day, price, &kept)) continue;
    for (uint32_t k = in->offset[i]; k < in->offset[i + 1]; k++) {
        uint32_t role = match_edge_role(in->edge[k]);
        if (in->day[role] == day) n->left[k] |= !is_kept(&kept, match_blocks_of(in, role));
    }
}

void overlap_narrow_day(struct overlap_narrow *n, uint32_t i, uint8_t day, const match_edge *wanted,
                        uint32_t count, const int32_t *price)
{
    const struct match_instance *in = n->in;
    for (uint32_t k = in->offset[i]; k < in->offset[i + 1]; k++)
        if (in->day[match_edge_role(in->edge[k])] == day) n->left[k] = 0;
    tighten(n, i, day, wanted, count, price);
}

/* Days on which a block can be taken under two keys. */
static void find_clashes(const struct overlap_narrow *n, uint32_t i, bool clashes[DAYS])
{
    const struct match_instance *in = n->in;
    uint8_t of_key[KEYS] = { 0 };
    uint8_t of_day[DAYS] = { 0 };
    for (uint32_t k = in->offset[i]; k < in->offset[i + 1]; k++) {
        uint32_t role = match_edge_role(in->edge[k]);
        if (n->left[k]) continue;
        uint8_t more = match_blocks_of(in, role) & (uint8_t)~of_key[n->key[role]];
        if (more & of_day[in->day[role]]) clashes[in->day[role]] = true;
        of_key[n->key[role]] |= more;
        of_day[in->day[role]] |= more;
    }
}

void overlap_narrow_rest(struct overlap_narrow *n, uint32_t i, const match_edge *wanted,
                         uint32_t count, const int32_t *price)
{
    bool clashes[DAYS] = { false };
    if (n->in->load[i] < 2) return;
    find_clashes(n, i, clashes);
    for (int day = 0; day < DAYS; day++)
        if (clashes[day]) tighten(n, i, (uint8_t)day, wanted, count, price);
}

/* ---- the copy ---- */

static void copy_roles(const struct overlap_narrow *n, struct match_instance *copy)
{
    const struct match_instance *in = n->in;
    copy->openings = in->openings;
    copy->bonus = in->bonus;
    if (!in->roles) return;
    memcpy(copy->minimum, in->minimum, in->roles * sizeof *copy->minimum);
    memcpy(copy->capacity, in->capacity, in->roles * sizeof *copy->capacity);
    memcpy(copy->opening, in->opening, in->roles * sizeof *copy->opening);
    memcpy(copy->blocks, in->blocks, in->roles);
    memcpy(copy->day, n->key, in->roles);
}

struct match_instance *overlap_narrow_copy(const struct overlap_narrow *n)
{
    const struct match_instance *in = n->in;
    struct match_instance *copy =
        match_instance_new(in->volunteers, in->roles, match_instance_edges(in));
    uint32_t end = 0;
    copy_roles(n, copy);
    for (uint32_t i = 0; i < in->volunteers; i++) {
        copy->load[i] = in->load[i];
        for (uint32_t k = in->offset[i]; k < in->offset[i + 1]; k++)
            if (!n->left[k]) copy->edge[end++] = in->edge[k];
        copy->offset[i + 1] = end;
    }
    return copy;
}
