/* SPDX-License-Identifier: MIT
 * text: views of bytes, also empty ones without bytes; UTF-8 is judged exactly at every position of
 * the fast path. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>

#include "core/base/arena.h"
#include "core/base/text.h"
#include "tests/support/base/death.h"

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static void assert_text(text t, const char *expected)
{
    assert_int_equal(t.size, strlen(expected));
    if (t.size) assert_memory_equal(t.data, expected, t.size);
}

static const text none = { NULL, 0 };

static void equality_looks_at_size_and_bytes(void **state)
{
    (void)state;
    assert_true(text_equal(TEXT("Đắk"), text_of("Đắk")));
    assert_false(text_equal(TEXT("Đắk"), TEXT("Đắ")));
    assert_false(text_equal(TEXT("abc"), TEXT("abd")));
    assert_true(text_equal(none, TEXT("")));
    assert_true(text_equal_z(TEXT("abc"), "abc"));
    assert_false(text_equal_z(TEXT("abc"), "abcd"));
    assert_true(text_equal_z(none, NULL));
    assert_true(text_is_empty(text_of(NULL)));
}

static void ascii_case_is_ignored_only_for_ascii_letters(void **state)
{
    (void)state;
    assert_true(text_equal_ascii(TEXT("Content-TYPE"), TEXT("content-type")));
    assert_false(text_equal_ascii(TEXT("a"), TEXT("ab")));
    assert_false(text_equal_ascii(TEXT("@"), TEXT("`")));
    assert_false(text_equal_ascii(TEXT("["), TEXT("{")));
    assert_false(text_equal_ascii(TEXT("Đ"), TEXT("đ")));
    assert_true(text_equal_ascii(none, TEXT("")));
}

static void starts_and_ends(void **state)
{
    (void)state;
    assert_true(text_starts(TEXT("/api/v1"), TEXT("/api")));
    assert_true(text_starts(TEXT("/api"), TEXT("/api")));
    assert_false(text_starts(TEXT("/ap"), TEXT("/api")));
    assert_true(text_starts(none, none));
    assert_true(text_ends(TEXT("roster.csv"), TEXT(".csv")));
    assert_false(text_ends(TEXT("csv"), TEXT(".csv")));
    assert_true(text_ends(TEXT("x"), none));
}

static void order_is_bytewise_and_shorter_first(void **state)
{
    (void)state;
    assert_true(text_compare(TEXT("a"), TEXT("b")) < 0);
    assert_true(text_compare(TEXT("b"), TEXT("a")) > 0);
    assert_true(text_compare(TEXT("a"), TEXT("ab")) < 0);
    assert_true(text_compare(TEXT("ab"), TEXT("a")) > 0);
    assert_true(text_compare(TEXT("z"), TEXT("đ")) < 0);
    assert_int_equal(text_compare(none, TEXT("")), 0);
    assert_true(text_compare(none, TEXT("a")) < 0);
    assert_true(slice_compare((struct slice){ (const uint8_t[]){ 0x80 }, 1 },
                              (struct slice){ (const uint8_t[]){ 0x7f, 0xff }, 2 }) > 0);
}

static void find_gives_an_offset_or_the_size(void **state)
{
    (void)state;
    text t = TEXT("a,b,c");
    assert_int_equal(text_find(t, ',', 0), 1);
    assert_int_equal(text_find(t, ',', 1), 1);
    assert_int_equal(text_find(t, ',', 2), 3);
    assert_int_equal(text_find(t, ',', 4), 5);
    assert_int_equal(text_find(t, ',', 99), 5);
    assert_int_equal(text_find(none, ',', 0), 0);
}

static void parts_are_clamped(void **state)
{
    (void)state;
    text t = TEXT("abcdef");
    assert_text(text_part(t, 1, 3), "bc");
    assert_text(text_part(t, 0, 6), "abcdef");
    assert_text(text_part(t, 4, 99), "ef");
    assert_text(text_part(t, 99, 100), "");
    assert_text(text_part(t, 3, 2), "");
    assert_text(text_part(none, 0, 5), "");
}

static void trimming_knows_the_spaces_of_spreadsheets(void **state)
{
    (void)state;
    assert_text(text_trim(TEXT("  Nguyễn Văn An \r\n\t")), "Nguyễn Văn An");
    assert_text(text_trim(TEXT("\u00a0\u3000An\u200b\u2060\u00a0 ")), "An");
    assert_text(text_trim(TEXT("\ufeffMã")), "Mã");
    assert_text(text_trim(TEXT("a\u00a0b")), "a\u00a0b");
    assert_text(text_trim(TEXT(" \u00a0\u3000\u200b\ufeff\v\f")), "");
    assert_text(text_trim(none), "");
    /* "à" ends in the byte that ends a no-break space. */
    assert_text(text_trim(TEXT("à")), "à");
    assert_text(text_trim(TEXT("Đà ")), "Đà");
}

