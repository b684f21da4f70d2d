/* SPDX-License-Identifier: MIT
 * cbor_refuse: whatever of RFC 8949 our values may not hold is refused, and so is what is cut off,
 * out of order or longer than its bytes. */
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

/* ---- what is refused ----------------------------------------------------------------------- */

static void everything_else_of_the_format_is_refused(void **state)
{
    static const char *const rows[] = {
        /* heads longer than they need to be */
        "1800",
        "1817",
        "190000",
        "1900ff",
        "1a00000000",
        "1a0000ffff",
        "1b0000000000000000",
        "1b00000000ffffffff",
        "3800",
        "390001",
        "3a00000001",
        "3b00000000ffffffff",
        "5800",
        "580161",
        "59000161",
        "780161",
        "7a0000000161",
        "9800",
        "980101",
        "990001f6",
        "b800",
        "b9000101f6",
        "f814",
        /* beyond int64 */
        "1b8000000000000000",
        "1bffffffffffffffff",
        "3b8000000000000000",
        "3bffffffffffffffff",
        /* floats, undefined, other simple values */
        "f90000",
        "f93c00",
        "f97e00",
        "fa47c35000",
        "fb3ff199999999999a",
        "f7",
        "f0",
        "e0",
        "f820",
        "f8ff",
        /* tags */
        "c074323031332d30332d32315432303a30343a30305a",
        "c11a514b67b0",
        "d74401020304",
        "d818456449455446",
        /* indefinite lengths, and their end */
        "5f42010243030405ff",
        "7f657374726561646d696e67ff",
        "9fff",
        "9f0102ff",
        "bfff",
        "bf6161019fff",
        "ff",
        /* reserved heads */
        "1c",
        "1d",
        "1e",
        "1f",
        "3c",
        "5c",
        "7d",
        "9c",
        "9e",
        "bc",
        "bd",
        "dc",
        "df",
        "fc",
        "fd",
        "fe",
        /* cut off */
        "",
        "18",
        "19",
        "1903",
        "1a000f",
        "1b000000e8d4a510",
        "41",
        "44010203",
        "61",
        "64494554",
        "81",
        "8201",
        "a1",
        "a101",
        "a20102",
        /* counts nothing can hold */
        "9b7fffffffffffffff",
        "9bffffffffffffffff",
        "bb7fffffffffffffff",
        "bbffffffffffffffff",
        "5b7fffffffffffffff",
        "7bffffffffffffffff",
        "9affffffff00",
        "baffffffff0000",
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct slice bytes = hex(*state, rows[i]), rest = bytes, whole;
        assert_false(cbor_take_whole(&rest, &whole));
        assert_true(rest.data == bytes.data && rest.size == bytes.size);
    }
}

/* Already at its head, so that no reader makes room for children that cannot be there. */
static void count_beyond_the_input_is_refused(void **state)
{
    static const struct {
        const char *hex;
        bool fine;
    } rows[] = {
        { "80", true },
        { "81", false },
        { "82f6", false },
        { "82f6f6", true },
        { "a0", true },
        { "a1f6", false },
        { "a1f6f6", true },
        { "a2f6f6f6", false },
        { "9a00ffffff0000", false },
        { "ba00ffffff0000", false },
        { "9b7fffffffffffffff00", false },
        { "bb7fffffffffffffff00", false },
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct slice rest = hex(*state, rows[i].hex);
        struct cbor_item item;
        assert_int_equal(cbor_take(&rest, &item), rows[i].fine);
    }
}

static void keys_of_a_map_ascend(void **state)
{
    static const struct {
        const char *hex;
        bool fine;
    } rows[] = {
        { "a201f602f6", true },
        { "a202f601f6", false },   /* descending */
        { "a201f601f6", false },   /* twice */
        { "a21864f601f6", false }, /* 100 before 1 */
        { "a201f61864f6", true },
        { "a201f620f6", true },       /* ints before negative ones, by their bytes */
        { "a2616201616101", false },  /* "b" before "a" */
        { "a2616201626161f6", true }, /* the shorter first */
        { "81a202f601f6", false },    /* inside */
        { "a101a202f601f6", false },
        { "a1a202f601f6f6", false }, /* in a key */
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct slice rest = hex(*state, rows[i].hex), whole;
        assert_int_equal(cbor_take_whole(&rest, &whole), rows[i].fine);
    }
}

static void every_cut_of_a_document_is_refused(void **state)
{
    struct slice document =
        hex(*state, "a60163416e680219a0f303820102044401020304"
                    "05a201f502f60678196c6f6e676572207468616e2074776f20646f7a656e20627974");
    struct slice rest = document, whole;
    assert_true(cbor_take_whole(&rest, &whole));
    for (size_t size = 0; size < whole.size; size++) {
        struct slice part = slice_copy(*state, (struct slice){ document.data, size }), none;
        assert_false(cbor_take_whole(&part, &none));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(everything_else_of_the_format_is_refused, make_arena,
                                        free_arena),
        cmocka_unit_test_setup_teardown(count_beyond_the_input_is_refused, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(keys_of_a_map_ascend, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(every_cut_of_a_document_is_refused, make_arena, free_arena),
    };
    crypto_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
