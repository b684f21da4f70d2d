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

/* What is certified: an assignment, prices, and what they come to under the rule of a version. */
struct certified {
    uint32_t version;
    const struct match_solver *solver; /* holds the assignment */
    const struct match_result *result;
    const int32_t *price;
    uint64_t seed;
};

static void put_figures(struct buffer *b, const struct certified *c)
{
    const struct match_instance *in = match_solver_instance(c->solver);
    put_u64(b, (uint64_t)c->result->objective);
    put_u64(b, (uint64_t)c->result->dual);
    put_u64(b, c->result->assigned);
    put_u64(b, (uint64_t)c->result->unmet_minimum);
    put_u64(b, c->seed);
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

static struct slice bytes_of(struct ctx *cx, const struct certified *c, struct hash instance)
{
    const struct match_instance *in = match_solver_instance(c->solver);
    size_t expected = 128 + 32 + 4 * ((size_t)in->roles + in->volunteers + 1 + c->result->assigned);
    struct buffer b = buffer_in(cx->arena, expected);
    put_u32(&b, MATCH_CERTIFICATE_MAGIC);
    put_u32(&b, c->version);
    buffer_bytes(&b, instance.bytes, sizeof instance.bytes);
    put_figures(&b, c);
    for (uint32_t j = 0; j < in->roles; j++) put_u32(&b, (uint32_t)c->price[j]);
    put_assignment(&b, c->solver);
    struct slice body = buffer_as_slice(&b);
    struct hash own = hash_of((struct slice){ 0 }, &body, 1);
    buffer_bytes(&b, own.bytes, sizeof own.bytes);
    return buffer_as_slice(&b);
}

struct slice match_certificate_bytes(struct ctx *cx, const struct match_solver *solver,
                                     struct hash instance)
{
    const struct certified c = { MATCH_CERTIFICATE_VERSION, solver, match_solver_result(solver),
                                 match_solver_prices(solver), match_solver_seed(solver) };
    return bytes_of(cx, &c, instance);
}

struct slice match_certificate_overlap(struct ctx *cx, struct match_overlap *overlap,
                                       struct hash instance)
{
    const struct certified c = { MATCH_CERTIFICATE_OVERLAP, match_overlap_solver(overlap),
                                 match_overlap_result(overlap), match_overlap_prices(overlap),
                                 match_overlap_seed(overlap) };
    return bytes_of(cx, &c, instance);
}

err match_certificate_save(struct ctx *cx, struct slice bytes, const char *path)
{
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(bytes.data, 1, bytes.size, file) == bytes.size;
    bool closed = file && fclose(file) == 0;
    if (written && closed) return ERR_NONE;
    return ctx_fail(cx, ERR_IO, NULL, "file",
                    SAY("Không ghi được tệp %s: %s", "Cannot write %s: %s"), path, strerror(errno));
}

err match_certificate_write(struct ctx *cx, const struct match_solver *solver, struct hash instance,
                            const char *path)
{
    return match_certificate_save(cx, match_certificate_bytes(cx, solver, instance), path);
}
