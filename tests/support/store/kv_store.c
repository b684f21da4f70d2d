/* SPDX-License-Identifier: MIT
 * kv_store: opens, looks, and runs the contract on every backend. */
#include "kv_store.h"

#include <stdio.h>

#include "core/base/crypto.h"
#include "kv_fault.h"

/* ---- a store to test ----------------------------------------------------------------------- */

static struct kv_fault_plan no_faults;

struct backend_row {
    const char *name;
    const struct kv_backend *backend;
    const void *own;
};

static const struct backend_row backends[] = {
    { "lmdb", &kv_lmdb, NULL },
    { "fault over lmdb", &kv_fault, &no_faults },
};

void store_open(struct store *s)
{
    struct kv_options options = { .dir = s->dir, .map_bytes = (size_t)1 << 30, .own = s->row->own };
    assert_int_equal(kv_open(&s->cx, s->row->backend, &options, &s->kv), ERR_NONE);
}

static int store_setup(void **state)
{
    const struct backend_row *row = *state;
    struct arena *arena = arena_new();
    struct store *s = ARENA_NEW(arena, struct store);
    s->row = row;
    s->arena = arena;
    ctx_begin(&s->cx, arena);
    temp_dir_make(s->dir);
    store_open(s);
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

struct slice z(const char *zero_ended)
{
    return text_slice(text_of(zero_ended));
}

struct kv_tx *begin(struct store *s, struct kv_tx *parent, bool write)
{
    struct kv_tx *tx;
    assert_int_equal(kv_begin(&s->cx, s->kv, parent, write, &tx), ERR_NONE);
    return tx;
}

void commit(struct store *s, struct kv_tx *tx)
{
    assert_int_equal(kv_commit(&s->cx, tx), ERR_NONE);
}

void put(struct store *s, struct kv_tx *tx, const char *key, const char *value)
{
    assert_int_equal(kv_put(&s->cx, tx, z(key), z(value)), ERR_NONE);
}

void del(struct store *s, struct kv_tx *tx, const char *key)
{
    assert_int_equal(kv_del(&s->cx, tx, z(key)), ERR_NONE);
}

struct slice get(struct store *s, struct kv_tx *tx, struct slice key)
{
    struct slice value;
    assert_int_equal(kv_get(&s->cx, tx, &key, &value, 1), ERR_NONE);
    return value;
}

void assert_holds(struct store *s, struct kv_tx *tx, const char *key, const char *value)
{
    struct slice got = get(s, tx, z(key));
    if (!value) {
        assert_null(got.data);
        return;
    }
    assert_non_null(got.data);
    assert_true(slice_equal(got, z(value)));
}

enum kv_go see(void *arg, struct slice key, struct slice value, err *failure)
{
    struct seen *seen = arg;
    (void)value;
    buffer_bytes(&seen->keys, key.data, key.size);
    buffer_byte(&seen->keys, ' ');
    seen->count++;
    if (seen->count == seen->fail_after) *failure = ERR_GONE;
    return seen->count == seen->stop_after ? KV_STOP : KV_MORE;
}

void assert_scan(struct store *s, struct kv_tx *tx, const char *from, const char *to,
                 bool backwards, const char *expected)
{
    struct seen seen = { .keys = buffer_in(s->arena, 64) };
    assert_int_equal(kv_scan(&s->cx, tx, z(from), z(to), backwards, see, &seen), ERR_NONE);
    assert_true(text_equal_z(buffer_as_text(&seen.keys), expected));
}

void put_letters(struct store *s)
{
    struct kv_tx *tx = begin(s, NULL, true);
    for (const char *c = "gcaeb"; *c; c++) {
        put(s, tx, (char[]){ *c, 0 }, "x");
    }
    put(s, tx, "cc", "x");
    commit(s, tx);
}

/* ---- every test on every backend ----------------------------------------------------------- */

int contract_run(const struct contract_row contract[], size_t count)
{
    static char names[COUNT_OF(backends)][CONTRACT_MAX][96];
    static struct backend_row rows[COUNT_OF(backends)];
    struct CMUnitTest tests[COUNT_OF(backends) * CONTRACT_MAX] = { 0 }; /* empty rows run nothing */
    size_t all = 0;

    crypto_start();
    assert_in_range(count, 1, CONTRACT_MAX);
    for (size_t b = 0; b < COUNT_OF(backends); b++) {
        rows[b] = backends[b];
        for (size_t t = 0; t < count; t++) {
            (void)snprintf(names[b][t], sizeof names[b][t], "%s: %s", rows[b].name,
                           contract[t].name);
            tests[all++] = (struct CMUnitTest){ names[b][t], contract[t].test, store_setup,
                                                store_teardown, &rows[b] };
        }
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
