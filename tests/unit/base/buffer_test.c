/* SPDX-License-Identifier: MIT
 * buffer: whatever the pieces and however often it grows, the bytes are those that were written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <inttypes.h>
#include <stdio.h>

#include "core/base/buffer.h"

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

static void assert_holds(const struct buffer *b, const char *expected)
{
    assert_int_equal(b->size, strlen(expected));
    assert_memory_equal(b->data, expected, b->size);
}

static void an_empty_buffer_is_an_empty_text(void **state)
{
    struct buffer b = buffer_in(*state, 0);
    assert_non_null(b.data);
    assert_int_equal(buffer_as_text(&b).size, 0);
    buffer_bytes(&b, NULL, 0);
    buffer_text(&b, (text){ NULL, 0 });
    buffer_z(&b, "");
    assert_int_equal(buffer_as_slice(&b).size, 0);
}

static void pieces_stand_in_the_order_written(void **state)
{
    struct buffer b = buffer_in(*state, 4);
    buffer_z(&b, "a=");
    buffer_int(&b, -12);
    buffer_byte(&b, ';');
    buffer_text(&b, TEXT("đ"));
    buffer_format(&b, " %s/%03d", "x", 7);
    buffer_bytes(&b, "!", 1);
    assert_holds(&b, "a=-12;đ x/007!");
    assert_true(text_equal(buffer_as_text(&b), TEXT("a=-12;đ x/007!")));
}

static void growing_keeps_what_was_written(void **state)
{
    struct buffer b = buffer_in(*state, 1);
    for (size_t i = 0; i < 100000; i++) buffer_byte(&b, (uint8_t)(i * 7));
    assert_int_equal(b.size, 100000);
    assert_true(b.capacity >= b.size);
    for (size_t i = 0; i < b.size; i++) assert_int_equal(b.data[i], (uint8_t)(i * 7));
}

static void growing_doubles(void **state)
{
    struct buffer b = buffer_in(*state, 64);
    size_t grown = 0;
    for (size_t i = 0; i < 65536; i++) {
        const uint8_t *before = b.data;
        buffer_byte(&b, 1);
        grown += b.data != before;
    }
    assert_int_equal(grown, 10);
    assert_true(arena_used(*state) <= 2 * 65536);
}

static void room_is_filled_by_the_caller(void **state)
{
    struct buffer b = buffer_in(*state, 8);
    buffer_z(&b, "head:");
    uint8_t *at = buffer_room(&b, 5000);
    assert_int_equal(b.size, 5);
    memset(at, 'y', 5000);
    b.size += 4999;
    buffer_z(&b, "tail");
    assert_int_equal(b.size, 5008);
    assert_memory_equal(b.data, "head:yyy", 8);
    assert_memory_equal(b.data + 5003, "ytail", 5);
}

static void what_fits_does_not_move(void **state)
{
    struct buffer b = buffer_in(*state, 1000);
    const uint8_t *before = b.data;
    for (int i = 0; i < 1000; i++) buffer_byte(&b, 'z');
    assert_ptr_equal(b.data, before);
    assert_int_equal(b.size, b.capacity);
}

static void integers_are_as_printf_writes_them(void **state)
{
    static const int64_t values[] = { 0,   1,    -1,   9,         10,        -10,
                                      100, 1234, -999, INT64_MAX, INT64_MIN, INT64_MIN + 1 };
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        char expected[32];
        struct buffer b = buffer_in(*state, 0);
        snprintf(expected, sizeof expected, "%" PRId64, values[i]);
        buffer_int(&b, values[i]);
        assert_holds(&b, expected);
    }
}

static void formats_of_every_length_around_the_capacity(void **state)
{
    for (int width = 1; width < 200; width++) {
        struct buffer b = buffer_in(*state, 64);
        buffer_z(&b, "ab");
        buffer_format(&b, "%*d", width, 7);
        buffer_z(&b, "c");
        assert_int_equal(b.size, (size_t)width + 3);
        assert_int_equal(b.data[width + 1], '7');
        assert_int_equal(b.data[width + 2], 'c');
        assert_memory_equal(b.data, "ab", 2);
    }
}

#define TEST_WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_ARENA(an_empty_buffer_is_an_empty_text),
        TEST_WITH_ARENA(pieces_stand_in_the_order_written),
        TEST_WITH_ARENA(growing_keeps_what_was_written),
        TEST_WITH_ARENA(growing_doubles),
        TEST_WITH_ARENA(room_is_filled_by_the_caller),
        TEST_WITH_ARENA(what_fits_does_not_move),
        TEST_WITH_ARENA(integers_are_as_printf_writes_them),
        TEST_WITH_ARENA(formats_of_every_length_around_the_capacity),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
