/* SPDX-License-Identifier: MIT
 * ladder_rule: the province's rule of trainers on the days that decide: the last on which something
 * still counts, and the day after. What the days are told as is counted as the server counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "plugins/training/days.h"
#include "plugins/training/ladder/certify.h"

enum { SOURCE_MAX = 65536, TODAY_YEAR = 2026 };

/* What somebody did, by its day. */
struct history {
    date as_of, test, teach_back, course, lesson;
    date lower_until;
    date issued; /* of the certificate that is renewed */
    bool renewal;
    int64_t level;
};

static date day(int year, int month, int d)
{
    return date_of(year, month, d);
}

/* Somebody who has all it takes on 15 June 2026. */
static struct history fine(void)
{
    date recent = day(TODAY_YEAR, 5, 1);
    return (struct history){ .as_of = day(TODAY_YEAR, 6, 15),
                             .test = recent,
                             .teach_back = recent,
                             .course = recent,
                             .lesson = recent,
                             .lower_until = day(2027, 1, 1),
                             .issued = day(2024, 6, 15),
                             .level = 2 };
}

static int64_t days_from(date from, date to)
{
    return to > from ? to - from : 0;
}

static void tell_own(const struct history *h, struct certify_facts *f)
{
    struct certificate_kind kind = { .valid_months = 24, .renew_days = 60, .grace_days = 90 };
    struct certificate c = { .issued = h->issued };
    certificate_days(&c, &kind);
    f->has_own = true;
    f->days_to_renewal = days_from(h->as_of, c.renew_from);
    f->days_since_expiry = days_from(c.expires, h->as_of);
    f->grace_days = c.grace_until - c.expires;
}

static void run(struct ctx *cx, const struct history *h, struct rule_verdict *verdict)
{
    char *source = arena_alloc(cx->arena, SOURCE_MAX);
    FILE *file = fopen(TEST_SOURCE_DIR "/scripts/province/training.certify.lua", "rb");
    struct rule_script *script;
    struct rule_state *state = NULL;
    struct rule_fault fault = { 0 };
    assert_non_null(file);
    size_t size = fread(source, 1, SOURCE_MAX, file);
    assert_int_equal(fclose(file), 0);

    struct certify_course courses[2] = {
        { .mentor_level = h->level,
          .answers = 6,
          .rating = 24,
          .months_ago = months_gone(h->course, h->as_of) },
        { .mentor_level = h->level, .answers = 6, .rating = 24 },
    };
    struct certify_score score = { .teach_back = 1,
                                   .level = h->level < 4 ? h->level + 1 : 4,
                                   .total = 30,
                                   .lowest = 1,
                                   .months_ago = months_gone(h->teach_back, h->as_of),
                                   .counts = true };
    struct certify_score scores[2] = { score, score };
    struct certify_test test = { .level = h->level,
                                 .percent = 80,
                                 .months_ago = months_gone(h->test, h->as_of),
                                 .retest = h->renewal };
    struct certify_lesson lesson = { .level = h->level,
                                     .lessons = 8,
                                     .months_ago = months_gone(h->lesson, h->as_of) };
    struct certify_facts facts = { .as_of = h->as_of,
                                   .level = h->level,
                                   .renewal = h->renewal,
                                   .age = 16,
                                   .lower_days_left =
                                       h->lower_until >= h->as_of ? h->lower_until - h->as_of : -1,
                                   .teach_backs = 1,
                                   .courses = { courses, 2 },
                                   .scores = { scores, 2 },
                                   .tests = { &test, 1 },
                                   .lessons = { &lesson, 1 } };
    tell_own(h, &facts);
    if (rule_load(cx, &training_certify_hook, (text){ source, size }, TEXT("certify"), &script,
                  &fault) ||
        rule_state_new(cx, script, &state, &fault) ||
        rule_run(cx, state, &facts, NULL, verdict, &fault))
        fail_msg("%.*s", TEXT_ARGS(fault.vi));
    rule_state_free(state);
}

static bool says(const struct rule_verdict *v, const char *code)
{
    for (const struct rule_reason *r = v->reasons; r; r = r->next)
        if (text_equal_z(r->code, code)) return true;
    return false;
}

static void expect(const char *what, const struct history *h, const char *missing)
{
    struct arena *arena = arena_new();
    struct ctx cx;
    struct rule_verdict verdict = { 0 };
    ctx_begin(&cx, arena);
    run(&cx, h, &verdict);
    if (!missing && verdict.band != 1) fail_msg("%s: not qualified", what);
    if (missing && (verdict.band == 1 || !says(&verdict, missing)))
        fail_msg("%s: %s was not said", what, missing);
    arena_free(arena);
}

