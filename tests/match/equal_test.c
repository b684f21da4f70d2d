/* SPDX-License-Identifier: MIT
 * equal: the engine against LEMON on small instances of every family of trouble, solved and then
 * changed event by event. Each time: the same optimum as LEMON finds from nothing, a proof the
 * referee accepts, a certificate the checker accepts, and moves that tell exactly what changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "bridge.h"
#include "peer.h"

enum { SEEDS = 34, EVENTS = 200, MOST_ROLES = 256 };

/* Where a comparison stands, for its message. */
struct spot {
    enum small_family family;
    uint64_t seed;
    int number; /* of the event; 0 = the first solve */
    const char *after;
};

static void expect(bool holds, const struct spot *at, const char *what, int64_t ours,
                   int64_t theirs)
{
    if (holds) return;
    fail_msg("family %d, seed %llu, event %d (%s): %s: %lld, expected %lld", (int)at->family,
             (unsigned long long)at->seed, at->number, at->after, what, (long long)ours,
             (long long)theirs);
}

static void expect_same(const struct spot *at, const char *what, int64_t ours, int64_t theirs)
{
    expect(ours == theirs, at, what, ours, theirs);
}

static void compare(struct ctx *cx, const struct spot *at, const struct vbm *now,
                    const struct match_solver *solver)
{
    const struct match_result *result = match_solver_result(solver);
    struct peer_answer peer = peer_solve(now, PEER_NETWORK_SIMPLEX);
    expect(peer.optimal, at, "the peer has no optimum", 0, 0);
    expect_same(at, "objective", result->objective, peer.objective);
    expect_same(at, "dual", result->dual, peer.objective);
    expect_same(at, "gap", result->gap, 0);

    struct referee_claim claim = bridge_claim(cx, solver);
    struct referee_finding found = referee_judge(now, &claim);
    expect(!found.broken, at, found.broken ? found.broken : "", 0, 0);
    expect_same(at, "worth", found.worth, peer.objective);
    expect_same(at, "bound by the prices", found.bound, peer.objective);
    expect_same(at, "assigned", (int64_t)result->assigned, (int64_t)found.assigned);
    expect_same(at, "unmet minimum", result->unmet_minimum, found.unmet);

    struct match_verdict verdict = bridge_verify(cx, solver, false);
    expect_same(at, "certified objective", verdict.primal, peer.objective);
    expect_same(at, "certified dual", verdict.dual, peer.objective);
}

/* --- Moves -------------------------------------------------------------------------------------
 */

/* Who holds what: [volunteer][role]. */
static bool *held_of(struct ctx *cx, const struct match_solver *solver)
{
    uint32_t volunteers = match_solver_instance(solver)->volunteers;
    bool *held = ARENA_ARRAY(cx->arena, (size_t)volunteers * MOST_ROLES, bool);
    for (uint32_t i = 0; i < volunteers; i++) {
        uint32_t count;
        const match_edge *roles = match_solver_bundle(solver, i, &count);
        for (uint32_t k = 0; k < count; k++)
            held[i * MOST_ROLES + match_edge_role(roles[k])] = true;
    }
    return held;
}

static void follow(bool *held, const struct match_change *change, const struct spot *at)
{
    for (uint32_t k = 0; k < change->move_count; k++) {
        const struct match_move *move = &change->moves[k];
        bool *row = held + (size_t)move->volunteer * MOST_ROLES;
        expect(move->from != move->to, at, "a move to where one was", move->from, move->to);
        if (move->from == MATCH_NONE) continue;
        expect(row[move->from], at, "a move from a role not held", move->from, 0);
        row[move->from] = false;
    }
    for (uint32_t k = 0; k < change->move_count; k++) {
        const struct match_move *move = &change->moves[k];
        bool *row = held + (size_t)move->volunteer * MOST_ROLES;
        if (move->to == MATCH_NONE) continue;
        expect(!row[move->to], at, "a move to a role held already", move->to, 0);
        row[move->to] = true;
    }
}

static void step(struct ctx *cx, const struct spot *at, struct turn_world *world,
                 const struct turn *turn, struct match_solver *solver)
{
    struct match_change change = { 0 };
    bool *before = held_of(cx, solver);
    bridge_apply(cx, solver, world, turn, &change);
    turn_apply(world, turn);
    follow(before, &change, at);
    const bool *after = held_of(cx, solver);
    size_t volunteers = (size_t)world->now.head.volunteers;
    expect(memcmp(before, after, volunteers * MOST_ROLES * sizeof *after) == 0, at,
           "the moves do not lead to what is held", 0, 0);
    compare(cx, at, &world->now, solver);
}

/* --- A family ----------------------------------------------------------------------------------
 */

static void play(struct ctx *cx, enum small_family family, uint64_t seed)
{
    struct chance chance = chance_from(~seed);
    struct turn_world world = turn_world_new(family, seed);
    struct match_solver *solver = bridge_solver(cx, &world.now);
    struct spot at = { .family = family, .seed = seed, .after = "solve" };
    static const int32_t epsilons[] = { 0, 1, 10, 1000, 10000 };
    struct match_options options = { .seed = seed, .epsilon = epsilons[seed % 5] };
    match_solver_run(solver, &options);
    compare(cx, &at, &world.now, solver);
    for (at.number = 1; at.number <= EVENTS; at.number++) {
        struct turn turn = turn_draw(&world, &chance);
        at.after = turn_name(turn.kind);
        step(cx, &at, &world, &turn, solver);
        turn_free(&turn);
        arena_reset(cx->arena);
    }
    match_solver_free(solver);
    turn_world_free(&world);
}

static void equals_lemon_through_every_event(void **state)
{
    const enum small_family *family = *state;
    struct arena *arena = arena_new();
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        struct ctx cx;
        ctx_begin(&cx, arena);
        play(&cx, *family, seed);
        arena_reset(arena);
    }
    arena_free(arena);
}

static enum small_family families[SMALL_FAMILIES];

int main(void)
{
    static const char *const names[SMALL_FAMILIES] = {
        [SMALL_USUAL] = "a little of everything",
        [SMALL_TIES] = "ties",
        [SMALL_CONSTANT] = "one score and few seats",
        [SMALL_ZERO_SEATS] = "roles without seats",
        [SMALL_UNREACHABLE] = "minima nobody can reach",
        [SMALL_LOAD_FOUR] = "four roles each over several days",
        [SMALL_NO_PAIRS] = "nobody eligible",
        [SMALL_ONE_ROLE] = "one role",
        [SMALL_ONE_VOLUNTEER] = "one volunteer",
        [SMALL_ROOMY] = "more seats than people",
        [SMALL_ONE_DAY] = "one day that binds",
        [SMALL_CHAIN] = "chains as long as the list",
        [SMALL_SQUARE] = "one seat each, everybody everywhere",
        [SMALL_BONUS] = "bonuses of nothing, one, and a lot",
        [SMALL_WIDE] = "long lists of roles to choose from",
        [SMALL_EMPTY] = "no volunteers or no roles",
    };
    struct CMUnitTest tests[SMALL_FAMILIES];
    for (int k = 0; k < SMALL_FAMILIES; k++) {
        families[k] = (enum small_family)k;
        tests[k] = (struct CMUnitTest){ .name = names[k],
                                        .test_func = equals_lemon_through_every_event,
                                        .initial_state = &families[k] };
    }
    return cmocka_run_group_tests_name("the engine equals LEMON", tests, NULL, NULL);
}
