/* SPDX-License-Identifier: MIT
 * CBOR: the examples of RFC 8949 Appendix A that our values may hold, both ways, and any value at
 * all. What is refused is in cbor_refuse_test.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/base/crypto.h"
#include "core/store/cbor.h"

static int make_arena(void **state)
{
    *state = arena_new();
    return 0;
}

static int free_arena(void **state)
{
    arena_free(*state);
    return 0;
}

static struct slice hex(struct arena *arena, const char *digits)
{
    struct slice out;
    assert_true(hex_parse(arena, text_of(digits), &out));
    return out;
}

static void assert_hex(struct arena *arena, const struct buffer *b, const char *expected)
{
    text got = hex_text(arena, buffer_as_slice(b));
    assert_string_equal(text_z(arena, got), expected);
}

/* ---- one item ------------------------------------------------------------------------------ */

static void ints_are_those_of_the_rfc(void **state)
{
    static const struct {
        int64_t number;
        const char *hex;
    } rows[] = {
        { 0, "00" },
        { 1, "01" },
        { 10, "0a" },
        { 23, "17" },
        { 24, "1818" },
        { 25, "1819" },
        { 100, "1864" },
        { 255, "18ff" },
        { 256, "190100" },
        { 1000, "1903e8" },
        { 65535, "19ffff" },
        { 65536, "1a00010000" },
        { 1000000, "1a000f4240" },
        { 4294967295, "1affffffff" },
        { 4294967296, "1b0000000100000000" },
        { 1000000000000, "1b000000e8d4a51000" },
        { INT64_MAX, "1b7fffffffffffffff" },
        { -1, "20" },
        { -10, "29" },
        { -24, "37" },
        { -25, "3818" },
        { -100, "3863" },
        { -256, "38ff" },
        { -257, "390100" },
        { -1000, "3903e7" },
        { -65537, "3a00010000" },
        { INT64_MIN, "3b7fffffffffffffff" },
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct buffer b = buffer_in(*state, 16);
        struct cbor_item item;
        cbor_put_int(&b, rows[i].number);
        assert_hex(*state, &b, rows[i].hex);
        struct slice rest = hex(*state, rows[i].hex);
        assert_true(cbor_take(&rest, &item));
        assert_int_equal(item.type, CBOR_IS_INT);
        assert_true(item.number == rows[i].number);
        assert_int_equal(rest.size, 0);
    }
}

static void strings_are_those_of_the_rfc(void **state)
{
    static const struct {
        const char *utf8, *hex;
    } rows[] = {
        { "", "60" },
        { "a", "6161" },
        { "IETF", "6449455446" },
        { "\"\\", "62225c" },
        { "\u00fc", "62c3bc" },
        { "\u6c34", "63e6b0b4" },
        { "\U00010151", "64f0908591" },
        { "Đắk Mil, Đắk Nông, 2026",
          "781ec490e1baaf6b204d696c2c20c490e1baaf6b204ec3b46e672c2032303236" },
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct buffer b = buffer_in(*state, 16);
        struct cbor_item item;
        cbor_put_text(&b, text_of(rows[i].utf8));
        assert_hex(*state, &b, rows[i].hex);
        struct slice rest = hex(*state, rows[i].hex);
        assert_true(cbor_take(&rest, &item));
        assert_int_equal(item.type, CBOR_IS_TEXT);
        assert_true(text_equal_z(slice_text(item.bytes), rows[i].utf8));
        assert_int_equal(rest.size, 0);
    }
}

static void bytes_come_out_of_every_length_of_head(void **state)
{
    static const size_t sizes[] = { 0, 4, 23, 24, 255, 256, 65535, 65536 };
    static const size_t heads[] = { 1, 1, 1, 2, 2, 3, 3, 5 };
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        struct buffer b = buffer_in(*state, 16);
        struct cbor_item item;
        struct slice payload = { arena_alloc(*state, sizes[i]), sizes[i] };
        cbor_put_bytes(&b, payload);
        assert_int_equal(b.size, heads[i] + sizes[i]);
        struct slice rest = buffer_as_slice(&b);
        assert_true(cbor_take(&rest, &item));
        assert_int_equal(item.type, CBOR_IS_BYTES);
        assert_true(slice_equal(item.bytes, payload));
        assert_int_equal(rest.size, 0);
        for (size_t cut = 1; cut <= heads[i] && cut <= b.size; cut++) {
            struct slice part = { b.data, b.size - cut };
            assert_false(cbor_take(&part, &item));
            assert_int_equal(part.size, b.size - cut);
        }
    }
}

static void simple_values_are_those_of_the_rfc(void **state)
{
    struct buffer b = buffer_in(*state, 16);
    struct cbor_item item;
    cbor_put_bool(&b, false);
    cbor_put_bool(&b, true);
    cbor_put_null(&b);
    assert_hex(*state, &b, "f4f5f6");
    struct slice rest = buffer_as_slice(&b);
    assert_true(cbor_take(&rest, &item));
    assert_int_equal(item.type, CBOR_IS_BOOL);
    assert_int_equal(item.number, 0);
    assert_true(cbor_take(&rest, &item));
    assert_int_equal(item.type, CBOR_IS_BOOL);
    assert_int_equal(item.number, 1);
    assert_true(cbor_take(&rest, &item));
    assert_int_equal(item.type, CBOR_IS_NULL);
    assert_false(cbor_take(&rest, &item));
}

/* ---- items with children ------------------------------------------------------------------- */

static void put_int_array(struct buffer *b, int64_t from, int64_t to)
{
    cbor_put_array(b, (size_t)(to - from + 1));
    for (int64_t n = from; n <= to; n++) cbor_put_int(b, n);
}

