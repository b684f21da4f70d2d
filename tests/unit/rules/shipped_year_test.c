/* SPDX-License-Identifier: MIT
 * shipped_year: the nine scripts that rate a year, each over a whole year: within the steps that
 * rating a province in one go allows, with the year, the keys and the group each area declares. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/rules/year.h"
#include "tests/support/rules/room.h"

enum {
    BUSY_YEAR = 300,
    USUAL_YEAR = 60,
    BUSY_STEPS = 20000,
    USUAL_STEPS = 5000,
    FIRST_YEAR = 2026
};

static const char *const scripts[] = {
    "scripts/province/bank.evaluate.lua",
    "scripts/areas/660-gia-nghia/bank.evaluate.lua",
    "scripts/areas/661-dak-glong/bank.evaluate.lua",
    "scripts/areas/662-cu-jut/bank.evaluate.lua",
    "scripts/areas/663-dak-mil/bank.evaluate.lua",
    "scripts/areas/664-krong-no/bank.evaluate.lua",
    "scripts/areas/665-dak-song/bank.evaluate.lua",
    "scripts/areas/666-dak-rlap/bank.evaluate.lua",
    "scripts/areas/667-tuy-duc/bank.evaluate.lua",
};

/* The i-th session of a year in which everything an area looks at happens again and again. */
static struct evaluate_session session_of(size_t i, size_t count)
{
    static const char *const communes[] = { "24625", "24646", "24722", "24697", "24736" };
    date day = date_of(FIRST_YEAR, 1, 1) + (date)(i * 364 / count);
    struct evaluate_session s = {
        .day = day,
        .month = date_civil(day).month,
        .weekday = date_weekday(day),
        .start_minute = i % 3 ? 480 : 1080,
        .minutes = 600,
        .late_minutes = i % 20 ? 0 : 20,
        .credited_minutes = 480,
        .state = i % 20 ? ATTENDANCE_PRESENT : ATTENDANCE_LATE,
        .role = 3,
        .field = (uint8_t)(1 + i % 15),
        .campaign_type = 13,
        .evidence = EVIDENCE_PAPER,
        .commune = text_of(communes[i % COUNT_OF(communes)]),
        .border = true,
        .distance_km = 20,
        .language = (uint8_t)(1 + i % 4),
        .fire_danger = (int64_t)(i % 6),
        .household_policy = true,
        .two_confirmations = i % 2,
        .in_harvest = i % 5 == 0,
        .entered_after_days = (int64_t)(i % 17),
    };
    code_set_add(&s.certificates, 1);
    return s;
}

static void year_of(struct arena *arena, size_t count, struct evaluate_facts *f)
{
    rule_facts_default(&bank_evaluate_hook, f);
    struct evaluate_session *sessions = ARENA_ARRAY(arena, count, struct evaluate_session);
    for (size_t i = 0; i < count; i++) sessions[i] = session_of(i, count);
    struct evaluate_work *works = ARENA_ARRAY(arena, 11, struct evaluate_work);
    for (size_t i = 0; i < 11; i++)
        works[i] = (struct evaluate_work){
            date_of(FIRST_YEAR, 3, 1), (uint8_t)(1 + i), 8, true, { { 0 } }
        };
    f->occupation = 4;
    f->called = f->attended = (int64_t)count;
    f->late = (int64_t)count / 20;
    f->months_active = 12;
    f->fields_active = 15;
    f->days_active = (int64_t)count;
    f->minutes = (int64_t)count * 480;
    for (size_t i = 1; i <= 9; i++) f->languages.of[i] = 3;
    code_set_add(&f->certificates, 4);
    f->sessions = (struct fact_list){ sessions, (uint32_t)count };
    f->works = (struct fact_list){ works, 11 };
}

static struct rule_state *state_of_script(struct room *room, const char *path)
{
    struct rule_script *script;
    struct rule_state *state;
    err e = room_load(room, room_file(room, path), &script);
    if (e) fail_msg("%s: %.*s", path, TEXT_ARGS(room->fault.vi));
    assert_int_equal(rule_state_new(&room->cx, script, &state, &room->fault), 0);
    return state;
}

static void run(struct room *room, struct rule_state *state, const struct evaluate_facts *facts)
{
    if (rule_run(&room->cx, state, facts, NULL, &room->verdict, &room->fault))
        fail_msg("%.*s", TEXT_ARGS(room->fault.vi));
}