static void cutting_walks_through_a_list(void **state)
{
    (void)state;
    text rest = TEXT("a,,bc");
    assert_text(text_cut(&rest, ','), "a");
    assert_text(text_cut(&rest, ','), "");
    assert_text(rest, "bc");
    assert_text(text_cut(&rest, ','), "bc");
    assert_text(rest, "");
    assert_text(text_cut(&rest, ','), "");
    rest = TEXT("x,");
    assert_text(text_cut(&rest, ','), "x");
    assert_text(rest, "");
    rest = none;
    assert_text(text_cut(&rest, ','), "");
}

static void copies_are_their_own(void **state)
{
    char original[] = "abc";
    text copy = text_copy(*state, text_of(original));
    const char *z = text_z(*state, (text){ original, 2 });
    original[0] = 'X';
    assert_text(copy, "abc");
    assert_string_equal(z, "ab");
    assert_string_equal(text_z(*state, none), "");
    assert_text(text_copy(*state, none), "");
    struct slice bytes = { (const uint8_t *)"\0\1", 2 };
    struct slice again = slice_copy(*state, bytes);
    assert_ptr_not_equal(again.data, bytes.data);
    assert_true(slice_equal(again, bytes));
    assert_false(slice_equal(again, (struct slice){ bytes.data, 1 }));
}

static void z_of_a_nul(void *arena)
{
    text_z(arena, TEXT("a\0b"));
}

static void a_nul_inside_is_our_mistake(void **state)
{
    assert_true(dies(z_of_a_nul, *state, "text_z"));
}

static void format_holds_any_length(void **state)
{
    assert_text(text_format(*state, "%s=%d", "n", 7), "n=7");
    assert_text(text_format(*state, "%s", ""), "");
    for (int width = 250; width <= 260; width++) {
        text wide = text_format(*state, "%*d", width, 5);
        assert_int_equal(wide.size, width);
        assert_int_equal(wide.data[width - 1], '5');
        assert_int_equal(wide.data[0], ' ');
    }
    assert_int_equal(text_format(*state, "%100000d", 1).size, 100000);
}

static void numbers_of_the_whole_range(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        int64_t value;
    } good[] = {
        { "0", 0 },
        { "-0", 0 },
        { "7", 7 },
        { "007", 7 },
        { "-12", -12 },
        { "9223372036854775807", INT64_MAX },
        { "-9223372036854775808", INT64_MIN },
    };
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        int64_t value = 99;
        assert_true(text_to_int(text_of(good[i].typed), &value));
        assert_true(value == good[i].value);
    }
    static const char *const bad[] = { "",
                                       "-",
                                       "+1",
                                       " 1",
                                       "1 ",
                                       "1.0",
                                       "1e3",
                                       "0x1",
                                       "--1",
                                       "1-",
                                       "9223372036854775808",
                                       "-9223372036854775809",
                                       "99999999999999999999999",
                                       "１" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        int64_t value = 99;
        assert_false(text_to_int(text_of(bad[i]), &value));
        assert_int_equal(value, 99);
    }
    assert_false(text_to_int(none, &(int64_t){ 0 }));
}

#define BYTES(literal)                                                                             \
    {                                                                                              \
        "" literal, sizeof(literal) - 1                                                            \
    }

static const text well_formed[] = {
    BYTES("a"),
    BYTES("Đắk Nông"),
    BYTES("\xc2\x80"),
    BYTES("\xdf\xbf"),
    BYTES("\xe0\xa0\x80"),
    BYTES("\xed\x9f\xbf"),
    BYTES("\xee\x80\x80"),
    BYTES("\xef\xb7\x8f"),
    BYTES("\xef\xb7\xb0"),
    BYTES("\xef\xbf\xbd"),
    BYTES("\xf0\x90\x80\x80"),
    BYTES("\xf4\x8f\xbf\xbd"),
    BYTES("\x7f"),
};