static void arrays_are_those_of_the_rfc(void **state)
{
    struct buffer b = buffer_in(*state, 64);
    put_int_array(&b, 1, 25);
    assert_hex(*state, &b, "98190102030405060708090a0b0c0d0e0f101112131415161718181819");

    struct buffer nested = buffer_in(*state, 64);
    cbor_put_array(&nested, 3);
    cbor_put_int(&nested, 1);
    put_int_array(&nested, 2, 3);
    put_int_array(&nested, 4, 5);
    assert_hex(*state, &nested, "8301820203820405");
}

static void maps_are_those_of_the_rfc(void **state)
{
    struct buffer b = buffer_in(*state, 64);
    cbor_put_map(&b, 2);
    cbor_put_text(&b, TEXT("a"));
    cbor_put_int(&b, 1);
    cbor_put_text(&b, TEXT("b"));
    put_int_array(&b, 2, 3);
    assert_hex(*state, &b, "a26161016162820203");

    struct slice rest = buffer_as_slice(&b), whole;
    struct cbor_item item;
    assert_true(cbor_take_whole(&rest, &whole));
    assert_true(slice_equal(whole, buffer_as_slice(&b)));
    assert_int_equal(rest.size, 0);
    assert_true(cbor_take(&whole, &item));
    assert_int_equal(item.type, CBOR_IS_MAP);
    assert_int_equal(item.number, 2);
    assert_true(cbor_take(&whole, &item));
    assert_true(text_equal_z(slice_text(item.bytes), "a"));
}

static void whole_item_is_taken_and_carried_over(void **state)
{
    struct slice rest = hex(*state, "a201a10282f5f60341ff07"), item;
    struct slice expected = hex(*state, "a201a10282f5f60341ff");
    assert_true(cbor_take_whole(&rest, &item));
    assert_true(slice_equal(item, expected));
    assert_int_equal(rest.size, 1);

    struct buffer b = buffer_in(*state, 16);
    cbor_put_raw(&b, item);
    assert_hex(*state, &b, "a201a10282f5f60341ff");
}

static void sixteen_levels_and_no_more(void **state)
{
    uint8_t bytes[64];
    memset(bytes, 0x81, sizeof bytes);
    for (size_t levels = 1; levels <= 40; levels++) {
        bytes[levels - 1] = 0x01;
        struct slice rest = { bytes, levels }, whole;
        assert_int_equal(cbor_take_whole(&rest, &whole), levels <= 16);
        bytes[levels - 1] = 0x81;
    }
    (void)state;
}

/* ---- any value ----------------------------------------------------------------------------- */

static void put_random(struct buffer *b, struct random_source *random, int depth)
{
    uint8_t bytes[40];
    int64_t number;
    random_bytes(random, bytes, sizeof bytes);
    memcpy(&number, bytes, sizeof number);
    size_t size = random_below(random, sizeof bytes);
    switch (random_below(random, depth < 5 ? 7 : 5)) {
    case 0:
        cbor_put_int(b, number >> (bytes[8] & 63));
        break;
    case 1:
        cbor_put_bytes(b, (struct slice){ bytes, size });
        break;
    case 2:
        cbor_put_text(b, (text){ "bản làng, buôn bon, thôn xóm, tổ dân phố", size });
        break;
    case 3:
        cbor_put_bool(b, bytes[0] & 1);
        break;
    case 4:
        cbor_put_null(b);
        break;
    case 5:
        cbor_put_array(b, size / 4);
        for (size_t i = 0; i < size / 4; i++) put_random(b, random, depth + 1);
        break;
    default:
        cbor_put_map(b, size / 4);
        for (size_t i = 0; i < size / 4; i++) {
            cbor_put_int(b, (int64_t)i);
            put_random(b, random, depth + 1);
        }
    }
}

/* Writes again what it reads. */
static void copy_items(struct slice in, struct buffer *out)
{
    struct cbor_item item;
    while (in.size) {
        assert_true(cbor_take(&in, &item));
        switch (item.type) {
        case CBOR_IS_INT:
            cbor_put_int(out, item.number);
            break;
        case CBOR_IS_BYTES:
            cbor_put_bytes(out, item.bytes);
            break;
        case CBOR_IS_TEXT:
            cbor_put_text(out, slice_text(item.bytes));
            break;
        case CBOR_IS_ARRAY:
            cbor_put_array(out, (size_t)item.number);
            break;
        case CBOR_IS_MAP:
            cbor_put_map(out, (size_t)item.number);
            break;
        case CBOR_IS_BOOL:
            cbor_put_bool(out, item.number);
            break;
        case CBOR_IS_NULL:
            cbor_put_null(out);
            break;
        }
    }
}

static void any_value_reads_back_as_written(void **state)
{
    struct random_source random = random_seeded(4, "cbor");
    for (int i = 0; i < 2000; i++) {
        struct buffer b = buffer_in(*state, 256), again = buffer_in(*state, 256);
        put_random(&b, &random, 0);
        struct slice rest = buffer_as_slice(&b), whole;
        assert_true(cbor_take_whole(&rest, &whole));
        assert_int_equal(rest.size, 0);
        copy_items(whole, &again);
        assert_true(slice_equal(buffer_as_slice(&again), whole));
        arena_reset(*state);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(ints_are_those_of_the_rfc, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(strings_are_those_of_the_rfc, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(bytes_come_out_of_every_length_of_head, make_arena,
                                        free_arena),
        cmocka_unit_test_setup_teardown(simple_values_are_those_of_the_rfc, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(arrays_are_those_of_the_rfc, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(maps_are_those_of_the_rfc, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(whole_item_is_taken_and_carried_over, make_arena,
                                        free_arena),
        cmocka_unit_test_setup_teardown(sixteen_levels_and_no_more, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(any_value_reads_back_as_written, make_arena, free_arena),
    };
    crypto_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
