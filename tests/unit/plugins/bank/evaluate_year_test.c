/* SPDX-License-Identifier: MIT
 * evaluate_year: what a rule is told of a year: what lies in the period and what does not, whether
 * a notice came before the call, and that reading everybody gives each the same facts as reading
 * them alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plugins/bank/evaluate/round.h"
#include "plugins/bank/evaluate/year.h"
#include "tests/support/plugins/bank/village.h"

struct made {
    const struct entity *entity;
    void *record;
};

static err create(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct made *m = arg;
    return record_create(cx, tx, m->entity, m->record);
}

static id make(struct village *v, const struct entity *entity, void *record)
{
    struct made m = { entity, record };
    assert_int_equal(db_write(&v->cx, create, &m), ERR_NONE);
    return *(const id *)record;
}

static struct volunteer person(const struct village *v, const char *name)
{
    return (struct volunteer){ .full_name = text_of(name),
                               .birth = date_of(2000, 6, 1),
                               .commune = v->place,
                               .unit = v->unit,
                               .joined = date_of(2025, 3, 10),
                               .state = VOLUNTEER_ACTIVE };
}

/* One session of two hours: called at `called`, marked on the day. */
static id session(struct village *v, id who, date day, instant called, int32_t state)
{
    struct shift shift = {
        .opening = v->opening, .day = day, .from_minute = 480, .to_minute = 600
    };
    make(v, &shift_entity, &shift);
    struct signup signup = { .shift = shift.id,
                             .opening = v->opening,
                             .volunteer = who,
                             .state = SIGNUP_ACCEPTED,
                             .made = called };
    make(v, &signup_entity, &signup);
    bool came = state == ATTENDANCE_PRESENT || state == ATTENDANCE_LATE;
    struct attendance mark = { .signup = signup.id,
                               .shift = shift.id,
                               .volunteer = who,
                               .state = state,
                               .evidence = EVIDENCE_PAPER,
                               .at = instant_at(day, 600),
                               .entered = instant_at(day + 4, 600),
                               .minutes = came ? 120 : 0 };
    return make(v, &attendance_entity, &mark);
}

static void credit(struct village *v, id who, id attendance, date day, int64_t hours, int32_t state)
{
    struct credit c = { .attendance = attendance,
                        .volunteer = who,
                        .day = day,
                        .hours = hours,
                        .state = state,
                        .evidence = EVIDENCE_PAPER };
    make(v, &credit_entity, &c);
}

static struct evaluate_wish calendar_year(const struct village *v)
{
    struct evaluate_wish wish = { 0 };
    wish.unit = v->unit;
    wish.from = date_of(2026, 1, 1);
    wish.until = date_of(2026, 12, 31);
    return wish;
}

static struct evaluate_year *read_year(struct village *v, const struct evaluate_wish *wish)
{
    struct evaluate_year *year;
    assert_int_equal(evaluate_year_read(&v->cx, wish, v->arena, &year), ERR_NONE);
    return year;
}

static struct evaluate_facts facts_of(struct village *v, const struct evaluate_year *year, id who)
{
    struct evaluate_facts facts = { 0 };
    for (uint32_t i = 0; i < evaluate_year_count(year); i++) {
        if (!id_equal(evaluate_year_person(year, i).volunteer, who)) continue;
        evaluate_year_facts(year, i, v->arena, &facts);
        return facts;
    }
    fail_msg("nobody of this id");
    return facts;
}

static const struct evaluate_session *session_at(const struct evaluate_facts *f, uint32_t i)
{
    assert_true(i < f->sessions.count);
    return (const struct evaluate_session *)f->sessions.items + i;
}

