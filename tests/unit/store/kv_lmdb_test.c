/* SPDX-License-Identifier: MIT
 * What LMDB promises beyond the contract in kv_test.c: quota and full map, the lock on the folder,
 * readers that pin nothing, hot copies, and files that are no store. */
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/base/buffer.h"
#include "core/store/kv.h"
#include "tests/support/store/temp_dir.h"

enum { MB = 1 << 20, VALUE = 32 << 10 };

struct store {
    char dir[TEMP_DIR_SIZE];
    struct arena *arena;
    struct ctx cx;
    struct kv *kv;
};

static int store_setup(void **state)
{
    struct arena *arena = arena_new();
    struct store *s = ARENA_NEW(arena, struct store);
    s->arena = arena;
    ctx_begin(&s->cx, arena);
    temp_dir_make(s->dir);
    *state = s;
    return 0;
}

static int store_teardown(void **state)
{
    struct store *s = *state;
    kv_close(s->kv);
    temp_dir_remove(s->dir);
    arena_free(s->arena);
    return 0;
}

static void open_sized(struct store *s, size_t map, size_t quota)
{
    struct kv_options options = { .dir = s->dir, .map_bytes = map, .quota_bytes = quota };
    assert_int_equal(kv_open(&s->cx, &kv_lmdb, &options, &s->kv), ERR_NONE);
}

static struct kv_tx *begin(struct store *s, struct kv_tx *parent, bool write)
{
    struct kv_tx *tx;
    assert_int_equal(kv_begin(&s->cx, s->kv, parent, write, &tx), ERR_NONE);
    return tx;
}

static void commit(struct store *s, struct kv_tx *tx)
{
    assert_int_equal(kv_commit(&s->cx, tx), ERR_NONE);
}

static struct slice numbered(struct store *s, int n)
{
    return text_slice(text_format(s->arena, "key-%06d", n));
}

static struct slice large_value(struct store *s)
{
    return (struct slice){ arena_alloc(s->arena, VALUE), VALUE };
}

static err put_one(struct store *s, struct kv_tx *parent, int n, struct slice value)
{
    struct kv_tx *tx = begin(s, parent, true);
    err e = kv_put(&s->cx, tx, numbered(s, n), value);
    if (!e) return kv_commit(&s->cx, tx);
    kv_abort(tx);
    return e;
}

/* Puts large values until the store refuses one, and returns how many it took. */
static int fill(struct store *s)
{
    struct slice value = large_value(s);
    int n = 0;
    err e = ERR_NONE;
    while (!e) {
        e = put_one(s, NULL, n, value);
        if (!e) n++;
        assert_in_range(n, 0, 10000);
    }
    assert_int_equal(e, ERR_NO_SPACE);
    assert_true(s->cx.detail_vi.size > 0 && s->cx.detail_en.size > 0);
    ctx_clear(&s->cx);
    return n;
}

static void delete_up_to(struct store *s, int end)
{
    struct kv_tx *tx = begin(s, NULL, true);
    for (int i = 0; i < end; i++) assert_int_equal(kv_del(&s->cx, tx, numbered(s, i)), ERR_NONE);
    commit(s, tx);
}

static int count_present(struct store *s, int end)
{
    struct kv_tx *tx = begin(s, NULL, false);
    int found = 0;
    for (int i = 0; i < end; i++) {
        struct slice key = numbered(s, i), value;
        assert_int_equal(kv_get(&s->cx, tx, &key, &value, 1), ERR_NONE);
        found += value.data != NULL;
    }
    kv_abort(tx);
    return found;
}

/* ---- room ---------------------------------------------------------------------------------- */

static void quota_refuses_before_the_map_is_full_and_deleting_gives_room(void **state)
{
    struct store *s = *state;
    open_sized(s, 16 * MB, 2 * MB);
    int held = fill(s);
    assert_in_range(held, 2 * MB / VALUE / 2, 2 * MB / VALUE);
    assert_in_range(kv_used_bytes(s->kv), MB, 3 * MB);
    assert_int_equal(count_present(s, held), held);

    delete_up_to(s, held);
    assert_in_range(kv_used_bytes(s->kv), 0, MB);
    assert_in_range(fill(s), held / 2, held);
}

static void quota_counts_what_one_transaction_gathers(void **state)
{
    struct store *s = *state;
    open_sized(s, 16 * MB, 2 * MB);
    struct slice value = large_value(s);
    struct kv_tx *top = begin(s, NULL, true);
    int n = 0;
    while (put_one(s, top, n, value) == ERR_NONE) n++;
    assert_int_equal(s->cx.error, ERR_NO_SPACE);
    ctx_clear(&s->cx);
    assert_in_range(n, 2 * MB / VALUE / 2, 2 * MB / VALUE);
    commit(s, top);
    assert_int_equal(count_present(s, n), n);
}

