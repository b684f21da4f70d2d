/* SPDX-License-Identifier: MIT
 * judges: who judges the judges? On instances of a few pairs, every set of pairs is tried: the best
 * that the referee lets pass is what the peer says is the optimum, and no prices give a bound below
 * it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "peer.h"
#include "referee.h"
#include "small.h"

enum { INSTANCES = 40, MOST_PAIRS = 10, PRICES = 20 };

/* The claim of the pairs whose bits are set, written into start and role. */
static void claim_set(const struct vbm *it, uint32_t set, uint32_t *start, uint32_t *role)
{
    uint32_t count = 0;
    for (int32_t i = 0; i < it->head.volunteers; i++) {
        for (uint32_t k = it->first[i]; k < it->first[i + 1]; k++)
            if (set >> k & 1) role[count++] = vbm_role(it->pair[k]);
        start[i + 1] = count;
    }
}

static int64_t best_of_all_sets(const struct vbm *it)
{
    uint32_t *start = vbm_alloc((size_t)it->head.volunteers + 1, sizeof *start);
    uint32_t role[MOST_PAIRS];
    int32_t *price = vbm_alloc((size_t)it->head.roles, sizeof *price);
    int64_t best = 0;
    for (uint32_t set = 0; set < UINT32_C(1) << it->head.pairs; set++) {
        claim_set(it, set, start, role);
        struct referee_claim claim = { .start = start, .role = role, .price = price };
        struct referee_finding found = referee_judge(it, &claim);
        if (!found.broken && found.worth > best) best = found.worth;
    }
    free(start);
    free(price);
    return best;
}

/* Drawn again until it is small enough to try everything. */
static struct vbm tiny_instance(enum small_family family, uint64_t *seed)
{
    struct vbm it = small_instance(family, ++*seed);
    while (it.head.pairs > MOST_PAIRS || it.head.pairs < 3) {
        vbm_free(&it);
        it = small_instance(family, ++*seed);
    }
    return it;
}

static void bounds_hold(const struct vbm *it, int64_t optimum, struct chance *chance)
{
    uint32_t *start = vbm_alloc((size_t)it->head.volunteers + 1, sizeof *start);
    int32_t *price = vbm_alloc((size_t)it->head.roles, sizeof *price);
    struct referee_claim nobody = { .start = start, .role = NULL, .price = price };
    for (int n = 0; n < PRICES; n++) {
        for (int32_t j = 0; j < it->head.roles; j++)
            price[j] = chance_between(chance, -it->head.bonus - 100, 10000);
        assert_true(referee_judge(it, &nobody).bound >= optimum);
    }
    free(start);
    free(price);
}

static void peer_and_referee_agree_with_trying_everything(void **state)
{
    (void)state;
    static const enum small_family families[] = { SMALL_USUAL, SMALL_ZERO_SEATS, SMALL_UNREACHABLE,
                                                  SMALL_ONE_DAY, SMALL_BONUS };
    struct chance chance = chance_from(1);
    for (size_t f = 0; f < sizeof families / sizeof *families; f++) {
        uint64_t seed = 0;
        for (int n = 0; n < INSTANCES; n++) {
            struct vbm it = tiny_instance(families[f], &seed);
            int64_t best = best_of_all_sets(&it);
            for (int method = PEER_NETWORK_SIMPLEX; method <= PEER_CAPACITY_SCALING; method++)
                assert_int_equal(peer_solve(&it, (enum peer_method)method).objective, best);
            bounds_hold(&it, best, &chance);
            vbm_free(&it);
        }
    }
}

static void referee_names_the_limit_that_is_broken(void **state)
{
    (void)state;
    struct vbm it = vbm_new(2, 2, 4);
    for (int i = 0; i < 2; i++) {
        it.load[i] = 2;
        it.most[i] = 1;
        it.first[i + 1] = 2 * (uint32_t)(i + 1);
    }
    it.pair[0] = it.pair[2] = vbm_pair(0, 100);
    it.pair[1] = it.pair[3] = vbm_pair(1, 200);
    const int32_t price[2] = { 0, 0 };
    const struct referee_claim same_day = { (uint32_t[]){ 0, 2, 2 }, (uint32_t[]){ 0, 1 }, price };
    assert_string_equal(referee_judge(&it, &same_day).broken, "two roles on one day");
    const struct referee_claim full = { (uint32_t[]){ 0, 1, 2 }, (uint32_t[]){ 0, 0 }, price };
    assert_string_equal(referee_judge(&it, &full).broken, "more people than seats");
    it.load[0] = 1;
    assert_string_equal(referee_judge(&it, &same_day).broken, "more roles than the load");
    const struct referee_claim right = { (uint32_t[]){ 0, 1, 2 }, (uint32_t[]){ 0, 1 }, price };
    assert_null(referee_judge(&it, &right).broken);
    assert_int_equal(referee_judge(&it, &right).worth, 300);
    it.pair[0] = vbm_pair(1, 100);
    assert_string_equal(referee_judge(&it, &right).broken,
                        "a role the volunteer is not eligible for");
    vbm_free(&it);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(peer_and_referee_agree_with_trying_everything),
        cmocka_unit_test(referee_names_the_limit_that_is_broken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