static void stays_within(const char *path, size_t sessions, uint32_t most)
{
    struct room room;
    struct evaluate_facts facts;
    room_open(&room);
    year_of(room.cx.arena, sessions, &facts);
    struct rule_state *parent = state_of_script(&room, scripts[0]);
    struct rule_state *state = state_of_script(&room, path);
    rule_state_inherits(state, parent);
    rule_state_exact(state);
    run(&room, state, &facts);
    if (room.verdict.steps > most)
        fail_msg("%s: %u steps for %zu sessions", path, room.verdict.steps, sessions);
    assert_false(room.verdict.unrated);
    assert_true(room.verdict.reason_count >= 3);
    rule_state_free(state);
    rule_state_free(parent);
    room_close(&room);
}

static void a_year_costs_few_steps(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < COUNT_OF(scripts); i++) {
        stays_within(scripts[i], BUSY_YEAR, BUSY_STEPS);
        stays_within(scripts[i], USUAL_YEAR, USUAL_STEPS);
    }
}

/* Nobody is failed for an empty year: whoever was called to nothing is not rated. */
static void an_empty_year_is_not_rated(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < COUNT_OF(scripts); i++) {
        struct room room;
        struct evaluate_facts facts;
        room_open(&room);
        rule_facts_default(&bank_evaluate_hook, &facts);
        struct rule_state *parent = state_of_script(&room, scripts[0]);
        struct rule_state *state = state_of_script(&room, scripts[i]);
        rule_state_inherits(state, parent);
        run(&room, state, &facts);
        if (!room.verdict.unrated || room.verdict.band) fail_msg("%s", scripts[i]);
        rule_state_free(state);
        rule_state_free(parent);
        room_close(&room);
    }
}

/* Đắk R'Lấp begins from the province's verdict: its points, its caps and its tie keys. */
static void dak_rlap_begins_from_the_province(void **unused)
{
    (void)unused;
    struct room room;
    struct evaluate_facts facts;
    struct evaluate_work works[] = {
        { .day = date_of(FIRST_YEAR, 11, 1), .kind = 10, .amount = 4, .accepted = true },
        { .day = date_of(FIRST_YEAR, 11, 2), .kind = 11, .amount = 3, .accepted = true },
    };
    room_open(&room);
    rule_facts_default(&bank_evaluate_hook, &facts);
    facts.called = facts.attended = 10;
    facts.minutes = 2400;
    facts.months_active = 5;
    struct rule_state *parent = state_of_script(&room, scripts[0]);
    struct rule_state *state = state_of_script(&room, scripts[7]);
    rule_state_inherits(state, parent);

    run(&room, state, &facts); /* the province's 80, ten for no absence */
    assert_int_equal(room.verdict.score, 9000);
    assert_int_equal(room.verdict.band, RATING_EXCELLENT);
    assert_true(text_equal_z(room.verdict.keys->name, "thang"));
    assert_int_equal(room.verdict.keys->value, 500);

    facts.works = (struct fact_list){ works, COUNT_OF(works) };
    run(&room, state, &facts); /* three of four pieces of evidence: three quarters of the points */
    assert_int_equal(room.verdict.score, 6750);

    facts.works.count = 0;
    facts.called = 20;
    facts.attended = 17;
    facts.minutes = 12000;
    facts.months_active = 12;
    run(&room, state, &facts); /* 104 points, cut to 100; the province's cap holds here too */
    assert_int_equal(room.verdict.score, 10000);
    assert_int_equal(room.verdict.band, RATING_GOOD);
    rule_state_free(state);
    rule_state_free(parent);
    room_close(&room);
}

static void every_area_declares_its_year_and_its_group(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < COUNT_OF(scripts); i++) {
        struct room room;
        struct rule_script *script;
        text tie;
        date from, until;
        room_open(&room);
        assert_int_equal(room_load(&room, room_file(&room, scripts[i]), &script), 0);
        rule_period_days(rule_script_period(script), FIRST_YEAR, &from, &until);
        bool school_year = i == 1; /* Gia Nghĩa */
        assert_int_equal(from, school_year ? date_of(2025, 9, 1) : date_of(2026, 1, 1));
        assert_int_equal(until, school_year ? date_of(2026, 8, 31) : date_of(2026, 12, 31));
        assert_true(rule_script_ties(script, 0, &tie));
        const struct rule_group *group = rule_script_group(script);
        assert_true(group->has_quota);
        assert_int_equal(group->quota_percent, 20);
        assert_int_equal(group->quota_band, RATING_EXCELLENT);
        assert_int_equal(group->quota_of, RATING_GOOD);
        assert_int_equal(group->has_team, i == 6); /* Đắk Song */
        room_close(&room);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_year_costs_few_steps),
        cmocka_unit_test(an_empty_year_is_not_rated),
        cmocka_unit_test(dak_rlap_begins_from_the_province),
        cmocka_unit_test(every_area_declares_its_year_and_its_group),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
