/* SPDX-License-Identifier: MIT
 * ballot_count: quorums and majorities of every council up to a hundred against the definition;
 * who is chosen against every subset of candidates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "plugins/awards/ballot/count.h"

enum { COUNCIL_MOST = 100, FEW = 6, TRIALS = 400 };

static struct ballot_share share(const char *words)
{
    struct ballot_share s;
    assert_true(ballot_share_parse(text_of(words), &s));
    return s;
}

static void two_thirds_of_nine_are_six(void **state)
{
    (void)state;
    assert_int_equal(ballot_share_of(share("2/3"), 9), 6);
    assert_int_equal(ballot_share_of(share("2/3"), 10), 7);
    assert_int_equal(ballot_share_of(share(">1/2"), 9), 5);
    assert_int_equal(ballot_share_of(share(">1/2"), 10), 6);
    assert_int_equal(ballot_share_of(share("80/100"), 9), 8);
    assert_int_equal(ballot_share_of(share("1/1"), 7), 7);
    assert_int_equal(ballot_share_of(share("2/3"), 0), 1); /* nobody is no quorum */
}

/* The definition: so many are such a part, one fewer is not. */
static void a_quorum_is_the_least_number_that_is_the_part(void **state)
{
    (void)state;
    static const char *const parts[] = { "1/2", ">1/2", "2/3", ">2/3", "3/4", "80/100", "90/100" };
    for (size_t p = 0; p < COUNT_OF(parts); p++) {
        struct ballot_share s = share(parts[p]);
        for (int64_t whole = 1; whole <= COUNCIL_MOST; whole++) {
            int64_t least = 1;
            while (s.more ? least * s.of <= whole * s.part : least * s.of < whole * s.part) least++;
            assert_int_equal(ballot_share_of(s, whole), least);
            assert_in_range(least, 1, whole);
        }
    }
}

static void what_is_no_part_is_refused(void **state)
{
    static const char *const wrong[] = { "",    "2",     "2/",   "/3",     "3/2", "0/3",  ">1/1",
                                         "2/0", "1/2/3", "-1/2", "1/1001", "½",   "1 / 2" };
    struct ballot_share s;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        if (ballot_share_parse(text_of(wrong[i]), &s)) fail_msg("\"%s\" was taken", wrong[i]);
}

static void a_paper_has_a_word_for_every_candidate(void **state)
{
    struct arena *arena = arena_new();
    struct slice paper;
    (void)state;
    assert_true(ballot_paper_parse(arena, TEXT("for, against blank"), 3, &paper));
    assert_memory_equal(paper.data, "+-0", 3);
    assert_true(ballot_paper_is_whole(paper, 3));
    assert_false(ballot_paper_is_whole(paper, 2));
    assert_false(ballot_paper_parse(arena, TEXT("for against"), 3, &paper));
    assert_false(ballot_paper_parse(arena, TEXT("for for for for"), 3, &paper));
    assert_false(ballot_paper_parse(arena, TEXT("for maybe for"), 3, &paper));
    assert_true(ballot_paper_parse(arena, TEXT(""), 0, &paper));
    arena_free(arena);
}

static void who_is_barred_says_nothing(void **state)
{
    const struct slice papers[] = { text_slice(TEXT("+0")), text_slice(TEXT("+-")),
                                    text_slice(TEXT("-0")) };
    struct ballot_result r[2] = { { .entitled = 3 }, { .entitled = 2, .barred = 1 } };
    (void)state;
    ballot_count(papers, 3, r, 2);
    assert_int_equal(r[0].in_favour, 2);
    assert_int_equal(r[0].against, 1);
    assert_int_equal(r[0].blank, 0);
    assert_int_equal(r[1].in_favour, 0);
    assert_int_equal(r[1].against, 1);
    assert_int_equal(r[1].blank, 1); /* of two blanks one was forced */
}

/* ---- against brute force ------------------------------------------------------------------- */

static bool better(const struct ballot_result *a, const struct ballot_result *b)
{
    double left = (double)a->in_favour / (double)a->entitled;
    double right = (double)b->in_favour / (double)b->entitled;
    return left > right || (left == right && a->rank < b->rank);
}

/* The one set that is allowed: as large as the quota lets it be, all of them with enough in favour,
 * and nobody outside it is better than somebody inside. */
static bool is_right(const struct ballot_result *r, const bool *passes, uint32_t set, int64_t quota)
{
    int64_t size = 0, passing = 0;
    for (uint32_t i = 0; i < FEW; i++) {
        passing += passes[i];
        size += set >> i & 1;
        if ((set >> i & 1) && !passes[i]) return false;
    }
    if (size != (quota >= 0 && quota < passing ? quota : passing)) return false;
    for (uint32_t in = 0; in < FEW; in++)
        for (uint32_t out = 0; out < FEW; out++)
            if ((set >> in & 1) && !(set >> out & 1) && passes[out] && better(&r[out], &r[in]))
                return false;
    return true;
}

static void the_chosen_are_the_only_right_set(void **state)
{
    struct random_source random = random_seeded(17, "ballots");
    (void)state;
    for (int trial = 0; trial < TRIALS; trial++) {
        struct ballot_result r[FEW] = { 0 };
        bool passes[FEW];
        uint32_t chosen = 0, right = 0;
        int64_t quota = (int64_t)random_below(&random, FEW + 2) - 1;
        struct ballot_share pass = share(trial % 2 ? ">1/2" : "2/3");
        for (uint32_t i = 0; i < FEW; i++) {
            r[i].entitled = 3 + random_below(&random, 4);
            r[i].in_favour = random_below(&random, (uint32_t)r[i].entitled + 1);
            r[i].rank = (i + (uint32_t)trial) % FEW + 1;
            passes[i] = pass.more ? r[i].in_favour * pass.of > r[i].entitled * pass.part
                                  : r[i].in_favour * pass.of >= r[i].entitled * pass.part;
        }
        ballot_choose(r, FEW, pass, quota);
        for (uint32_t i = 0; i < FEW; i++) chosen |= (uint32_t)r[i].chosen << i;
        for (uint32_t set = 0; set < 1u << FEW; set++) {
            if (!is_right(r, passes, set, quota)) continue;
            assert_int_equal(set, chosen);
            right++;
        }
        assert_int_equal(right, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_thirds_of_nine_are_six),
        cmocka_unit_test(a_quorum_is_the_least_number_that_is_the_part),
        cmocka_unit_test(what_is_no_part_is_refused),
        cmocka_unit_test(a_paper_has_a_word_for_every_candidate),
        cmocka_unit_test(who_is_barred_says_nothing),
        cmocka_unit_test(the_chosen_are_the_only_right_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
