/* SPDX-License-Identifier: MIT
 * vbm: instances of the matching problem as the judges see them: the file VBM1, read and written
 * here a second time so that a mistake of the engine's own reader is seen. Maximise the scores of
 * the places given plus `bonus` for each of the first `least` places of a role that is taken; a
 * volunteer takes at most `load` roles, on a day at most one; a role takes at most `most` people.
 * Little-endian, as the machines we run on.
 *
 * File: struct vbm_head; u8 load[volunteers]; u32 first[volunteers + 1]; u32 pair[pairs] (role <<
 * 14 | score); i32 least[roles]; i32 most[roles]; u8 day[roles]; i32 opening[roles]; u8
 * blocks[roles]. */
#ifndef TESTS_MATCH_VBM_H
#define TESTS_MATCH_VBM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define VBM_MAGIC UINT32_C(0x56424d31)
#define VBM_SCORE_BITS 14
#define VBM_DAYS 32

/* The head as it stands in the file. `openings`: how many openings the roles (seat classes) belong
 * to. */
struct vbm_head {
    uint32_t magic;
    int32_t volunteers;
    int32_t roles;
    int32_t openings;
    uint64_t pairs;
    int32_t bonus;
    int32_t padding; /* zero */
};

struct vbm {
    struct vbm_head head;
    uint8_t *load;
    uint32_t *first; /* pairs of volunteer i: pair[first[i]] … pair[first[i + 1] - 1] */
    uint32_t *pair;
    int32_t *least;
    int32_t *most;
    uint8_t *day; /* below VBM_DAYS */
    int32_t *opening;
    uint8_t *blocks;
};

static inline uint32_t vbm_role(uint32_t pair)
{
    return pair >> VBM_SCORE_BITS;
}
static inline int32_t vbm_score(uint32_t pair)
{
    return (int32_t)(pair & ((UINT32_C(1) << VBM_SCORE_BITS) - 1));
}
static inline uint32_t vbm_pair(uint32_t role, int32_t score)
{
    return role << VBM_SCORE_BITS | (uint32_t)score;
}

/* Memory or the end of the program: nothing here goes on without it. Zeroed. */
void *vbm_alloc(size_t count, size_t size);

/* Columns for so many of each, all zero; vbm_free lets go of them. */
struct vbm vbm_new(int32_t volunteers, int32_t roles, uint64_t pairs);
void vbm_free(struct vbm *instance);

/* Says on stderr when the file cannot be read, and gives false. */
bool vbm_read(const char *path, struct vbm *out);
/* The bytes of the file; the caller frees them. */
uint8_t *vbm_bytes(const struct vbm *instance, size_t *size);

#ifdef __cplusplus
}
#endif

#endif
