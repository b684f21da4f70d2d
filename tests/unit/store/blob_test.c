/* SPDX-License-Identifier: MIT
 * blob: files of every awkward size come back whole, are replaced whole, and go away whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/store/blob.h"
#include "tests/support/store/club.h"

static struct slice filled(struct bench *b, size_t size, uint8_t seed)
{
    uint8_t *bytes = arena_alloc(b->cx.arena, size + 1);
    for (size_t i = 0; i < size; i++) bytes[i] = (uint8_t)(seed + i % 251);
    return (struct slice){ bytes, size };
}

static void put(struct bench *b, id which, struct slice bytes)
{
    struct tx *tx = bench_begin(b, true);
    assert_int_equal(blob_put(&b->cx, tx, which, bytes), ERR_NONE);
    assert_int_equal(bench_commit(b, NULL), ERR_NONE);
}

static err get(struct bench *b, id which, struct slice *out)
{
    struct tx *tx = bench_begin(b, false);
    err e = blob_get(&b->cx, tx, which, out);
    *out = slice_copy(b->cx.arena, *out);
    bench_abort(b);
    return e;
}

static void drop(struct bench *b, id which)
{
    struct tx *tx = bench_begin(b, true);
    assert_int_equal(blob_delete(&b->cx, tx, which), ERR_NONE);
    assert_int_equal(bench_commit(b, NULL), ERR_NONE);
}

static void come_back_whole(void **state)
{
    struct bench *b = *state;
    static const size_t sizes[] = { 0, 1, BLOB_PART - 1, BLOB_PART, BLOB_PART + 1, 3 * BLOB_PART };
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        id which = id_new(&b->random, 1000);
        struct slice bytes = filled(b, sizes[i], (uint8_t)i), found;
        put(b, which, bytes);
        assert_int_equal(get(b, which, &found), ERR_NONE);
        assert_true(slice_equal(found, bytes));
    }
}

static void are_replaced_and_dropped_whole(void **state)
{
    struct bench *b = *state;
    id which = id_new(&b->random, 1000), other = id_new(&b->random, 1000);
    struct slice found, small = filled(b, 10, 7);
    put(b, which, filled(b, 2 * BLOB_PART + 5, 1));
    put(b, other, filled(b, 20, 3));
    put(b, which, small);
    assert_int_equal(get(b, which, &found), ERR_NONE);
    assert_true(slice_equal(found, small));
    drop(b, which);
    drop(b, which);
    assert_int_equal(get(b, which, &found), ERR_NOT_FOUND);
    assert_int_equal(get(b, other, &found), ERR_NONE);
    assert_int_equal(found.size, 20);
}

static void have_a_limit(void **state)
{
    struct bench *b = *state;
    struct tx *tx = bench_begin(b, true);
    struct slice large = { (const uint8_t *)"", (size_t)BLOB_MAX + 1 };
    assert_int_equal(blob_put(&b->cx, tx, id_new(&b->random, 1), large), ERR_TOO_LARGE);
    bench_abort(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(come_back_whole, bench_setup, bench_teardown),
        cmocka_unit_test_setup_teardown(are_replaced_and_dropped_whole, bench_setup,
                                        bench_teardown),
        cmocka_unit_test_setup_teardown(have_a_limit, bench_setup, bench_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
