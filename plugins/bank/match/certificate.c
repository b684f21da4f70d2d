/* SPDX-License-Identifier: MIT
 * certificate: writes VBC1. The figures stated are those of the prices and the assignment written
 * with them, so that a checker comes to the very same. */
#include "certificate.h"

#include <errno.h>
#include <stdio.h>

static void put_u32(struct buffer *b, uint32_t value)
{
    for (int shift = 0; shift < 32; shift += 8) buffer_byte(b, (uint8_t)(value >> shift));
}

static void put_u64(struct buffer *b, uint64_t value)
{
    put_u32(b, (uint32_t)value);
    put_u32(b, (uint32_t)(value >> 32));
}

static void put_figures(struct buffer *b, const struct match_solver *solver)
{
    const struct match_result *result = match_solver_result(solver);
    const struct match_instance *in = match_solver_instance(solver);
    put_u64(b, (uint64_t)result->objective);
    put_u64(b, (uint64_t)result->dual);
    put_u64(b, result->assigned);
    put_u64(b, (uint64_t)result->unmet_minimum);
    put_u64(b, match_solver_seed(solver));
    put_u32(b, in->volunteers);
    put_u32(b, in->roles);
}

/* The roles of one volunteer, rising: there are few, so insertion does. */
static void put_roles(struct buffer *b, const match_edge *bundle, uint32_t count)
{
    uint32_t roles[UINT8_MAX];
    for (uint32_t k = 0; k < count; k++) {
        uint32_t role = match_edge_role(bundle[k]);
        uint32_t at = k;
        for (; at > 0 && roles[at - 1] > role; at--) roles[at] = roles[at - 1];
        roles[at] = role;
    }
    for (uint32_t k = 0; k < count; k++) put_u32(b, roles[k]);
}

static void put_assignment(struct buffer *b, const struct match_solver *solver)
{
    uint32_t n = match_solver_instance(solver)->volunteers;
    uint32_t count;
    uint32_t start = 0;
    for (uint32_t i = 0; i < n; i++) {
        put_u32(b, start);
        (void)match_solver_bundle(solver, i, &count);
        start += count;
    }
    put_u32(b, start);
    for (uint32_t i = 0; i < n; i++) {
        const match_edge *bundle = match_solver_bundle(solver, i, &count);
        put_roles(b, bundle, count);
    }
}

struct slice match_certificate_bytes(struct ctx *cx, const struct match_solver *solver,
                                     struct hash instance)
{
    const struct match_instance *in = match_solver_instance(solver);
    const int32_t *price = match_solver_prices(solver);
    uint64_t assigned = match_solver_result(solver)->assigned;
    size_t expected = 128 + 32 + 4 * ((size_t)in->roles + in->volunteers + 1 + assigned);
    struct buffer b = buffer_in(cx->arena, expected);
    put_u32(&b, MATCH_CERTIFICATE_MAGIC);
    put_u32(&b, MATCH_CERTIFICATE_VERSION);
    buffer_bytes(&b, instance.bytes, sizeof instance.bytes);
    put_figures(&b, solver);
    for (uint32_t j = 0; j < in->roles; j++) put_u32(&b, (uint32_t)price[j]);
    put_assignment(&b, solver);
    struct slice body = buffer_as_slice(&b);
    struct hash own = hash_of((struct slice){ 0 }, &body, 1);
    buffer_bytes(&b, own.bytes, sizeof own.bytes);
    return buffer_as_slice(&b);
}

err match_certificate_write(struct ctx *cx, const struct match_solver *solver, struct hash instance,
                            const char *path)
{
    struct slice bytes = match_certificate_bytes(cx, solver, instance);
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(bytes.data, 1, bytes.size, file) == bytes.size;
    bool closed = file && fclose(file) == 0;
    if (written && closed) return ERR_NONE;
    return ctx_fail(cx, ERR_IO, NULL, "file",
                    SAY("Không ghi được tệp %s: %s", "Cannot write %s: %s"), path, strerror(errno));
}
