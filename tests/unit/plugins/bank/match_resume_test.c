/* SPDX-License-Identifier: MIT
 * match_resume: a kept result goes on where it was; what is no assignment, or no longer proved, is
 * not taken for one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/support/plugins/bank/match_small.h"

enum { ROUNDS = 300, EVENTS = 10, HELD_MOST = 64 };

static const struct match_options plain = { .seed = 1 };

struct kept {
    uint32_t start[HELD_MOST], role[HELD_MOST];
    int32_t price[HELD_MOST];
};

static void keep(const struct match_solver *solver, struct kept *out)
{
    const struct match_instance *in = match_solver_instance(solver);
    uint32_t at = 0;
    for (uint32_t i = 0; i < in->volunteers; i++) {
        uint32_t count;
        const match_edge *bundle = match_solver_bundle(solver, i, &count);
        out->start[i] = at;
        for (uint32_t k = 0; k < count; k++) out->role[at++] = match_edge_role(bundle[k]);
    }
    out->start[in->volunteers] = at;
    memcpy(out->price, match_solver_prices(solver), in->roles * sizeof(*out->price));
}

static struct match_solver *again(struct ctx *cx, const struct match_solver *solver)
{
    struct match_instance *copy;
    struct slice bytes = match_instance_bytes(cx, match_solver_instance(solver));
    assert_int_equal(match_instance_parse(cx, bytes, "copy", &copy), ERR_NONE);
    return match_solver_new(copy);
}

static void a_kept_result_goes_on_as_if_never_put_away(void **state)
{
    struct ctx cx;
    struct chance c = { 41 };
    for (int round = 0; round < ROUNDS; round++) {
        struct kept kept;
        ctx_begin(&cx, *state);
        arena_reset(cx.arena);
        struct match_solver *first =
            match_solver_new(small_random((enum small_kind)(round % SMALL_KINDS), &c));
        match_solver_run(first, &plain);
        keep(first, &kept);
        struct match_solver *second = again(&cx, first);
        assert_int_equal(match_solver_resume(&cx, second, kept.start, kept.role, kept.price),
                         ERR_NONE);
        assert_int_equal(match_solver_result(second)->objective,
                         match_solver_result(first)->objective);
        uint32_t people = match_solver_instance(second)->volunteers;
        for (int k = 0; people && k < EVENTS; k++) {
            uint32_t who = chance_below(&c, people);
            err e = chance_below(&c, 2) ? match_withdraw(&cx, second, who, NULL)
                                        : match_return(&cx, second, who, NULL);
            assert_int_equal(e, ERR_NONE);
            small_assert_optimal(&cx, second);
        }
        match_solver_free(second);
        match_solver_free(first);
    }
}

static const struct small_pair pairs[] = { { 0, 0, 900 }, { 1, 0, 400 } };

static void what_nobody_could_hold_is_refused(void **state)
{
    struct ctx cx;
    ctx_begin(&cx, *state);
    static const uint32_t both[] = { 0, 1, 2 }, none[] = { 0, 0, 0 }, first[] = { 0, 0 };
    static const int32_t price[] = { 0 };
    struct match_solver *solver = match_solver_new(small_of(2, 1, pairs, 2));
    assert_int_equal(match_solver_resume(&cx, solver, both, first, price), ERR_INVALID);
    ctx_clear(&cx);
    assert_int_equal(match_withdraw(&cx, solver, 0, NULL), ERR_CONFLICT);
    ctx_clear(&cx);
    assert_int_equal(match_solver_resume(&cx, solver, none, first, price), ERR_NONE);
    assert_true(match_solver_result(solver)->stopped); /* feasible, but somebody wants the seat */
    match_solver_free(solver);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_kept_result_goes_on_as_if_never_put_away),
        cmocka_unit_test(what_nobody_could_hold_is_refused),
    };
    return cmocka_run_group_tests(tests, small_arena_open, small_arena_close);
}
