/* SPDX-License-Identifier: MIT
 * pinned: a pin decides the same for ever, whatever is put into force later and however many are
 * asked at once; code that nobody approved is not run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

#include "plugins/bank/facts.h"
#include "tests/support/rules/shelf_room.h"

struct pinning {
    id unit;
    struct rule_pin pin;
};

static err pin_now(struct ctx *cx, struct tx *tx, void *arg)
{
    struct pinning *p = arg;
    return rule_version_pin(cx, tx, &bank_score_hook, p->unit, instant_date(cx->now), &p->pin);
}

static struct rule_pin pin_of(struct shelf_room *r, id unit)
{
    struct pinning p = { .unit = unit };
    assert_int_equal(db_read(&r->cx, pin_now, &p), ERR_NONE);
    return p.pin;
}

/* Points by the pin; -1 when it does not decide. */
static int64_t pinned_points(struct shelf_room *r, struct ctx *cx, const struct rule_pin *pin,
                             struct rule_source *source)
{
    struct score_facts facts;
    struct rule_verdict verdict;
    struct rule_fault fault;
    rule_facts_default(&bank_score_hook, &facts);
    err e =
        rulebook_decide_by(cx, r->book, &bank_score_hook, pin, &facts, &verdict, &fault, source);
    return e ? -1 : verdict.score / 100;
}

static void a_pin_outlives_what_is_put_into_force_later(void **state)
{
    struct shelf_room *r = *state;
    struct rule_source source;
    shelf_room_put_active(r, r->area, 1, 0);
    struct rule_pin pin = pin_of(r, r->commune);
    shelf_room_put_active(r, r->area, 2, 0);
    assert_int_equal(shelf_room_points(r, &r->cx, r->commune, NULL), 2);
    assert_int_equal(pinned_points(r, &r->cx, &pin, &source), 1);
    assert_int_equal(source.number, 1);
    assert_true(id_equal(source.version, pin.version));
    assert_true(text_equal_z(source.unit_name, "Cụm"));
}

static void a_pin_keeps_what_inherit_meant(void **state)
{
    struct shelf_room *r = *state;
    struct rule_source source;
    shelf_room_put_active(r, ID_NONE, 3, 0);
    shelf_room_put(r, r->area, 5, RULE_ACTIVE, "inherit() add('a', 5)");
    struct rule_pin pin = pin_of(r, r->commune);
    assert_int_equal(pin.above.size, ID_TEXT_SIZE);
    shelf_room_put_active(r, ID_NONE, 10, 0);
    assert_int_equal(shelf_room_points(r, &r->cx, r->commune, NULL), 15);
    assert_int_equal(pinned_points(r, &r->cx, &pin, &source), 8);
    assert_true(text_equal(source.above, pin.above));
}

static void a_verdict_names_the_pin_it_can_be_repeated_by(void **state)
{
    struct shelf_room *r = *state;
    struct score_facts facts;
    struct rule_verdict verdict;
    struct rule_fault fault;
    struct rule_source source;
    shelf_room_put_active(r, ID_NONE, 3, 0);
    shelf_room_put(r, r->area, 5, RULE_ACTIVE, "inherit() add('a', 5)");
    rule_facts_default(&bank_score_hook, &facts);
    assert_int_equal(rulebook_decide(&r->cx, r->book, &bank_score_hook, r->commune, &facts,
                                     &verdict, &fault, &source),
                     ERR_NONE);
    struct rule_pin pin = pin_of(r, r->commune);
    assert_true(text_equal(source.above, pin.above));
    assert_true(id_equal(source.version, pin.version));
}

static void a_pin_of_nothing_is_neutral(void **state)
{
    struct shelf_room *r = *state;
    struct rule_pin pin = pin_of(r, r->commune);
    assert_true(id_is_none(pin.version));
    shelf_room_put_active(r, r->area, 1, 0);
    assert_int_equal(pinned_points(r, &r->cx, &pin, NULL), 0);
}

static void code_nobody_approved_is_not_run(void **state)
{
    struct shelf_room *r = *state;
    static const int32_t never[] = { RULE_DRAFT, RULE_CHECKED, RULE_PREVIEWED, RULE_RETIRED };
    for (size_t i = 0; i < COUNT_OF(never); i++) {
        struct rule_pin pin = { shelf_room_put(r, r->area, (int64_t)i + 1, never[i], "add('a', 1)"),
                                { 0 } };
        assert_int_equal(pinned_points(r, &r->cx, &pin, NULL), -1);
        assert_true(text_equal_z(r->cx.slug, "not-approved"));
        ctx_clear(&r->cx);
    }
    struct rule_pin approved = { shelf_room_put(r, r->area, 7, RULE_APPROVED, "add('a', 7)"),
                                 { 0 } };
    assert_int_equal(pinned_points(r, &r->cx, &approved, NULL), 7);
}

static void a_script_is_lent_for_what_it_declares(void **state)
{
    struct shelf_room *r = *state;
    const struct rule_script *script;
    text code, vi;
    id version = shelf_room_put(r, r->area, 4, RULE_APPROVED, "add('a', 4)");
    assert_int_equal(rulebook_script(&r->cx, r->book, version, &script), ERR_NONE);
    assert_true(rule_script_reason(script, 0, &code, &vi));
    assert_true(text_equal_z(vi, "Bản 4"));
    id draft = shelf_room_put(r, r->area, 5, RULE_DRAFT, "add('a', 5)");
    assert_int_equal(rulebook_script(&r->cx, r->book, draft, &script), ERR_CONFLICT);
}

enum { PINS = 80 }; /* more than are kept */

struct pinned_crowd {
    struct shelf_room *room;
    struct rule_pin pin[PINS];
    atomic_int failed;
};

static void *ask_all_pins(void *arg)
{
    struct pinned_crowd *crowd = arg;
    struct arena *arena = arena_new();
    for (int i = 0; i < 2 * PINS; i++) {
        struct ctx cx;
        shelf_room_begin(crowd->room, &cx, arena);
        int64_t got = pinned_points(crowd->room, &cx, &crowd->pin[i % PINS], NULL);
        if (got != i % PINS % 20) atomic_fetch_add(&crowd->failed, 1);
        arena_reset(arena);
    }
    arena_free(arena);
    return NULL;
}

static void more_pins_than_are_kept_all_decide(void **state)
{
    struct shelf_room *r = *state;
    struct pinned_crowd crowd = { .room = r };
    pthread_t threads[4];
    for (int i = 0; i < PINS; i++) {
        char run[32];
        snprintf(run, sizeof(run), "add('a', %d)", i % 20);
        crowd.pin[i].version = shelf_room_put(r, r->area, i + 1, RULE_APPROVED, run);
    }
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        assert_int_equal(pthread_create(&threads[i], NULL, ask_all_pins, &crowd), 0);
    shelf_room_put_active(r, ID_NONE, 1, 0); /* all kept are out of date while they are used */
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_int_equal(atomic_load(&crowd.failed), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, shelf_room_open, shelf_room_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_pin_outlives_what_is_put_into_force_later),
        TEST(a_pin_keeps_what_inherit_meant),
        TEST(a_verdict_names_the_pin_it_can_be_repeated_by),
        TEST(a_pin_of_nothing_is_neutral),
        TEST(code_nobody_approved_is_not_run),
        TEST(a_script_is_lent_for_what_it_declares),
        TEST(more_pins_than_are_kept_all_decide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
