/* SPDX-License-Identifier: MIT
 * match_topk_openings: the best openings for a person are those that scoring all of them finds,
 * with prices and without, from a known home, an unknown one and one where nothing is offered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "plugins/bank/match/topk_openings.h"
#include "plugins/bank/score.h"
#include "tests/support/plugins/bank/crowd.h"

enum { ROOM = 1500 };

static int by_rank(const void *a, const void *b)
{
    return topk_opening_before(a, b) ? -1 : topk_opening_before(b, a);
}

static size_t all_of(const struct match_open *given, size_t count, const struct topk_seeker *who,
                     struct topk_opening *out)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        const struct match_place *there = &given[i].where;
        if (!score_meets(who->person, &given[i].need)) continue;
        if (who->accept && !who->accept(who->arg, (uint32_t)i)) continue;
        int64_t km = id_equal(who->home.id, there->id)
                         ? 0
                         : score_distance(who->home.lat, who->home.lon, there->lat, there->lon);
        uint32_t score = score_sum(who->person, &given[i].need, km, (uint32_t)score_near(km));
        out[found++] = (struct topk_opening){ (uint32_t)i, score, (int32_t)score - given[i].price };
    }
    if (found) qsort(out, found, sizeof(*out), by_rank);
    return found < who->most ? found : who->most;
}

static bool even(void *arg, uint32_t at)
{
    (void)arg;
    return at % 2 == 0;
}

static void compare(struct crowd *c, const struct match_open *given, size_t count, bool priced)
{
    struct arena *arena = arena_new();
    struct topk_opening want[ROOM];
    struct topk_opening got[ROOM];
    struct match_openings *openings = match_openings_new(arena, given, count);
    for (int i = 0; i < 20; i++) {
        struct match_row row = crowd_person(c, true);
        struct topk_seeker who = { .person = &row.person,
                                   .home = c->places[row.facts.place],
                                   .most = 1 + crowd_random(c, 40) };
        if (i % 5 == 1) who.home.lat = who.home.lon = 0;
        if (i % 5 == 2) who.home.id.bytes[15] ^= 1; /* a place without openings, somewhere else */
        if (i % 5 == 2) who.home.lat += 150000;
        if (i % 5 == 3) who.accept = even;
        size_t found = all_of(given, count, &who, want);
        assert_int_equal(topk_openings(openings, &who, got), found);
        for (size_t k = 0; k < found; k++) {
            assert_int_equal(got[k].at, want[k].at);
            assert_int_equal(got[k].score, want[k].score);
            assert_int_equal(got[k].worth, want[k].worth);
            if (!priced) assert_int_equal(got[k].worth, got[k].score);
        }
    }
    match_openings_end(openings);
    arena_free(arena);
}

static void the_best_are_those_that_scoring_all_finds(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 30; seed++) {
        struct match_open given[ROOM] = { 0 };
        struct crowd c;
        size_t count = seed == 1 ? 0 : (size_t)(seed * 50);
        crowd_make(&c, seed, 1 + seed * 2, 0, (int64_t)(20 + seed * 9), seed % 4 != 0);
        for (size_t i = 0; i < count; i++) {
            struct crowd_opening o = crowd_opening(&c, true);
            given[i] = (struct match_open){ .need = o.need, .where = c.places[o.place] };
            if (seed % 3 == 0) given[i].price = (int32_t)crowd_random(&c, 4000) - 1500;
        }
        compare(&c, given, count, seed % 3 == 0);
        crowd_free(&c);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_are_those_that_scoring_all_finds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
