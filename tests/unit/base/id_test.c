/* SPDX-License-Identifier: MIT
 * id: UUIDv7 bits where RFC 9562 wants them, order by time, one text form written and two read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>

#include "core/base/arena.h"
#include "core/base/crypto.h"
#include "core/base/id.h"
#include "tests/support/base/death.h"

static const instant some_time = 1795309323004; /* 2026-11-22T01:02:03.004Z */

static int start(void **state)
{
    (void)state;
    crypto_start();
    return 0;
}

static void none_is_all_zero(void **state)
{
    (void)state;
    id i = ID_NONE;
    assert_true(id_is_none(i));
    i.bytes[15] = 1;
    assert_false(id_is_none(i));
    assert_false(id_equal(i, ID_NONE));
    assert_true(id_compare(ID_NONE, i) < 0);
    assert_true(id_compare(i, ID_NONE) > 0);
    assert_int_equal(id_compare(i, i), 0);
}

static void bits_are_those_of_version_seven(void **state)
{
    (void)state;
    struct random_source sources[] = { random_machine(), random_seeded(1, "test") };
    for (size_t s = 0; s < COUNT_OF(sources); s++) {
        for (int n = 0; n < 1000; n++) {
            id i = id_new(&sources[s], some_time);
            assert_int_equal(i.bytes[6] >> 4, 7);
            assert_int_equal(i.bytes[8] >> 6, 2);
            assert_true(id_instant(i) == some_time);
            assert_false(id_is_none(i));
        }
    }
}

static void time_fills_the_first_six_bytes(void **state)
{
    (void)state;
    struct random_source source = random_machine();
    id i = id_new(&source, INT64_C(0x0123456789ab));
    assert_memory_equal(i.bytes, "\x01\x23\x45\x67\x89\xab", 6);
    assert_true(id_instant(id_new(&source, 0)) == 0);
    assert_true(id_instant(id_new(&source, (INT64_C(1) << 48) - 1)) == (INT64_C(1) << 48) - 1);
}

static void later_ids_sort_later(void **state)
{
    (void)state;
    struct random_source source = random_machine();
    id before = id_new(&source, some_time);
    for (instant t = some_time + 1; t < some_time + 1000; t++) {
        id after = id_new(&source, t);
        assert_true(id_compare(before, after) < 0);
        before = after;
    }
}

static int compare_ids(const void *a, const void *b)
{
    return id_compare(*(const id *)a, *(const id *)b);
}

static void ids_of_one_millisecond_differ(void **state)
{
    (void)state;
    static id made[20000];
    struct random_source source = random_machine();
    for (size_t i = 0; i < COUNT_OF(made); i++) made[i] = id_new(&source, some_time);
    qsort(made, COUNT_OF(made), sizeof made[0], compare_ids);
    for (size_t i = 1; i < COUNT_OF(made); i++) assert_false(id_equal(made[i - 1], made[i]));
}

static void seeded_ids_repeat_and_sort_as_made(void **state)
{
    (void)state;
    struct random_source one = random_seeded(7, "ids"), same = random_seeded(7, "ids");
    struct random_source other = random_seeded(8, "ids");
    id before = ID_NONE;
    for (int n = 0; n < 20000; n++) {
        id i = id_new(&one, some_time);
        assert_true(id_equal(i, id_new(&same, some_time)));
        assert_false(id_equal(i, id_new(&other, some_time)));
        assert_true(id_compare(before, i) < 0);
        before = i;
    }
}

static void make_with(void *now)
{
    struct random_source source = random_machine();
    id_new(&source, *(const instant *)now);
}

static void times_that_do_not_fit_are_our_mistake(void **state)
{
    (void)state;
    instant negative = -1, late = INT64_C(1) << 48;
    assert_true(dies(make_with, &negative, "id_new"));
    assert_true(dies(make_with, &late, "id_new"));
}

static void text_form_is_lower_case_with_dashes(void **state)
{
    (void)state;
    /* The example of RFC 9562, appendix A.6. */
    static const uint8_t bytes[16] = { 0x01, 0x7f, 0x22, 0xe2, 0x79, 0xb0, 0x7c, 0xc3,
                                       0x98, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f };
    struct arena *arena = arena_new();
    id i, back;
    memcpy(i.bytes, bytes, sizeof bytes);
    assert_true(text_equal(id_text(arena, i), TEXT("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")));
    assert_true(id_instant(i) == INT64_C(1645557742000));
    assert_true(id_parse(id_text(arena, i), &back));
    assert_true(id_equal(i, back));
    assert_true(id_parse(TEXT("017F22E2-79b0-7CC3-98C4-DC0C0C07398F"), &back));
    assert_true(id_equal(i, back));
    arena_free(arena);
}

static void formatting_writes_36_characters_and_no_more(void **state)
{
    (void)state;
    char out[ID_TEXT_SIZE + 1];
    memset(out, '#', sizeof out);
    id_format(ID_NONE, out);
    assert_memory_equal(out, "00000000-0000-0000-0000-000000000000#", sizeof out);
}

static void what_is_no_id(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "00000000-0000-0000-0000-000000000000",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
        "017f22e279b07cc398c4dc0c0c07398f",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
        "017f22e2-79b0-7cc3-98c4_dc0c0c07398f",
        "017f22e27-9b0-7cc3-98c4-dc0c0c07398f",
        "{17f22e2-79b0-7cc3-98c4-dc0c0c07398}",
        " 17f22e2-79b0-7cc3-98c4-dc0c0c07398f",
    };
    for (size_t n = 0; n < COUNT_OF(bad); n++) {
        id kept = { { 9 } };
        assert_false(id_parse(text_of(bad[n]), &kept));
        assert_int_equal(kept.bytes[0], 9);
    }
}

static void any_uuid_is_taken(void **state)
{
    (void)state;
    id i;
    assert_true(id_parse(TEXT("c232ab00-9414-11ec-b3c8-9f6bdeced846"), &i)); /* version 1 */
    assert_true(id_parse(TEXT("ffffffff-ffff-ffff-ffff-ffffffffffff"), &i));
    assert_int_equal(i.bytes[15], 0xff);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(none_is_all_zero),
        cmocka_unit_test(bits_are_those_of_version_seven),
        cmocka_unit_test(time_fills_the_first_six_bytes),
        cmocka_unit_test(later_ids_sort_later),
        cmocka_unit_test(ids_of_one_millisecond_differ),
        cmocka_unit_test(seeded_ids_repeat_and_sort_as_made),
        cmocka_unit_test(times_that_do_not_fit_are_our_mistake),
        cmocka_unit_test(text_form_is_lower_case_with_dashes),
        cmocka_unit_test(formatting_writes_36_characters_and_no_more),
        cmocka_unit_test(what_is_no_id),
        cmocka_unit_test(any_uuid_is_taken),
    };
    return cmocka_run_group_tests(tests, start, NULL);
}