static void sessions_of_the_period_are_counted_in_order_of_day(void **state)
{
    (void)state;
    struct village v;
    village_open(&v);
    struct volunteer an = person(&v, "Lê An");
    make(&v, &volunteer_entity, &an);
    instant called = instant_at(date_of(2025, 12, 1), 0);
    id march = session(&v, an.id, date_of(2026, 3, 8), called, ATTENDANCE_PRESENT);
    id january = session(&v, an.id, date_of(2026, 1, 1), called, ATTENDANCE_LATE);
    session(&v, an.id, date_of(2026, 3, 20), called, ATTENDANCE_UNEXCUSED);
    session(&v, an.id, date_of(2025, 12, 31), called, ATTENDANCE_PRESENT);
    session(&v, an.id, date_of(2027, 1, 1), called, ATTENDANCE_PRESENT);
    credit(&v, an.id, march, date_of(2026, 3, 8), 150, CREDIT_GRANTED);
    credit(&v, an.id, january, date_of(2026, 1, 1), 200, CREDIT_DECLINED);

    struct evaluate_wish wish = calendar_year(&v);
    struct evaluate_facts f = facts_of(&v, read_year(&v, &wish), an.id);
    assert_int_equal(f.called, 3);
    assert_int_equal(f.attended, 2);
    assert_int_equal(f.late, 1);
    assert_int_equal(f.unexcused, 1);
    assert_int_equal(f.months_active, 2);
    assert_int_equal(f.days_active, 2);
    assert_int_equal(f.fields_active, 1);
    assert_int_equal(f.minutes, 90); /* what was declined counts for nothing */
    assert_int_equal(f.age, 26);
    assert_int_equal(f.months_member, 21);
    assert_int_equal(session_at(&f, 0)->day, date_of(2026, 1, 1));
    assert_int_equal(session_at(&f, 1)->credited_minutes, 90);
    assert_int_equal(session_at(&f, 1)->entered_after_days, 4);
    assert_int_equal(session_at(&f, 1)->weekday, date_weekday(date_of(2026, 3, 8)));
    village_close(&v);
}

static void a_year_of_its_own_begins_where_the_rule_says(void **state)
{
    (void)state;
    struct village v;
    village_open(&v);
    struct volunteer an = person(&v, "Lê An");
    make(&v, &volunteer_entity, &an);
    session(&v, an.id, date_of(2025, 8, 31), instant_at(date_of(2025, 8, 1), 0),
            ATTENDANCE_PRESENT);
    session(&v, an.id, date_of(2025, 9, 1), instant_at(date_of(2025, 8, 1), 0), ATTENDANCE_PRESENT);
    struct evaluate_wish wish = calendar_year(&v);
    wish.from = date_of(2025, 9, 1);
    wish.until = date_of(2026, 8, 31);
    struct evaluate_facts f = facts_of(&v, read_year(&v, &wish), an.id);
    assert_int_equal(f.called, 1);
    assert_int_equal(session_at(&f, 0)->day, date_of(2025, 9, 1));
    village_close(&v);
}

static void a_notice_counts_for_calls_that_come_after_it(void **state)
{
    (void)state;
    struct village v;
    village_open(&v);
    struct volunteer an = person(&v, "Lê An");
    make(&v, &volunteer_entity, &an);
    instant received = instant_at(date_of(2026, 10, 10), 480);
    struct absence_notice notice = { .volunteer = an.id,
                                     .from = date_of(2026, 10, 20),
                                     .until = date_of(2026, 11, 10),
                                     .why = ABSENCE_HARVEST,
                                     .received = received };
    make(&v, &absence_notice_entity, &notice);
    session(&v, an.id, date_of(2026, 10, 19), received + 1, ATTENDANCE_EXCUSED);
    session(&v, an.id, date_of(2026, 10, 20), received + 1, ATTENDANCE_EXCUSED);
    session(&v, an.id, date_of(2026, 11, 10), received - 1, ATTENDANCE_EXCUSED);
    struct evaluate_wish wish = calendar_year(&v);
    struct evaluate_facts f = facts_of(&v, read_year(&v, &wish), an.id);
    assert_false(session_at(&f, 0)->noticed); /* before its first day */
    assert_true(session_at(&f, 1)->noticed);
    assert_false(session_at(&f, 2)->noticed); /* called before it was given */
    assert_true(session_at(&f, 1)->in_harvest);
    village_close(&v);
}