static void full_map_is_no_space_and_nothing_is_lost(void **state)
{
    struct store *s = *state;
    open_sized(s, 2 * MB, (size_t)1 << 40);
    int held = fill(s);
    assert_int_equal(count_present(s, held), held);
    delete_up_to(s, held / 2);
    assert_int_equal(count_present(s, held), held - held / 2);
    assert_int_equal(put_one(s, NULL, 0, (struct slice){ (const uint8_t *)"x", 1 }), ERR_NONE);
}

static void full_map_in_a_nested_transaction_spares_its_siblings(void **state)
{
    struct store *s = *state;
    open_sized(s, 2 * MB, (size_t)1 << 40);
    struct slice small = { (const uint8_t *)"x", 1 };
    struct slice huge = { arena_alloc(s->arena, 4 * MB), 4 * MB };
    struct kv_tx *top = begin(s, NULL, true);
    assert_int_equal(put_one(s, top, 1, small), ERR_NONE);
    assert_int_equal(put_one(s, top, 2, huge), ERR_NO_SPACE);
    ctx_clear(&s->cx);
    assert_int_equal(put_one(s, top, 3, small), ERR_NONE);
    commit(s, top);
    assert_int_equal(count_present(s, 4), 2);
}

static off_t file_size(struct store *s)
{
    struct stat info;
    const char *path = text_z(s->arena, text_format(s->arena, "%s/data.mdb", s->dir));
    assert_int_equal(stat(path, &info), 0);
    return info.st_size;
}

static void idle_readers_pin_nothing(void **state)
{
    struct store *s = *state;
    open_sized(s, 256 * MB, 0);
    struct slice value = large_value(s);
    struct kv_tx *readers[4];
    assert_int_equal(put_one(s, NULL, 0, value), ERR_NONE);
    for (size_t i = 0; i < COUNT_OF(readers); i++) readers[i] = begin(s, NULL, false);
    for (size_t i = 0; i < COUNT_OF(readers); i++) kv_abort(readers[i]);
    for (int i = 0; i < 200; i++) assert_int_equal(put_one(s, NULL, 0, value), ERR_NONE);
    assert_in_range(file_size(s), VALUE, MB);
}

static void more_readers_than_are_kept_idle(void **state)
{
    struct store *s = *state;
    struct kv_tx *readers[200];
    open_sized(s, 16 * MB, 0);
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < COUNT_OF(readers); i++) readers[i] = begin(s, NULL, false);
        for (size_t i = 0; i < COUNT_OF(readers); i++) kv_abort(readers[i]);
    }
    assert_int_equal(put_one(s, NULL, 1, large_value(s)), ERR_NONE);
    assert_int_equal(count_present(s, 2), 1);
}

/* ---- many readers, one writer -------------------------------------------------------------- */

enum { READERS = 4, SNAPSHOTS = 400 };

/* Every commit sets both keys to the same value. */
static void *read_pairs(void *arg)
{
    struct store *s = arg;
    for (int i = 0; i < SNAPSHOTS; i++) {
        struct arena *arena = arena_new();
        struct ctx cx;
        struct kv_tx *tx;
        struct slice keys[2] = { text_slice(TEXT("left")), text_slice(TEXT("right")) }, values[2];
        ctx_begin(&cx, arena);
        REQUIRE(kv_begin(&cx, s->kv, NULL, false, &tx) == ERR_NONE);
        REQUIRE(kv_get(&cx, tx, &keys[0], &values[0], 1) == ERR_NONE);
        REQUIRE(kv_get(&cx, tx, &keys[1], &values[1], 1) == ERR_NONE);
        REQUIRE(slice_equal(values[0], values[1]));
        kv_abort(tx);
        arena_free(arena);
    }
    return NULL;
}

static void readers_see_whole_commits(void **state)
{
    struct store *s = *state;
    pthread_t threads[READERS];
    open_sized(s, 16 * MB, 0);
    for (int i = 0; i < READERS; i++) pthread_create(&threads[i], NULL, read_pairs, s);
    for (int i = 0; i < SNAPSHOTS; i++) {
        struct kv_tx *tx = begin(s, NULL, true);
        struct slice value = numbered(s, i);
        assert_int_equal(kv_put(&s->cx, tx, text_slice(TEXT("left")), value), ERR_NONE);
        assert_int_equal(kv_put(&s->cx, tx, text_slice(TEXT("right")), value), ERR_NONE);
        commit(s, tx);
    }
    for (int i = 0; i < READERS; i++) pthread_join(threads[i], NULL);
}

/* ---- the folder ---------------------------------------------------------------------------- */

