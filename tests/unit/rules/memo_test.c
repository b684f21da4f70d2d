/* SPDX-License-Identifier: MIT
 * memo: what is remembered equals what the rule would say, for every script we ship. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/rules/memo.h"
#include "tests/support/rules/room.h"

enum { PEOPLE = 3000 };

/* A small repeatable sequence: numbers below `most`. */
static int64_t draw(uint64_t *seed, int64_t most)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((*seed >> 33) % (uint64_t)most);
}

static struct score_facts somebody(uint64_t *seed)
{
    struct score_facts f;
    rule_facts_default(&bank_score_hook, &f);
    f.age = 15 + draw(seed, 40);
    f.unexcused = draw(seed, 3);
    f.distance_km = 5 * draw(seed, 10);
    f.busy_harvest = draw(seed, 2) == 1;
    f.hours_year = draw(seed, 90);
    f.opening.night = draw(seed, 3) == 0;
    f.opening.in_harvest = draw(seed, 2) == 1;
    f.opening.place_language = (uint8_t)draw(seed, 4);
    f.opening.field = (uint8_t)(1 + draw(seed, 15));
    f.commune = draw(seed, 2) ? TEXT("24736") : TEXT("24640");
    f.languages.of[1] = (uint8_t)draw(seed, 4);
    for (unsigned n = 1; n < 4; n++) {
        if (draw(seed, 3) == 0) code_set_add(&f.skills, n);
        if (draw(seed, 4) == 0) code_set_add(&f.certificates, n);
    }
    return f;
}

static size_t compare(struct room *room, struct rule_memo *memo, struct rule_state *state,
                      uint64_t rule)
{
    uint64_t seed = 7;
    size_t met = 0;
    for (size_t i = 0; i < PEOPLE; i++) {
        struct score_facts f = somebody(&seed);
        struct rule_verdict v;
        assert_int_equal(rule_run(&room->cx, state, &f, NULL, &v, &room->fault), 0);
        struct rule_outcome truth = { (int32_t)v.score, v.rejected.size != 0 };
        const struct rule_outcome *known = rule_memo_find(memo, rule, &f);
        if (!known) {
            rule_memo_keep(memo, rule, &f, v.facts_used, truth);
            continue;
        }
        met++;
        assert_int_equal(known->score, truth.score);
        assert_int_equal(known->rejected, truth.rejected);
    }
    return met;
}

static size_t compare_file(struct room *room, struct rule_memo *memo, const char *path,
                           uint64_t rule)
{
    struct rule_script *script;
    struct rule_state *state;
    assert_int_equal(room_load(room, room_file(room, path), &script), 0);
    assert_int_equal(rule_state_new(&room->cx, script, &state, &room->fault), 0);
    size_t met = compare(room, memo, state, rule);
    rule_state_free(state);
    return met;
}

static void remembered_verdicts_are_those_of_the_shipped_rules(void **unused)
{
    (void)unused;
    static const char *const files[] = { "scripts/province/bank.score.lua",
                                         "scripts/areas/662-cu-jut/bank.score.lua",
                                         "scripts/areas/667-tuy-duc/bank.score.lua" };
    struct room room;
    room_open(&room);
    struct rule_memo *memo = rule_memo_new(room.cx.arena, &bank_score_hook);
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        assert_true(compare_file(&room, memo, files[i], i) > PEOPLE / 3);
    room_close(&room);
}

static void a_rule_that_inherits_is_known_by_what_its_parent_read_too(void **unused)
{
    (void)unused;
    struct room room;
    struct rule_script *above, *below;
    struct rule_state *parent, *child;
    room_open(&room);
    text reads_age = room_script(&room, "if f.age < 18 then add('a', -5) end");
    text reads_more =
        room_script(&room, "inherit() if f.unexcused > 1 then add('b', -1, { n = 1 }) end");
    assert_int_equal(room_load(&room, reads_age, &above), 0);
    assert_int_equal(room_load(&room, reads_more, &below), 0);
    assert_int_equal(rule_state_new(&room.cx, above, &parent, &room.fault), 0);
    assert_int_equal(rule_state_new(&room.cx, below, &child, &room.fault), 0);
    rule_state_inherits(child, parent);
    struct rule_memo *memo = rule_memo_new(room.cx.arena, &bank_score_hook);
    assert_true(compare(&room, memo, child, 0) > PEOPLE / 2);
    assert_true(rule_memo_count(memo) > 40); /* ages times absences */
    rule_state_free(child);
    rule_state_free(parent);
    room_close(&room);
}

static void rules_do_not_answer_for_each_other(void **unused)
{
    (void)unused;
    struct room room;
    room_open(&room);
    struct rule_memo *memo = rule_memo_new(room.cx.arena, &bank_score_hook);
    struct score_facts f;
    rule_facts_default(&bank_score_hook, &f);
    code_set nothing = { { 0 } };
    rule_memo_keep(memo, 1, &f, nothing, (struct rule_outcome){ .score = 500 });
    assert_null(rule_memo_find(memo, 2, &f));
    f.age = 77; /* a rule that reads nothing says the same of everybody */
    assert_int_equal(rule_memo_find(memo, 1, &f)->score, 500);
    room_close(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(remembered_verdicts_are_those_of_the_shipped_rules),
        cmocka_unit_test(a_rule_that_inherits_is_known_by_what_its_parent_read_too),
        cmocka_unit_test(rules_do_not_answer_for_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
