/* SPDX-License-Identifier: MIT
 * place: a code means a place only together with the day it became valid. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/access/hall.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, hall_setup, hall_teardown)

static struct place commune(date from)
{
    return (struct place){ .code = TEXT("24611"),
                           .valid_from = from,
                           .name = TEXT("Phường Nghĩa Đức"),
                           .level = PLACE_COMMUNE };
}

static void the_same_code_may_come_again_on_another_day(void **state)
{
    struct hall *h = *state;
    struct place old = commune(date_of(2004, 1, 1)), new = commune(date_of(2025, 7, 1));
    struct place again = commune(date_of(2025, 7, 1));
    assert_int_equal(record_create(&h->cx, h->tx, &place_entity, &old), ERR_NONE);
    assert_int_equal(record_create(&h->cx, h->tx, &place_entity, &new), ERR_NONE);
    assert_true(text_equal_z(old.key, "24611@2004-01-01"));
    assert_int_equal(record_create(&h->cx, h->tx, &place_entity, &again), ERR_CONFLICT);
}

static void a_place_ends_after_it_begins(void **state)
{
    struct hall *h = *state;
    struct place p = commune(date_of(2025, 7, 1));
    p.valid_to = p.valid_from;
    assert_int_equal(record_create(&h->cx, h->tx, &place_entity, &p), ERR_INVALID);
    assert_true(text_equal_z(hall_slug(h), "order"));
}

static void a_successor_names_places_that_are_there(void **state)
{
    struct hall *h = *state;
    struct place old = commune(date_of(2004, 1, 1));
    assert_int_equal(record_create(&h->cx, h->tx, &place_entity, &old), ERR_NONE);
    struct place_successor s = { .old = old.id,
                                 .new_place = id_new(&h->random, h->cx.now),
                                 .on = 1 };
    assert_int_equal(record_create(&h->cx, h->tx, &place_successor_entity, &s), ERR_INVALID);
    assert_true(text_equal_z(hall_slug(h), "reference"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_same_code_may_come_again_on_another_day),
        TEST(a_place_ends_after_it_begins),
        TEST(a_successor_names_places_that_are_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
