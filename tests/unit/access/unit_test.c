/* SPDX-License-Identifier: MIT
 * unit: one tree without loops, of a depth that everybody who climbs it can climb. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/access/hall.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, hall_setup, hall_teardown)

enum { DEPTH_MAX = 12 };

static err put_under(struct hall *h, id which, id parent)
{
    struct unit u;
    assert_int_equal(record_get(&h->cx, h->tx, &unit_entity, which, &u), 0);
    u.parent = parent;
    return record_update(&h->cx, h->tx, &unit_entity, &u);
}

/* A chain of units below the province; ends[] has each, the province first. */
static void chain(struct hall *h, id ends[], size_t count)
{
    ends[0] = h->province;
    for (size_t i = 1; i < count; i++) ends[i] = hall_unit(h, "Bậc", UNIT_CLUB, ends[i - 1]);
}

static void a_unit_stands_under_neither_itself_nor_its_own(void **state)
{
    struct hall *h = *state;
    assert_int_equal(put_under(h, h->north, h->north), ERR_INVALID);
    assert_true(text_equal_z(hall_slug(h), "loop"));
    assert_int_equal(put_under(h, h->province, h->north_commune), ERR_INVALID);
    assert_true(text_equal_z(hall_slug(h), "loop"));
    assert_int_equal(put_under(h, h->north_commune, h->south), ERR_NONE);
}

static void the_tree_is_no_deeper_than_anybody_climbs(void **state)
{
    struct hall *h = *state;
    id ends[DEPTH_MAX];
    chain(h, ends, DEPTH_MAX);
    assert_true(unit_within(&h->cx, h->tx, ends[DEPTH_MAX - 1], h->province));
    struct unit deeper = { .name = TEXT("Quá sâu"),
                           .kind = UNIT_CLUB,
                           .parent = ends[DEPTH_MAX - 1] };
    assert_int_equal(record_create(&h->cx, h->tx, &unit_entity, &deeper), ERR_INVALID);
    assert_true(text_equal_z(hall_slug(h), "depth"));
}

static void a_tree_is_moved_only_where_all_of_it_fits(void **state)
{
    struct hall *h = *state;
    id ends[DEPTH_MAX];
    chain(h, ends, DEPTH_MAX - 2);
    /* two levels hang under the department */
    id club = hall_unit(h, "Câu lạc bộ", UNIT_CLUB, h->department);
    hall_unit(h, "Nhóm", UNIT_CLUB, club);
    assert_int_equal(put_under(h, h->department, ends[DEPTH_MAX - 3]), ERR_INVALID);
    assert_true(text_equal_z(hall_slug(h), "depth"));
    assert_int_equal(put_under(h, h->department, ends[DEPTH_MAX - 4]), ERR_NONE);
}

static void no_loop_is_closed_through_a_deep_chain(void **state)
{
    struct hall *h = *state;
    id ends[DEPTH_MAX];
    chain(h, ends, DEPTH_MAX);
    assert_int_equal(put_under(h, h->province, ends[DEPTH_MAX - 1]), ERR_INVALID);
}

static void the_nearest_of_a_kind_is_found(void **state)
{
    struct hall *h = *state;
    id found = unit_above(&h->cx, h->tx, h->north_commune, UNIT_AREA);
    assert_true(id_equal(found, h->north));
    found = unit_above(&h->cx, h->tx, h->north, UNIT_AREA);
    assert_true(id_equal(found, h->north));
    assert_true(id_is_none(unit_above(&h->cx, h->tx, h->department, UNIT_AREA)));
    assert_true(id_is_none(unit_above(&h->cx, h->tx, ID_NONE, UNIT_AREA)));
}

static void nothing_is_within_nothing(void **state)
{
    struct hall *h = *state;
    assert_false(unit_within(&h->cx, h->tx, ID_NONE, h->province));
    assert_false(unit_within(&h->cx, h->tx, h->north, ID_NONE));
    assert_false(unit_within(&h->cx, h->tx, id_new(&h->random, h->cx.now), h->province));
}

static void a_unit_with_people_below_is_not_deleted(void **state)
{
    struct hall *h = *state;
    assert_int_equal(record_delete(&h->cx, h->tx, &unit_entity, h->north), ERR_CONFLICT);
}

static void a_unit_ends_after_it_was_founded(void **state)
{
    struct hall *h = *state;
    struct unit u = { .name = TEXT("Nhầm"),
                      .kind = UNIT_CLUB,
                      .parent = h->north,
                      .valid_from = date_of(2026, 1, 2),
                      .valid_to = date_of(2026, 1, 1) };
    assert_int_equal(record_create(&h->cx, h->tx, &unit_entity, &u), ERR_INVALID);
    assert_true(text_equal_z(hall_slug(h), "order"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_unit_stands_under_neither_itself_nor_its_own),
        TEST(the_tree_is_no_deeper_than_anybody_climbs),
        TEST(a_tree_is_moved_only_where_all_of_it_fits),
        TEST(no_loop_is_closed_through_a_deep_chain),
        TEST(the_nearest_of_a_kind_is_found),
        TEST(nothing_is_within_nothing),
        TEST(a_unit_with_people_below_is_not_deleted),
        TEST(a_unit_ends_after_it_was_founded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