static void folder_is_made_with_those_above_it(void **state)
{
    struct store *s = *state;
    const char *deep = text_z(s->arena, text_format(s->arena, "%s/a/b", s->dir));
    struct kv_options options = { .dir = deep, .map_bytes = MB };
    struct stat info;
    assert_int_equal(kv_open(&s->cx, &kv_lmdb, &options, &s->kv), ERR_NONE);
    assert_int_equal(stat(deep, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0700);
}

static void folder_in_use_is_refused_until_it_is_free(void **state)
{
    struct store *s = *state;
    struct kv_options options = { .dir = s->dir, .map_bytes = MB };
    struct kv *other;
    open_sized(s, MB, 0);
    assert_int_equal(kv_open(&s->cx, &kv_lmdb, &options, &other), ERR_CONFLICT);
    assert_non_null(strstr(text_z(s->arena, s->cx.detail_vi), s->dir));
    assert_non_null(strstr(text_z(s->arena, s->cx.detail_en), s->dir));
    ctx_clear(&s->cx);
    assert_int_equal(put_one(s, NULL, 1, numbered(s, 1)), ERR_NONE);
    kv_close(s->kv);
    open_sized(s, MB, 0);
    assert_int_equal(count_present(s, 2), 1);
}

static void reader_from_outside_sees_what_is_committed(void **state)
{
    struct store *s = *state, outside = *s;
    struct kv_options options = { .dir = s->dir, .read_only = true, .map_bytes = MB };
    open_sized(s, MB, 0);
    assert_int_equal(put_one(s, NULL, 1, numbered(s, 1)), ERR_NONE);
    kv_close(s->kv);

    assert_int_equal(kv_open(&s->cx, &kv_lmdb, &options, &outside.kv), ERR_NONE);
    assert_int_equal(count_present(&outside, 5), 1);
    kv_close(outside.kv);
    open_sized(s, MB, 0);
}

static void reading_makes_nothing(void **state)
{
    struct store *s = *state;
    const char *missing = text_z(s->arena, text_format(s->arena, "%s/missing", s->dir));
    struct kv_options options = { .dir = missing, .read_only = true, .map_bytes = MB };
    assert_int_equal(kv_open(&s->cx, &kv_lmdb, &options, &s->kv), ERR_NOT_FOUND);
    assert_non_null(strstr(text_z(s->arena, s->cx.detail_en), missing));
    assert_int_not_equal(access(missing, F_OK), 0);
}

static void file_that_is_no_store_is_called_corrupt(void **state)
{
    struct store *s = *state;
    struct kv_options options = { .dir = s->dir, .map_bytes = MB };
    static const char garbage[16384] = "this is a letter, not a store";
    const char *path = text_z(s->arena, text_format(s->arena, "%s/data.mdb", s->dir));
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    assert_int_equal(write(fd, garbage, sizeof garbage), sizeof garbage);
    close(fd);
    assert_int_equal(kv_open(&s->cx, &kv_lmdb, &options, &s->kv), ERR_CORRUPT);
    assert_null(s->kv);
}

static void hot_copy_is_a_store_with_the_same_pairs(void **state)
{
    struct store *s = *state, copy = *s;
    open_sized(s, 16 * MB, 0);
    for (int i = 0; i < 20; i++) assert_int_equal(put_one(s, NULL, i, large_value(s)), ERR_NONE);
    delete_up_to(s, 5);

    temp_dir_make(copy.dir);
    const char *path = text_z(s->arena, text_format(s->arena, "%s/data.mdb", copy.dir));
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    assert_int_equal(kv_copy(&s->cx, s->kv, fd), ERR_NONE);
    close(fd);
    assert_true(file_size(&copy) < file_size(s));
    open_sized(&copy, 16 * MB, 0);
    assert_int_equal(count_present(&copy, 20), 15);
    kv_close(copy.kv);
    temp_dir_remove(copy.dir);
}

static void copy_to_a_full_disk_is_no_space(void **state)
{
    struct store *s = *state;
    open_sized(s, 16 * MB, 0);
    assert_int_equal(put_one(s, NULL, 1, large_value(s)), ERR_NONE);
    int full = open("/dev/full", O_WRONLY);
    assert_true(full >= 0);
    assert_int_equal(kv_copy(&s->cx, s->kv, full), ERR_NO_SPACE);
    close(full);
}

#define ON_STORE(test) cmocka_unit_test_setup_teardown(test, store_setup, store_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STORE(quota_refuses_before_the_map_is_full_and_deleting_gives_room),
        ON_STORE(quota_counts_what_one_transaction_gathers),
        ON_STORE(full_map_is_no_space_and_nothing_is_lost),
        ON_STORE(full_map_in_a_nested_transaction_spares_its_siblings),
        ON_STORE(idle_readers_pin_nothing),
        ON_STORE(more_readers_than_are_kept_idle),
        ON_STORE(readers_see_whole_commits),
        ON_STORE(folder_is_made_with_those_above_it),
        ON_STORE(folder_in_use_is_refused_until_it_is_free),
        ON_STORE(reader_from_outside_sees_what_is_committed),
        ON_STORE(reading_makes_nothing),
        ON_STORE(file_that_is_no_store_is_called_corrupt),
        ON_STORE(hot_copy_is_a_store_with_the_same_pairs),
        ON_STORE(copy_to_a_full_disk_is_no_space),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