static void only_people_of_the_unit_who_had_joined_are_rated(void **state)
{
    (void)state;
    struct village v;
    village_open(&v);
    struct unit below = {
        .code = TEXT("chi-doan"), .name = TEXT("Chi đoàn"), .kind = UNIT_BRANCH, .parent = v.unit
    };
    struct unit beside = { .code = TEXT("khac"),
                           .name = TEXT("Đoàn xã khác"),
                           .kind = UNIT_COMMUNE_UNION };
    make(&v, &unit_entity, &below);
    make(&v, &unit_entity, &beside);
    struct volunteer here = person(&v, "Lê An"), under = here, other = here, late = here,
                     left = here;
    under.unit = below.id;
    other.unit = beside.id;
    late.joined = date_of(2027, 1, 1);
    left.state = VOLUNTEER_LEFT;
    struct volunteer *all[] = { &here, &under, &other, &late, &left };
    for (size_t i = 0; i < COUNT_OF(all); i++) make(&v, &volunteer_entity, all[i]);
    struct evaluate_wish wish = calendar_year(&v);
    struct evaluate_year *year = read_year(&v, &wish);
    assert_int_equal(evaluate_year_count(year), 2);
    (void)facts_of(&v, year, here.id);
    (void)facts_of(&v, year, under.id);
    wish.unit = ID_NONE;
    assert_int_equal(evaluate_year_count(read_year(&v, &wish)), 3);
    village_close(&v);
}

static text printed(struct village *v, const struct evaluate_facts *facts)
{
    struct buffer out = buffer_in(v->arena, 4096);
    rule_facts_print(&bank_evaluate_hook, facts, &out);
    return buffer_as_text(&out);
}

struct alone {
    id who;
    struct evaluate_wish wish;
    struct evaluate_facts facts;
};

static err read_alone(struct ctx *cx, struct tx *tx, void *arg)
{
    struct alone *a = arg;
    return evaluate_facts_of(cx, tx, a->who, a->wish.from, a->wish.until, a->wish.until, cx->arena,
                             &a->facts);
}

static void add_work(struct village *v, id who, date day, uint8_t kind)
{
    struct recorded_work w = {
        .volunteer = who, .day = day, .kind = kind, .amount = 3, .evidence = TEXT("Sổ")
    };
    make(v, &evaluate_work_entity, &w);
}

static void everybody_at_once_and_one_alone_are_told_the_same(void **state)
{
    (void)state;
    enum { PEOPLE = 7 };
    struct village v;
    id who[PEOPLE];
    village_open(&v);
    for (int i = 0; i < PEOPLE; i++) {
        struct volunteer p = person(&v, "Lê An");
        who[i] = make(&v, &volunteer_entity, &p);
    }
    for (int i = 0; i < PEOPLE * 9; i++) {
        id whose = who[i * 5 % PEOPLE];
        date day = date_of(2026, 1, 1) + (date)(i * 37 % 300);
        id mark = session(&v, whose, day, instant_at(day - 9, 0), 1 + i % 4);
        if (i % 4 < 2) credit(&v, whose, mark, day, 100 + i, CREDIT_GRANTED);
        if (i % 6 == 0) add_work(&v, whose, day, (uint8_t)(1 + i % 12));
    }
    struct language_check spoken = {
        .volunteer = who[2], .language = 1, .level = 3, .verified_on = date_of(2026, 2, 2)
    };
    make(&v, &language_check_entity, &spoken);
    struct evaluate_wish wish = calendar_year(&v);
    struct evaluate_year *year = read_year(&v, &wish);
    assert_int_equal(evaluate_year_count(year), PEOPLE);
    for (int i = 0; i < PEOPLE; i++) {
        struct alone a = { .who = who[i], .wish = wish };
        struct evaluate_facts together = facts_of(&v, year, who[i]);
        assert_int_equal(db_read(&v.cx, read_alone, &a), ERR_NONE);
        assert_int_equal(together.called, 9);
        assert_true(text_equal(printed(&v, &together), printed(&v, &a.facts)));
    }
    village_close(&v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sessions_of_the_period_are_counted_in_order_of_day),
        cmocka_unit_test(a_year_of_its_own_begins_where_the_rule_says),
        cmocka_unit_test(a_notice_counts_for_calls_that_come_after_it),
        cmocka_unit_test(only_people_of_the_unit_who_had_joined_are_rated),
        cmocka_unit_test(everybody_at_once_and_one_alone_are_told_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
