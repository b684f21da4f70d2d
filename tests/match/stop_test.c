/* SPDX-License-Identifier: MIT
 * stop: the engine told to stop at any moment keeps an allocation that can be used, with a bound
 * that holds and a certificate that says so; asked again, it finds the optimum; and from what was
 * kept of an optimum it goes on as if it had never ended. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "bridge.h"
#include "peer.h"

enum { SEEDS = 40, MOST_CALLS = 80 };

static const enum small_family families[] = { SMALL_USUAL, SMALL_CONSTANT,   SMALL_LOAD_FOUR,
                                              SMALL_CHAIN, SMALL_ONE_DAY,    SMALL_WIDE,
                                              SMALL_TIES,  SMALL_UNREACHABLE };

/* Says stop at the `left`-th question; checks what it is told on the way. */
struct patience {
    uint32_t left;
    int64_t optimum;
};

static bool go_on(void *arg, const struct match_progress *progress)
{
    struct patience *patience = arg;
    assert_true(progress->primal <= patience->optimum);
    assert_true(progress->dual >= patience->optimum);
    return patience->left-- > 1;
}

static void is_usable(struct ctx *cx, const struct vbm *it, const struct match_solver *solver,
                      int64_t optimum)
{
    const struct match_result *result = match_solver_result(solver);
    struct referee_claim claim = bridge_claim(cx, solver);
    struct referee_finding found = referee_judge(it, &claim);
    assert_null(found.broken);
    assert_int_equal(found.worth, result->objective);
    assert_int_equal(found.assigned, result->assigned);
    assert_int_equal(found.unmet, result->unmet_minimum);
    assert_true(result->objective <= optimum && result->dual >= optimum);
    assert_int_equal(result->gap, result->dual - result->objective);
    struct match_verdict verdict = bridge_verify(cx, solver, true);
    assert_int_equal(verdict.primal, result->objective);
    assert_true(verdict.dual >= optimum);
}

static void stop_and_solve(struct ctx *cx, enum small_family family, uint64_t seed, int *stopped)
{
    struct vbm it = small_instance(family, seed);
    struct chance chance = chance_from(~seed);
    struct match_solver *solver = bridge_solver(cx, &it);
    struct patience patience = { .left = 1 + chance_below(&chance, MOST_CALLS),
                                 .optimum = peer_solve(&it, PEER_NETWORK_SIMPLEX).objective };
    struct match_options options = {
        .seed = seed,
        .epsilon = 1 + (int32_t)(seed % 5), /* small steps: many moments to stop at */
        .progress = go_on,
        .arg = &patience,
        .every = 1 + seed % 3,
    };
    match_solver_run(solver, &options);
    *stopped += match_solver_result(solver)->stopped;
    is_usable(cx, &it, solver, patience.optimum);
    match_solver_run(solver, &(struct match_options){ .seed = seed });
    is_usable(cx, &it, solver, patience.optimum);
    assert_int_equal(match_solver_result(solver)->gap, 0);
    match_solver_free(solver);
    vbm_free(&it);
}

static void stopped_anywhere_it_keeps_what_can_be_used(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    int stopped = 0;
    for (size_t f = 0; f < sizeof families / sizeof *families; f++)
        for (uint64_t seed = 1; seed <= SEEDS; seed++) {
            struct ctx cx;
            ctx_begin(&cx, arena);
            stop_and_solve(&cx, families[f], seed, &stopped);
            arena_reset(arena);
        }
    arena_free(arena);
    assert_true(stopped > 100); /* others were done before */
}

static void what_was_kept_goes_on_where_it_was(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        struct ctx cx;
        ctx_begin(&cx, arena);
        struct vbm it = small_instance(SMALL_LOAD_FOUR, seed);
        struct match_solver *first = bridge_solver(&cx, &it);
        struct match_solver *second = bridge_solver(&cx, &it);
        match_solver_run(first, &(struct match_options){ .seed = seed });
        struct referee_claim kept = bridge_claim(&cx, first);
        assert_int_equal(match_solver_resume(&cx, second, kept.start, kept.role, kept.price), 0);
        assert_int_equal(match_solver_result(second)->gap, 0);
        for (uint32_t i = 0; i < (uint32_t)it.head.volunteers; i++) {
            assert_int_equal(match_withdraw(&cx, first, i, NULL), 0);
            assert_int_equal(match_withdraw(&cx, second, i, NULL), 0);
            it.load[i] = 0;
            int64_t optimum = peer_solve(&it, PEER_NETWORK_SIMPLEX).objective;
            assert_int_equal(match_solver_result(first)->objective, optimum);
            is_usable(&cx, &it, second, optimum);
        }
        match_solver_free(first);
        match_solver_free(second);
        vbm_free(&it);
        arena_reset(arena);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stopped_anywhere_it_keeps_what_can_be_used),
        cmocka_unit_test(what_was_kept_goes_on_where_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
