/* SPDX-License-Identifier: MIT
 * arena: zeroed and aligned blocks at any size, one reset for all of them, foreign things released
 * newest first, and use after reset or past the end seen by the sanitizer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdalign.h>
#include <string.h>

#include "core/base/arena.h"
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

static bool all_zero(const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (bytes[i]) return false;
    }
    return true;
}

static void blocks_are_aligned_zeroed_and_apart(void **state)
{
    uint8_t *blocks[300];
    for (size_t size = 0; size < COUNT_OF(blocks); size++) {
        blocks[size] = arena_alloc(*state, size);
        assert_int_equal((uintptr_t)blocks[size] % alignof(max_align_t), 0);
        assert_true(all_zero(blocks[size], size));
        memset(blocks[size], (int)size & 0xff, size);
    }
    for (size_t size = 0; size < COUNT_OF(blocks); size++) {
        for (size_t i = 0; i < size; i++) assert_int_equal(blocks[size][i], size & 0xff);
    }
}

static void size_zero_gives_unique_pointers(void **state)
{
    void *a = arena_alloc(*state, 0);
    void *b = arena_alloc(*state, 0);
    assert_non_null(a);
    assert_non_null(b);
    assert_ptr_not_equal(a, b);
}

static void blocks_of_every_magnitude_are_whole(void **state)
{
    for (size_t size = 1; size <= (size_t)4 << 20; size = size * 2 + 1) {
        uint8_t *block = arena_alloc(*state, size);
        assert_true(all_zero(block, size));
        memset(block, 0xff, size);
        assert_int_equal((uintptr_t)block % alignof(max_align_t), 0);
    }
}

static void memory_used_again_is_zeroed_again(void **state)
{
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 100; i++) {
            uint8_t *block = arena_alloc(*state, 1000);
            assert_true(all_zero(block, 1000));
            memset(block, 0xee, 1000);
        }
        arena_reset(*state);
    }
}

static void used_counts_what_was_asked_for(void **state)
{
    assert_int_equal(arena_used(*state), 0);
    arena_alloc(*state, 3);
    arena_array(*state, 10, 7);
    arena_alloc(*state, 2000000);
    assert_int_equal(arena_used(*state), 2000073);
    arena_reset(*state);
    assert_int_equal(arena_used(*state), 0);
}

static void arrays_hold_their_type(void **state)
{
    uint64_t *numbers = ARENA_ARRAY(*state, 1000, uint64_t);
    for (uint64_t i = 0; i < 1000; i++) {
        assert_int_equal(numbers[i], 0);
        numbers[i] = i;
    }
    assert_int_equal(numbers[999], 999);
    assert_non_null(arena_array(*state, 0, 8));
    assert_non_null(arena_array(*state, 8, 0));
}

struct entry {
    char *record;
    char name;
};

static void write_name(void *thing)
{
    const struct entry *entry = thing;
    entry->record[strlen(entry->record)] = entry->name;
}

static void releases_run_newest_first_and_once(void **state)
{
    char record[8] = { 0 };
    struct entry a = { record, 'a' }, b = { record, 'b' }, c = { record, 'c' };
    arena_on_release(*state, write_name, &a);
    arena_on_release(*state, write_name, &b);
    arena_on_release(*state, write_name, &c);
    assert_string_equal(record, "");
    arena_reset(*state);
    assert_string_equal(record, "cba");
    arena_reset(*state);
    assert_string_equal(record, "cba");
    arena_on_release(*state, write_name, &a);
    arena_reset(*state);
    assert_string_equal(record, "cbaa");
}

static void freeing_releases_too(void **state)
{
    (void)state;
    char record[8] = { 0 };
    struct entry a = { record, 'a' }, b = { record, 'b' };
    struct arena *arena = arena_new();
    arena_on_release(arena, write_name, &a);
    arena_on_release(arena, write_name, &b);
    arena_free(arena);
    assert_string_equal(record, "ba");
    arena_free(NULL);
}

/* Reads its own block, which must still be there: release comes before the memory goes. */
static void check_and_mark(void *thing)
{
    int *number = thing;
    if (*number == 42) *number = 43;
}

