/* SPDX-License-Identifier: MIT
 * bridge: see bridge.h. */
#include "bridge.h"

#include <stdio.h>
#include <stdlib.h>

static void must(struct ctx *cx, err e, const char *what)
{
    if (!e) return;
    text said = ctx_say(cx, "", "");
    if (said.size == 0) said = cx->detail_en;
    fprintf(stderr, "%s failed: %.*s\n", what, (int)said.size, (const char *)said.data);
    abort();
}

struct match_solver *bridge_solver(struct ctx *cx, const struct vbm *instance)
{
    size_t size;
    uint8_t *bytes = vbm_bytes(instance, &size);
    struct match_instance *theirs = NULL;
    struct slice file = { .data = bytes, .size = size };
    must(cx, match_instance_parse(cx, file, "small.vbm", &theirs), "reading the instance");
    free(bytes);
    return match_solver_new(theirs);
}

static err open_role(struct ctx *cx, struct match_solver *solver, const struct turn_world *world,
                     const struct turn *turn, struct match_change *change)
{
    struct match_taker *takers = ARENA_ARRAY(cx->arena, turn->pair_count, struct match_taker);
    for (uint32_t k = 0; k < turn->pair_count; k++)
        takers[k] = (struct match_taker){ .volunteer = turn->pairs[k].volunteer,
                                          .score = turn->pairs[k].score };
    struct match_new_role opened = {
        .minimum = turn->least,
        .capacity = turn->most,
        .day = turn->day,
        .blocks = 1,
        .opening = (int32_t)match_solver_instance(solver)->openings,
        .takers = takers,
        .taker_count = turn->pair_count,
    };
    uint32_t role = MATCH_NONE;
    err e = match_open(cx, solver, &opened, &role, change);
    REQUIRE(e || role == (uint32_t)world->now.head.roles);
    return e;
}

void bridge_apply(struct ctx *cx, struct match_solver *solver, const struct turn_world *world,
                  const struct turn *turn, struct match_change *change)
{
    err e = ERR_NONE;
    switch (turn->kind) {
    case TURN_WITHDRAW:
        e = match_withdraw(cx, solver, turn->volunteer, change);
        break;
    case TURN_RETURN:
        e = match_return(cx, solver, turn->volunteer, change);
        break;
    case TURN_LOAD:
        e = match_load(cx, solver, turn->volunteer, turn->load, change);
        break;
    case TURN_SEATS:
        e = match_capacity(cx, solver, turn->role, turn->least, turn->most, change);
        break;
    case TURN_CLOSE:
        e = match_close(cx, solver, turn->role, change);
        break;
    case TURN_OPEN:
    case TURN_KINDS:
        e = open_role(cx, solver, world, turn, change);
        break;
    }
    must(cx, e, turn_name(turn->kind));
}

struct referee_claim bridge_claim(struct ctx *cx, const struct match_solver *solver)
{
    const struct match_instance *instance = match_solver_instance(solver);
    uint32_t count = 0;
    uint32_t total = 0;
    for (uint32_t i = 0; i < instance->volunteers; i++) {
        (void)match_solver_bundle(solver, i, &count);
        total += count;
    }
    uint32_t *start = ARENA_ARRAY(cx->arena, instance->volunteers + 1, uint32_t);
    uint32_t *role = ARENA_ARRAY(cx->arena, total, uint32_t);
    for (uint32_t i = 0; i < instance->volunteers; i++) {
        const match_edge *held = match_solver_bundle(solver, i, &count);
        start[i + 1] = start[i] + count;
        for (uint32_t k = 0; k < count; k++) role[start[i] + k] = match_edge_role(held[k]);
    }
    return (
        struct referee_claim){ .start = start, .role = role, .price = match_solver_prices(solver) };
}

/* The engine's instance in the judge's columns, all borrowed. */
static struct vbm view_of(const struct match_instance *theirs)
{
    return (struct vbm){
        .head = { .magic = VBM_MAGIC,
                  .volunteers = (int32_t)theirs->volunteers,
                  .roles = (int32_t)theirs->roles,
                  .openings = (int32_t)theirs->openings,
                  .pairs = match_instance_edges(theirs),
                  .bonus = theirs->bonus },
        .load = theirs->load,
        .first = theirs->offset,
        .pair = theirs->edge,
        .least = theirs->minimum,
        .most = theirs->capacity,
        .day = theirs->day,
        .opening = theirs->opening,
        .blocks = theirs->blocks,
    };
}

struct match_verdict bridge_verify(struct ctx *cx, const struct match_solver *solver,
                                   bool allow_gap)
{
    const struct match_instance *theirs = match_solver_instance(solver);
    struct slice certificate = match_certificate_bytes(cx, solver, match_instance_digest(theirs));
    struct vbm view = view_of(theirs);
    size_t size;
    uint8_t *bytes = vbm_bytes(&view, &size);
    struct slice file = { .data = bytes, .size = size };
    struct match_verdict verdict = { 0 };
    must(cx, match_verify(cx, file, certificate, allow_gap, &verdict), "checking the certificate");
    free(bytes);
    return verdict;
}