static const text ill_formed[] = {
    BYTES("\0"), /* NUL */
    BYTES("\x80"),
    BYTES("\xbf"), /* continuation alone */
    BYTES("\xc0\xaf"),
    BYTES("\xc1\xbf"),
    BYTES("\xe0\x9f\xbf"),
    BYTES("\xf0\x8f\xbf\xbf"), /* too long */
    BYTES("\xed\xa0\x80"),
    BYTES("\xed\xbf\xbf"), /* surrogates */
    BYTES("\xf4\x90\x80\x80"),
    BYTES("\xf5\x80\x80\x80"),
    BYTES("\xff"),
    BYTES("\xfe"), /* out of range */
    BYTES("\xc3"),
    BYTES("\xe1\xbb"),
    BYTES("\xf0\x9f\x98"), /* cut short */
    BYTES("\xc3(z"),
    BYTES("\xe1\xbb("),
    BYTES("\xe1(\xbb"),
    BYTES("\xf0\x9f\x98("), /* broken off */
    BYTES("\xef\xbf\xbe"),
    BYTES("\xef\xbf\xbf"),
    BYTES("\xef\xb7\x90"),
    BYTES("\xef\xb7\xaf"),
    BYTES("\xf0\x9f\xbf\xbe"),
    BYTES("\xf4\x8f\xbf\xbf"), /* noncharacters */
};

/* The sample after `before` ASCII letters and before `after` more, in exactly sized memory. */
static bool judged_at(struct arena *arena, text sample, size_t before, size_t after)
{
    char *data = arena_alloc(arena, before + sample.size + after);
    memset(data, 'x', before + sample.size + after);
    memcpy(data + before, sample.data, sample.size);
    return text_is_utf8((text){ data, before + sample.size + after });
}

static void utf8_is_judged_at_every_offset(void **state)
{
    for (size_t before = 0; before <= 17; before++) {
        for (size_t after = 0; after <= 9; after++) {
            for (size_t i = 0; i < COUNT_OF(well_formed); i++) {
                assert_true(judged_at(*state, well_formed[i], before, after));
            }
            for (size_t i = 0; i < COUNT_OF(ill_formed); i++) {
                assert_false(judged_at(*state, ill_formed[i], before, after));
            }
        }
    }
    assert_true(text_is_utf8(none));
}

/* Every code point, encoded by the plain definition. */
static void utf8_agrees_with_the_definition(void **state)
{
    (void)state;
    for (uint32_t point = 1; point <= 0x10ffff; point++) {
        uint8_t at[4];
        size_t size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
        static const uint8_t first[] = { 0, 0, 0xc0, 0xe0, 0xf0 };
        for (size_t i = size; i-- > 1;)
            at[i] = (uint8_t)(0x80 | (point >> 6 * (size - 1 - i) & 0x3f));
        at[0] = (uint8_t)(first[size] | point >> 6 * (size - 1));
        bool surrogate = point >= 0xd800 && point < 0xe000;
        bool noncharacter = (point & 0xffff) >= 0xfffe || (point >= 0xfdd0 && point < 0xfdf0);
        if (text_is_utf8((text){ (const char *)at, size }) == (surrogate || noncharacter)) {
            fail_msg("U+%04X is judged wrongly", point);
        }
    }
}

#define TEST_WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equality_looks_at_size_and_bytes),
        cmocka_unit_test(ascii_case_is_ignored_only_for_ascii_letters),
        cmocka_unit_test(starts_and_ends),
        cmocka_unit_test(order_is_bytewise_and_shorter_first),
        cmocka_unit_test(find_gives_an_offset_or_the_size),
        cmocka_unit_test(parts_are_clamped),
        cmocka_unit_test(trimming_knows_the_spaces_of_spreadsheets),
        cmocka_unit_test(cutting_walks_through_a_list),
        TEST_WITH_ARENA(copies_are_their_own),
        TEST_WITH_ARENA(a_nul_inside_is_our_mistake),
        TEST_WITH_ARENA(format_holds_any_length),
        cmocka_unit_test(numbers_of_the_whole_range),
        TEST_WITH_ARENA(utf8_is_judged_at_every_offset),
        cmocka_unit_test(utf8_agrees_with_the_definition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
