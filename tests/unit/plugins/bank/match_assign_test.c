/* SPDX-License-Identifier: MIT
 * match_assign: the service for other plugins: as good as trying everything, within its limits, and
 * clear about what it refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "plugins/bank/match/assign.h"
#include "tests/support/plugins/bank/match_small.h"

enum { FROMS = 5, TOS = 3, ROUNDS = 300 };

struct random_problem {
    struct assign_problem p;
    uint8_t load[FROMS];
    int32_t capacity[TOS], minimum[TOS];
    struct assign_pair pairs[FROMS * TOS];
};

static void make(struct chance *c, struct random_problem *out)
{
    *out = (struct random_problem){ .p = { .froms = FROMS, .tos = TOS, .bonus = 500, .seed = 4 } };
    for (uint32_t j = 0; j < TOS; j++) {
        out->capacity[j] = (int32_t)chance_below(c, 4);
        out->minimum[j] = (int32_t)chance_below(c, (uint32_t)out->capacity[j] + 1);
    }
    for (uint32_t i = 0; i < FROMS; i++) {
        out->load[i] = (uint8_t)chance_below(c, 3);
        for (uint32_t j = 0; j < TOS; j++)
            if (chance_below(c, 3))
                out->pairs[out->p.pair_count++] =
                    (struct assign_pair){ i, j, (int32_t)chance_below(c, 1000) };
    }
    out->p.load = out->load;
    out->p.capacity = out->capacity;
    out->p.minimum = out->minimum;
    out->p.pairs = out->pairs;
}

/* What the answer is worth, counted anew; asserts that it keeps the limits. */
static int64_t worth_of(const struct random_problem *r, const struct assign_answer *a)
{
    int32_t taken[FROMS] = { 0 }, filled[TOS] = { 0 };
    int64_t worth = 0;
    for (size_t k = 0; k < a->count; k++) {
        const struct assign_pair *pair = &r->pairs[a->chosen[k]];
        assert_true(k == 0 || a->chosen[k] > a->chosen[k - 1]);
        assert_true(++taken[pair->from] <= r->load[pair->from]);
        assert_true(++filled[pair->to] <= r->capacity[pair->to]);
        worth += pair->weight;
    }
    for (uint32_t j = 0; j < TOS; j++)
        worth += 500 * (filled[j] < r->minimum[j] ? filled[j] : r->minimum[j]);
    return worth;
}

/* The best there is, `to` after `from`, by trying everything. */
static int64_t best(const struct random_problem *r, size_t pair, int32_t taken[], int32_t filled[])
{
    if (pair == r->p.pair_count) {
        int64_t bonus = 0;
        for (uint32_t j = 0; j < TOS; j++)
            bonus += 500 * (filled[j] < r->minimum[j] ? filled[j] : r->minimum[j]);
        return bonus;
    }
    const struct assign_pair *p = &r->pairs[pair];
    int64_t without = best(r, pair + 1, taken, filled);
    if (taken[p->from] == r->load[p->from] || filled[p->to] == r->capacity[p->to]) return without;
    taken[p->from]++;
    filled[p->to]++;
    int64_t with = p->weight + best(r, pair + 1, taken, filled);
    taken[p->from]--;
    filled[p->to]--;
    return with > without ? with : without;
}

static void the_answer_is_the_best_there_is(void **state)
{
    struct chance c = { 5 };
    for (int round = 0; round < ROUNDS; round++) {
        struct random_problem r;
        struct assign_answer a;
        struct ctx cx;
        int32_t taken[FROMS] = { 0 }, filled[TOS] = { 0 };
        arena_reset(*state);
        ctx_begin(&cx, *state);
        make(&c, &r);
        assert_int_equal(assign_service.assign(&cx, &r.p, &a), ERR_NONE);
        assert_int_equal(worth_of(&r, &a), a.worth);
        assert_int_equal(a.worth, a.bound);
        assert_int_equal(a.worth, best(&r, 0, taken, filled));
    }
}

static void what_is_out_of_range_is_refused(void **state)
{
    struct ctx cx;
    struct assign_answer a;
    struct chance c = { 6 };
    struct random_problem r;
    ctx_begin(&cx, *state);
    make(&c, &r);
    r.pairs[0].weight = 10001;
    assert_int_equal(assign_service.assign(&cx, &r.p, &a), ERR_INVALID);
    ctx_clear(&cx);
    make(&c, &r);
    r.pairs[1].to = TOS;
    assert_int_equal(assign_service.assign(&cx, &r.p, &a), ERR_INVALID);
    ctx_clear(&cx);
    make(&c, &r);
    r.pairs[0].from = FROMS - 1;
    assert_int_equal(assign_service.assign(&cx, &r.p, &a), ERR_INVALID);
    ctx_clear(&cx);
    make(&c, &r);
    r.minimum[0] = r.capacity[0] + 1;
    assert_int_equal(assign_service.assign(&cx, &r.p, &a), ERR_INVALID);
    ctx_clear(&cx);
    make(&c, &r);
    r.p.pair_count = 0;
    assert_int_equal(assign_service.assign(&cx, &r.p, &a), ERR_NONE);
    assert_int_equal(a.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_answer_is_the_best_there_is),
        cmocka_unit_test(what_is_out_of_range_is_refused),
    };
    return cmocka_run_group_tests(tests, small_arena_open, small_arena_close);
}
