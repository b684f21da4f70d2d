/* SPDX-License-Identifier: MIT
 * CBOR heads: the short ones, which cbor writes and reads in place, are those libcbor writes and
 * reads: every one of one byte and of two is tried. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cbor.h>
#include <cmocka.h>

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

/* What libcbor's tree says; strings are lent by it. */
static struct cbor_item judged(const cbor_item_t *item)
{
    switch (cbor_typeof(item)) {
    case CBOR_TYPE_UINT:
        return (struct cbor_item){ CBOR_IS_INT, (int64_t)cbor_get_int(item), { 0 } };
    case CBOR_TYPE_NEGINT:
        return (struct cbor_item){ CBOR_IS_INT, -1 - (int64_t)cbor_get_int(item), { 0 } };
    case CBOR_TYPE_BYTESTRING:
        return (struct cbor_item){ CBOR_IS_BYTES,
                                   (int64_t)cbor_bytestring_length(item),
                                   { cbor_bytestring_handle(item), cbor_bytestring_length(item) } };
    case CBOR_TYPE_STRING:
        return (struct cbor_item){ CBOR_IS_TEXT,
                                   (int64_t)cbor_string_length(item),
                                   { cbor_string_handle(item), cbor_string_length(item) } };
    case CBOR_TYPE_ARRAY:
        return (struct cbor_item){ CBOR_IS_ARRAY, (int64_t)cbor_array_size(item), { 0 } };
    case CBOR_TYPE_MAP:
        return (struct cbor_item){ CBOR_IS_MAP, (int64_t)cbor_map_size(item), { 0 } };
    default:
        fail_msg("a type records do not hold");
        return (struct cbor_item){ 0 };
    }
}

/* Every head of one byte and of two, of the six types that carry a number, with enough behind it.
 */
static void short_heads_are_read_as_libcbor_reads_them(void **state)
{
    enum { TYPES = 6, ARGUMENTS = 32, ENOUGH = 600, IN_NEXT_BYTE = 24 };
    uint8_t bytes[ENOUGH];
    (void)state;
    for (unsigned first = 0; first < TYPES * ARGUMENTS; first++) {
        unsigned in_head = first % ARGUMENTS;
        if (in_head > IN_NEXT_BYTE) continue;
        for (unsigned next = 0; next <= UINT8_MAX; next++) {
            struct cbor_load_result result;
            struct slice rest = { bytes, sizeof bytes };
            struct cbor_item got;
            memset(bytes, 0x01, sizeof bytes);
            bytes[0] = (uint8_t)first;
            if (in_head == IN_NEXT_BYTE) bytes[1] = (uint8_t)next;
            bool shortest = in_head < IN_NEXT_BYTE || next >= IN_NEXT_BYTE;
            assert_int_equal(cbor_take(&rest, &got), shortest);
            if (!shortest) continue;
            cbor_item_t *item = cbor_load(bytes, sizeof bytes, &result);
            assert_non_null(item);
            struct cbor_item expected = judged(item);
            assert_int_equal(got.type, expected.type);
            assert_true(got.number == expected.number);
            assert_true(slice_equal(got.bytes, expected.bytes));
            size_t head = in_head == IN_NEXT_BYTE ? 2 : 1;
            assert_int_equal(sizeof bytes - rest.size, head + expected.bytes.size);
            cbor_decref(&item);
            if (in_head < IN_NEXT_BYTE) break;
        }
    }
}

static void assert_encoded(const struct buffer *b, const uint8_t *expected, size_t size)
{
    assert_int_equal(b->size, size);
    assert_memory_equal(b->data, expected, size);
}

static void heads_are_written_as_libcbor_writes_them(void **state)
{
    enum { NUMBERS = 300 };
    uint8_t head[16], payload[NUMBERS] = { 0 };
    for (size_t n = 0; n < NUMBERS; n++) {
        struct buffer out[6];
        for (size_t i = 0; i < COUNT_OF(out); i++) out[i] = buffer_in(*state, 1);
        cbor_put_int(&out[0], (int64_t)n);
        assert_encoded(&out[0], head, cbor_encode_uint(n, head, sizeof head));
        cbor_put_int(&out[1], -1 - (int64_t)n);
        assert_encoded(&out[1], head, cbor_encode_negint(n, head, sizeof head));
        cbor_put_array(&out[2], n);
        assert_encoded(&out[2], head, cbor_encode_array_start(n, head, sizeof head));
        cbor_put_map(&out[3], n);
        assert_encoded(&out[3], head, cbor_encode_map_start(n, head, sizeof head));
        cbor_put_bytes(&out[4], (struct slice){ payload, n });
        out[4].size -= n;
        assert_encoded(&out[4], head, cbor_encode_bytestring_start(n, head, sizeof head));
        cbor_put_text(&out[5], (text){ (const char *)payload, n });
        out[5].size -= n;
        assert_encoded(&out[5], head, cbor_encode_string_start(n, head, sizeof head));
    }
}

static void an_int_is_taken_alone_as_among_others(void **state)
{
    static const int64_t numbers[] = { 0, 1, 23, 24, 255, 65536, INT64_MAX, -1, -24, INT64_MIN };
    static const uint8_t others[] = { 0x18, 0x40, 0x60, 0x80, 0xa0, 0xf4, 0xf6 };
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        struct buffer b = buffer_in(*state, 16);
        int64_t got;
        cbor_put_int(&b, numbers[i]);
        struct slice rest = buffer_as_slice(&b);
        assert_true(cbor_take_int(&rest, &got));
        assert_true(got == numbers[i]);
        assert_int_equal(rest.size, 0);
    }
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        struct slice rest = { &others[i], 1 }, nothing = { 0 };
        int64_t got;
        assert_false(cbor_take_int(&rest, &got));
        assert_false(cbor_take_int(&nothing, &got));
    }
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, make_arena, free_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_heads_are_read_as_libcbor_reads_them),
        WITH_ARENA(heads_are_written_as_libcbor_writes_them),
        WITH_ARENA(an_int_is_taken_alone_as_among_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
