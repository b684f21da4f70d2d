/* SPDX-License-Identifier: MIT
 * seats: what fits by the formula is what fits by trying, for all small classes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "plugins/training/course/seats.h"

enum { MINORITY = 1, MOUNTAIN = 2, BORDER = 4 };

static struct seats class_of(int64_t all, int64_t minority, int64_t mountain, int64_t border)
{
    struct course c = {
        .seats = all, .minority_seats = minority, .mountain_seats = mountain, .border_seats = border
    };
    return seats_of(&c);
}

/* Seats everybody by trying each seat for each: groups of `sets` in any seat they may have. */
static bool fits(int64_t open, const int64_t kept[SEAT_GROUPS], const unsigned *sets, size_t count)
{
    if (count == 0) return true;
    if (open > 0 && fits(open - 1, kept, sets + 1, count - 1)) return true;
    for (unsigned g = 0; g < SEAT_GROUPS; g++) {
        int64_t left[SEAT_GROUPS] = { kept[0], kept[1], kept[2] };
        if (!(sets[0] >> g & 1) || left[g] == 0) continue;
        left[g]--;
        if (fits(open, left, sets + 1, count - 1)) return true;
    }
    return false;
}

static void formula_equals_trying(void **state)
{
    (void)state;
    enum { PEOPLE = 4 };
    size_t seen[2] = { 0, 0 };
    for (unsigned kept = 0; kept < 27; kept++) {
        int64_t k[SEAT_GROUPS] = { kept % 3, kept / 3 % 3, kept / 9 };
        for (int64_t open = 0; open <= 2; open++) {
            for (unsigned who = 0; who < 4096; who++) {
                struct seats s = class_of(open + k[0] + k[1] + k[2], k[0], k[1], k[2]);
                unsigned sets[PEOPLE];
                for (int i = 0; i < PEOPLE; i++) sets[i] = who >> (3 * i) & 7;
                for (int i = 1; i < PEOPLE; i++) s.people[sets[i]]++;
                bool expected = fits(open, k, sets, PEOPLE);
                seen[expected]++;
                assert_int_equal(seats_take(&s, sets[0]), expected);
            }
        }
    }
    assert_true(seen[0] > 1000 && seen[1] > 1000);
}

static void kept_seats_stay_free_for_their_group(void **state)
{
    (void)state;
    struct seats s = class_of(3, 1, 0, 1);
    assert_true(seats_take(&s, 0));
    s.people[0] = 1;
    assert_false(seats_take(&s, 0));
    assert_false(seats_take(&s, MOUNTAIN));
    assert_true(seats_take(&s, MINORITY));
    s.people[MINORITY] = 1;
    assert_false(seats_take(&s, MINORITY));
    assert_true(seats_take(&s, MINORITY | BORDER));
}

static void who_belongs_to_two_groups_makes_room(void **state)
{
    (void)state;
    struct seats s = class_of(2, 1, 0, 1);
    s.people[MINORITY | BORDER] = 1; /* sits in either, whichever the next one leaves */
    assert_true(seats_take(&s, MINORITY));
    assert_true(seats_take(&s, BORDER));
    assert_false(seats_take(&s, 0));
}

static void a_class_made_smaller_takes_nobody(void **state)
{
    (void)state;
    struct seats s = class_of(2, 0, 0, 0);
    s.people[0] = 5;
    assert_false(seats_take(&s, 0));
    assert_false(seats_take(&s, MINORITY));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formula_equals_trying),
        cmocka_unit_test(kept_seats_stay_free_for_their_group),
        cmocka_unit_test(who_belongs_to_two_groups_makes_room),
        cmocka_unit_test(a_class_made_smaller_takes_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