/* A row moves one day of somebody who has all it takes. */
struct row {
    const char *what;
    size_t member; /* of struct history */
    int year, month, day;
    const char *missing; /* NULL = qualified all the same */
};
#define DAY_OF(name) offsetof(struct history, name)

static void check(const struct row *rows, size_t count, bool renewal)
{
    for (size_t i = 0; i < count; i++) {
        struct history h = fine();
        date moved = day(rows[i].year, rows[i].month, rows[i].day);
        assert_int_not_equal(moved, 0);
        memcpy((char *)&h + rows[i].member, &moved, sizeof moved);
        h.renewal = renewal;
        expect(rows[i].what, &h, rows[i].missing);
    }
}

static void what_counts_on_the_way_up(void **state)
{
    static const struct row rows[] = {
        { "the lower level's last day", DAY_OF(lower_until), 2026, 6, 15, NULL },
        { "the day after it", DAY_OF(lower_until), 2026, 6, 14, "chua_bac" },
        { "a test 24 months ago to the day", DAY_OF(test), 2024, 6, 15, NULL },
        { "a test a day older", DAY_OF(test), 2024, 6, 14, "chua_co_bai" },
        { "a teach-back a year ago to the day", DAY_OF(teach_back), 2025, 6, 15, NULL },
        { "a teach-back a day older", DAY_OF(teach_back), 2025, 6, 14, "chua_giang" },
        { "a class a year ago to the day", DAY_OF(course), 2025, 6, 15, NULL },
        { "a class a day older", DAY_OF(course), 2025, 6, 14, "chua_dong" },
    };
    (void)state;
    check(rows, COUNT_OF(rows), false);
}

static void what_counts_for_a_renewal(void **state)
{
    static const struct row rows[] = {
        { "on its last day", DAY_OF(issued), 2024, 6, 15, NULL },
        { "sixty days before its end", DAY_OF(as_of), 2026, 4, 16, NULL },
        { "a day too early", DAY_OF(as_of), 2026, 4, 15, "chua_den" },
        { "the last day of grace", DAY_OF(as_of), 2026, 9, 13, NULL },
        { "the day after grace", DAY_OF(as_of), 2026, 9, 14, "qua_han" },
        { "a class 24 months ago to the day", DAY_OF(course), 2024, 6, 15, NULL },
        { "a class a day older", DAY_OF(course), 2024, 6, 14, "it_lop" },
        { "a refresher 24 months ago to the day", DAY_OF(lesson), 2024, 6, 15, NULL },
        { "a refresher a day older", DAY_OF(lesson), 2024, 6, 14, "it_tiet" },
        { "a retest 24 months ago to the day", DAY_OF(test), 2024, 6, 15, NULL },
        { "a retest a day older", DAY_OF(test), 2024, 6, 14, "chua_thi_lai" },
        { "the lower level does not matter", DAY_OF(lower_until), 2020, 1, 1, NULL },
    };
    (void)state;
    check(rows, COUNT_OF(rows), true);
}

static void every_level_has_its_way(void **state)
{
    (void)state;
    for (int64_t level = 1; level <= TRAINER_LEVELS; level++) {
        struct history h = fine();
        h.level = level;
        expect("up", &h, NULL);
        h.renewal = true;
        expect("stay", &h, NULL);
    }
}

static void months_are_gone_after_their_day(void **state)
{
    static const struct {
        int from[3], to[3];
        int64_t months;
    } rows[] = {
        { { 2026, 1, 15 }, { 2026, 1, 15 }, 0 },  { { 2026, 1, 15 }, { 2026, 2, 15 }, 0 },
        { { 2026, 1, 15 }, { 2026, 2, 16 }, 1 },  { { 2026, 1, 31 }, { 2026, 2, 28 }, 0 },
        { { 2026, 1, 31 }, { 2026, 3, 1 }, 1 },   { { 2024, 2, 29 }, { 2026, 2, 28 }, 23 },
        { { 2024, 2, 29 }, { 2026, 3, 1 }, 24 },  { { 2025, 12, 31 }, { 2026, 1, 1 }, 0 },
        { { 2026, 3, 1 }, { 2026, 2, 1 }, 0 },    { { 2024, 6, 15 }, { 2026, 6, 15 }, 23 },
        { { 2024, 6, 14 }, { 2026, 6, 15 }, 24 },
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_int_equal(months_gone(day(rows[i].from[0], rows[i].from[1], rows[i].from[2]),
                                     day(rows[i].to[0], rows[i].to[1], rows[i].to[2])),
                         rows[i].months);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(months_are_gone_after_their_day),
        cmocka_unit_test(what_counts_on_the_way_up),
        cmocka_unit_test(what_counts_for_a_renewal),
        cmocka_unit_test(every_level_has_its_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