static void released_things_may_lie_in_the_arena(void **state)
{
    char record[8] = { 0 };
    int *number = ARENA_NEW(*state, int);
    struct entry *entry = ARENA_NEW(*state, struct entry);
    *number = 42;
    *entry = (struct entry){ record, 'x' };
    arena_on_release(*state, check_and_mark, number);
    arena_on_release(*state, write_name, entry);
    arena_reset(*state);
    assert_string_equal(record, "x");
}

static void what_is_borrowed_again_is_empty_again(void **state)
{
    char record[8] = { 0 };
    struct entry a = { record, 'a' };
    size_t used = arena_used(*state);
    for (int round = 0; round < 3; round++) {
        struct arena *outer = arena_borrow(*state), *inner = arena_borrow(*state);
        assert_ptr_not_equal(outer, inner);
        uint8_t *block = arena_alloc(outer, 3000);
        assert_true(all_zero(block, 3000));
        memset(block, 0xee, 3000);
        memset(arena_alloc(inner, (size_t)200 << 10), 0xee, (size_t)200 << 10);
        arena_on_release(inner, write_name, &a);
        arena_give_back(*state, inner);
        arena_give_back(*state, outer);
        if (round == 1) arena_reset(*state);
    }
    assert_string_equal(record, "aaa");
    assert_int_equal(arena_used(*state), used);
}

static void ask_overflowing_array(void *arena)
{
    arena_array(arena, SIZE_MAX / 4, 8);
}

static void ask_everything(void *arena)
{
    arena_alloc(arena, SIZE_MAX - 4);
}

static void impossible_sizes_abort(void **state)
{
    assert_true(dies(ask_overflowing_array, *state, "arena.c:"));
    assert_true(dies(ask_everything, *state, "arena.c:"));
}

static void use_after_reset(void *arena)
{
    volatile char *block = arena_alloc(arena, 10);
    arena_reset(arena);
    block[0] = 1;
}

static void use_past_the_end(void *arena)
{
    volatile char *block = arena_alloc(arena, 16);
    arena_alloc(arena, 16);
    block[16] = 1;
}

static void use_after_giving_back(void *arena)
{
    struct arena *borrowed = arena_borrow(arena);
    volatile char *block = arena_alloc(borrowed, 10);
    arena_give_back(arena, borrowed);
    block[0] = 1;
}

static void use_big_after_reset(void *arena)
{
    volatile char *block = arena_alloc(arena, 1 << 20);
    arena_reset(arena);
    block[0] = 1;
}

static void stale_and_stray_uses_are_found(void **state)
{
    bool watched = memory_is_watched();
    assert_int_equal(dies(use_after_reset, *state, "use-after-poison"), watched);
    assert_int_equal(dies(use_after_giving_back, *state, "use-after-poison"), watched);
    assert_int_equal(dies(use_past_the_end, *state, "use-after-poison"), watched);
    if (watched) assert_true(dies(use_big_after_reset, *state, "heap-use-after-free"));
}

#define TEST_WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_WITH_ARENA(blocks_are_aligned_zeroed_and_apart),
        TEST_WITH_ARENA(size_zero_gives_unique_pointers),
        TEST_WITH_ARENA(blocks_of_every_magnitude_are_whole),
        TEST_WITH_ARENA(memory_used_again_is_zeroed_again),
        TEST_WITH_ARENA(used_counts_what_was_asked_for),
        TEST_WITH_ARENA(arrays_hold_their_type),
        TEST_WITH_ARENA(releases_run_newest_first_and_once),
        TEST_WITH_ARENA(freeing_releases_too),
        TEST_WITH_ARENA(released_things_may_lie_in_the_arena),
        TEST_WITH_ARENA(what_is_borrowed_again_is_empty_again),
        TEST_WITH_ARENA(impossible_sizes_abort),
        TEST_WITH_ARENA(stale_and_stray_uses_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
