/* SPDX-License-Identifier: MIT
 * share_out: against every way to share out small councils: as many reviews as can be, nobody in
 * conflict, nobody twice, the least load of whoever has most. The solver asked is one that tries
 * everything; the engine behind the service is held to the same in match_assign_test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "plugins/awards/council/share_out.h"

enum { DOSSIERS = 4, MEMBERS = 3, CELLS = DOSSIERS * MEMBERS, ROUNDS = 60 };

static uint32_t next(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 16) % below;
}

/* ---- a service that tries every choice of pairs -------------------------------------------- */

static int64_t worth(const struct assign_problem *p, uint32_t chosen)
{
    int32_t filled[MEMBERS] = { 0 };
    uint32_t taken[DOSSIERS] = { 0 };
    int64_t sum = 0;
    for (size_t k = 0; k < p->pair_count; k++) {
        if (!(chosen >> k & 1)) continue;
        if (++taken[p->pairs[k].from] > p->load[p->pairs[k].from]) return -1;
        if (++filled[p->pairs[k].to] > p->capacity[p->pairs[k].to]) return -1;
        sum += p->pairs[k].weight;
    }
    for (uint32_t j = 0; j < p->tos; j++)
        sum += p->bonus * (filled[j] < p->minimum[j] ? filled[j] : p->minimum[j]);
    return sum;
}

static err try_everything(struct ctx *cx, const struct assign_problem *p, struct assign_answer *out)
{
    uint32_t *chosen = ARENA_ARRAY(cx->arena, p->pair_count + 1, uint32_t);
    uint32_t best = 0;
    for (uint32_t c = 0; c < 1u << p->pair_count; c++)
        if (worth(p, c) > worth(p, best)) best = c;
    *out = (struct assign_answer){ .chosen = chosen, .worth = worth(p, best) };
    for (uint32_t k = 0; k < p->pair_count; k++)
        if (best >> k & 1) chosen[out->count++] = k;
    return ERR_NONE;
}
static const struct assign_1 service = { try_everything };

/* ---- every sharing, judged by what is promised --------------------------------------------- */

struct judged {
    uint32_t reviews, highest;
};

static bool better(struct judged a, struct judged b)
{
    return a.reviews != b.reviews ? a.reviews > b.reviews : a.highest < b.highest;
}

/* False when it breaks a limit. */
static bool judge(const struct share_problem *p, const bool given[], struct judged *out)
{
    uint32_t load[MEMBERS] = { 0 };
    *out = (struct judged){ 0 };
    for (uint32_t d = 0; d < DOSSIERS; d++) {
        uint32_t kept = 0, added = 0;
        for (uint32_t m = 0; m < MEMBERS; m++) {
            uint32_t at = d * MEMBERS + m;
            if (given[at] && p->pair[at] != SHARE_FREE) return false;
            kept += p->pair[at] == SHARE_KEPT;
            added += given[at];
            load[m] += given[at] || p->pair[at] == SHARE_KEPT;
        }
        if (added && kept + added > p->each) return false;
        out->reviews += added;
    }
    for (uint32_t m = 0; m < MEMBERS; m++)
        if (load[m] > out->highest) out->highest = load[m];
    return true;
}

static struct judged best_of(const struct share_problem *p)
{
    struct judged best = { 0, UINT32_MAX }, one;
    for (uint32_t c = 0; c < 1u << CELLS; c++) {
        bool given[CELLS];
        for (uint32_t i = 0; i < CELLS; i++) given[i] = c >> i & 1;
        if (judge(p, given, &one) && better(one, best)) best = one;
    }
    return best;
}

/* ---- tests --------------------------------------------------------------------------------- */

static void it_is_as_full_and_as_even_as_any(void **state)
{
    uint32_t chance = 11;
    for (int round = 0; round < ROUNDS; round++) {
        uint8_t pair[CELLS];
        struct judged got;
        struct share_answer out;
        struct ctx cx;
        arena_reset(*state);
        ctx_begin(&cx, *state);
        struct share_problem p = { .dossiers = DOSSIERS, .members = MEMBERS, .pair = pair };
        p.each = 1 + next(&chance, 3);
        for (size_t i = 0; i < CELLS; i++) {
            uint32_t dice = next(&chance, 10);
            pair[i] = dice < 3 ? SHARE_BARRED : dice == 3 ? SHARE_KEPT : SHARE_FREE;
        }
        assert_int_equal(share_out(&cx, &service, &p, &out), ERR_NONE);
        assert_true(judge(&p, out.given, &got));
        struct judged best = best_of(&p);
        assert_int_equal(got.reviews, out.count);
        assert_int_equal(got.reviews, best.reviews);
        assert_int_equal(got.highest, best.highest);
    }
}

static void who_is_missing_is_said_of_each_dossier(void **state)
{
    /* The first dossier: everybody but one in conflict; the second: nobody. */
    const uint8_t pair[] = { SHARE_BARRED, SHARE_BARRED, SHARE_FREE,
                             SHARE_FREE,   SHARE_FREE,   SHARE_FREE };
    struct share_problem p = { .dossiers = 2, .members = 3, .each = 2, .pair = pair };
    struct share_answer out;
    struct ctx cx;
    ctx_begin(&cx, *state);
    assert_int_equal(share_out(&cx, &service, &p, &out), ERR_NONE);
    assert_int_equal(out.short_of, 1);
    assert_int_equal(out.missing[0], 1);
    assert_int_equal(out.missing[1], 0);
    assert_int_equal(out.count, 3);
    for (size_t m = 0; m < 3; m++) assert_int_equal(out.load[m], 1);
}

static void nobody_gets_more_than_they_were_asked_for(void **state)
{
    const uint8_t pair[CELLS] = { 0 };
    struct share_problem p = {
        .dossiers = DOSSIERS, .members = MEMBERS, .each = 3, .most = 2, .pair = pair
    };
    struct share_answer out;
    struct ctx cx;
    uint32_t missing = 0;
    ctx_begin(&cx, *state);
    assert_int_equal(share_out(&cx, &service, &p, &out), ERR_NONE);
    assert_int_equal(out.count, 6);
    for (size_t d = 0; d < DOSSIERS; d++) missing += out.missing[d];
    assert_int_equal(missing, 6);
    for (size_t m = 0; m < MEMBERS; m++) assert_int_equal(out.load[m], 2);
}

static void a_council_of_nobody_reviews_nothing(void **state)
{
    struct share_problem p = { .dossiers = 2, .each = 2 };
    struct share_answer out;
    struct ctx cx;
    ctx_begin(&cx, *state);
    assert_int_equal(share_out(&cx, &service, &p, &out), ERR_NONE);
    assert_int_equal(out.short_of, 2);
    p.members = SHARE_MEMBERS_MAX + 1;
    assert_int_equal(share_out(&cx, &service, &p, &out), ERR_INVALID);
}

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

#define HOLDS(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HOLDS(it_is_as_full_and_as_even_as_any),
        HOLDS(who_is_missing_is_said_of_each_dossier),
        HOLDS(nobody_gets_more_than_they_were_asked_for),
        HOLDS(a_council_of_nobody_reviews_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
