/* SPDX-License-Identifier: MIT
 * verify_files: an instance (VBM1) and a certificate (VBC1) as the independent checker sees them:
 * where each part lies in their bytes. Private to the checker; the layouts are those of instance.h
 * and certificate.h. */
#ifndef VOLBANK_BANK_MATCH_VERIFY_FILES_H
#define VOLBANK_BANK_MATCH_VERIFY_FILES_H

#include "core/plugin/plugin.h"

struct verify_files {
    /* the instance; the pointers are into its bytes, not aligned */
    struct slice instance;
    uint64_t n, m, edges; /* volunteers, roles, pairs */
    int64_t bonus, openings;
    const uint8_t *load, *offset, *edge, *minimum, *capacity, *day, *opening, *blocks;
    /* the certificate */
    struct slice certificate;
    const uint8_t *price, *start, *role;
    bool overlap; /* version 2: several roles a day that share no block */
};

/* Says where the parts are. ERR_INVALID with what is wrong: not such a file, not as long as its
 * head says, changed since it was written, or a certificate for another instance. */
err verify_files_open(struct ctx *cx, struct slice instance, struct slice certificate,
                      struct verify_files *out) MUST_CHECK;

#define VIOLATION(cx, ...) ctx_fail(cx, ERR_INVALID, NULL, "violation", __VA_ARGS__)

static inline uint32_t u32_at(const uint8_t *array, uint64_t k)
{
    const uint8_t *b = array + 4 * k;
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

static inline int64_t i32_at(const uint8_t *array, uint64_t k)
{
    return (int32_t)u32_at(array, k);
}

static inline uint64_t u64_at(const uint8_t *b)
{
    return u32_at(b, 0) | (uint64_t)u32_at(b, 1) << 32;
}

#endif
