/* SPDX-License-Identifier: MIT
 * The contract of a storage backend: one table of tests, run over every backend in `backends`. A
 * new backend is one more row there. What only LMDB promises (quota, lock, copy) is in
 * kv_lmdb_test.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/base/buffer.h"
#include "core/base/crypto.h"
#include "core/store/kv.h"
#include "tests/support/store/kv_fault.h"
#include "tests/support/store/temp_dir.h"

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

struct store {
    const struct backend_row *row;
    char dir[TEMP_DIR_SIZE];
    struct arena *arena;
    struct ctx cx;
    struct kv *kv;
};

static void store_open(struct store *s)
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

static struct slice z(const char *zero_ended)
{
    return text_slice(text_of(zero_ended));
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

static void put(struct store *s, struct kv_tx *tx, const char *key, const char *value)
{
    assert_int_equal(kv_put(&s->cx, tx, z(key), z(value)), ERR_NONE);
}

static void del(struct store *s, struct kv_tx *tx, const char *key)
{
    assert_int_equal(kv_del(&s->cx, tx, z(key)), ERR_NONE);
}

static struct slice get(struct store *s, struct kv_tx *tx, struct slice key)
{
    struct slice value;
    assert_int_equal(kv_get(&s->cx, tx, &key, &value, 1), ERR_NONE);
    return value;
}

static void assert_holds(struct store *s, struct kv_tx *tx, const char *key, const char *value)
{
    struct slice got = get(s, tx, z(key));
    if (!value) {
        assert_null(got.data);
        return;
    }
    assert_non_null(got.data);
    assert_true(slice_equal(got, z(value)));
}

/* Keys seen by a scan, each followed by a space. */
struct seen {
    struct buffer keys;
    size_t stop_after; /* 0 = never */
    size_t fail_after;
    size_t count;
};

static enum kv_go see(void *arg, struct slice key, struct slice value, err *failure)
{
    struct seen *seen = arg;
    (void)value;
    buffer_bytes(&seen->keys, key.data, key.size);
    buffer_byte(&seen->keys, ' ');
    seen->count++;
    if (seen->count == seen->fail_after) *failure = ERR_GONE;
    return seen->count == seen->stop_after ? KV_STOP : KV_MORE;
}

static void assert_scan(struct store *s, struct kv_tx *tx, const char *from, const char *to,
                        bool backwards, const char *expected)
{
    struct seen seen = { .keys = buffer_in(s->arena, 64) };
    assert_int_equal(kv_scan(&s->cx, tx, z(from), z(to), backwards, see, &seen), ERR_NONE);
    assert_true(text_equal_z(buffer_as_text(&seen.keys), expected));
}

/* ---- the contract: pairs ------------------------------------------------------------------- */

static void empty_store_holds_nothing(void **state)
{
    struct store *s = *state;
    struct kv_tx *tx = begin(s, NULL, false);
    assert_holds(s, tx, "a", NULL);
    assert_scan(s, tx, "", "", false, "");
    assert_scan(s, tx, "", "", true, "");
    kv_abort(tx);
}

static void pairs_are_put_replaced_and_deleted(void **state)
{
    struct store *s = *state;
    struct kv_tx *tx = begin(s, NULL, true);
    put(s, tx, "a", "1");
    put(s, tx, "b", "2");
    put(s, tx, "a", "longer than before");
    del(s, tx, "b");
    del(s, tx, "never there");
    assert_holds(s, tx, "a", "longer than before");
    assert_holds(s, tx, "b", NULL);
    commit(s, tx);

    tx = begin(s, NULL, false);
    assert_holds(s, tx, "a", "longer than before");
    assert_holds(s, tx, "b", NULL);
    kv_abort(tx);
}

static void empty_value_is_not_absent(void **state)
{
    struct store *s = *state;
    struct kv_tx *tx = begin(s, NULL, true);
    put(s, tx, "here", "");
    commit(s, tx);
    tx = begin(s, NULL, false);
    assert_holds(s, tx, "here", "");
    assert_holds(s, tx, "her", NULL);
    assert_holds(s, tx, "heree", NULL);
    kv_abort(tx);
}

static void get_answers_a_batch_in_its_order(void **state)
{
    struct store *s = *state;
    struct slice keys[KV_GET_MAX], values[KV_GET_MAX];
    struct kv_tx *tx = begin(s, NULL, true);
    for (int i = 0; i < KV_GET_MAX; i++) {
        keys[i] = text_slice(text_format(s->arena, "key-%d", KV_GET_MAX - i));
        if (i % 3) assert_int_equal(kv_put(&s->cx, tx, keys[i], keys[i]), ERR_NONE);
    }
    assert_int_equal(kv_get(&s->cx, tx, keys, values, KV_GET_MAX), ERR_NONE);
    for (int i = 0; i < KV_GET_MAX; i++) {
        if (i % 3)
            assert_true(slice_equal(values[i], keys[i]));
        else
            assert_null(values[i].data);
    }
    kv_abort(tx);
}

static void largest_key_and_value_fit(void **state)
{
    struct store *s = *state;
    uint8_t *bytes = arena_alloc(s->arena, KV_VALUE_MAX);
    for (size_t i = 0; i < KV_VALUE_MAX; i++) bytes[i] = (uint8_t)(i * 31 >> 3);
    struct slice key = { bytes, KV_KEY_MAX }, value = { bytes, KV_VALUE_MAX };

    struct kv_tx *tx = begin(s, NULL, true);
    assert_int_equal(kv_put(&s->cx, tx, key, value), ERR_NONE);
    commit(s, tx);
    tx = begin(s, NULL, false);
    assert_true(slice_equal(get(s, tx, key), value));
    kv_abort(tx);
}

static void too_large_is_refused_and_changes_nothing(void **state)
{
    struct store *s = *state;
    uint8_t *bytes = arena_alloc(s->arena, KV_VALUE_MAX + 1);
    struct slice long_key = { bytes, KV_KEY_MAX + 1 }, long_value = { bytes, KV_VALUE_MAX + 1 };
    struct slice value;

    struct kv_tx *tx = begin(s, NULL, true);
    put(s, tx, "a", "1");
    assert_int_equal(kv_put(&s->cx, tx, long_key, z("1")), ERR_TOO_LARGE);
    assert_int_equal(kv_put(&s->cx, tx, z("a"), long_value), ERR_TOO_LARGE);
    assert_int_equal(kv_del(&s->cx, tx, long_key), ERR_TOO_LARGE);
    assert_int_equal(kv_get(&s->cx, tx, &long_key, &value, 1), ERR_TOO_LARGE);
    assert_int_equal(kv_scan(&s->cx, tx, long_key, z(""), false, see, NULL), ERR_TOO_LARGE);
    commit(s, tx);
    tx = begin(s, NULL, false);
    assert_scan(s, tx, "", "", false, "a ");
    assert_holds(s, tx, "a", "1");
    kv_abort(tx);
}

/* ---- the contract: scans ------------------------------------------------------------------- */

static void put_letters(struct store *s)
{
    struct kv_tx *tx = begin(s, NULL, true);
    for (const char *c = "gcaeb"; *c; c++) {
        put(s, tx, (char[]){ *c, 0 }, "x");
    }
    put(s, tx, "cc", "x");
    commit(s, tx);
}

static void scan_keeps_to_its_range(void **state)
{
    struct store *s = *state;
    put_letters(s);
    static const struct {
        const char *from, *to, *forwards, *backwards;
    } rows[] = {
        { "", "", "a b c cc e g ", "g e cc c b a " },
        { "b", "e", "b c cc ", "cc c b " },
        { "bb", "d", "c cc ", "cc c " },
        { "", "c", "a b ", "b a " },
        { "c", "", "c cc e g ", "g e cc c " },
        { "g", "", "g ", "g " },
        { "h", "", "", "" },
        { "h", "z", "", "" },
        { "A", "a", "", "" },
        { "d", "e", "", "" },
        { "e", "e", "", "" },
        { "g", "a", "", "" },
        { "a", "zz", "a b c cc e g ", "g e cc c b a " },
    };
    struct kv_tx *tx = begin(s, NULL, false);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_scan(s, tx, rows[i].from, rows[i].to, false, rows[i].forwards);
        assert_scan(s, tx, rows[i].from, rows[i].to, true, rows[i].backwards);
    }
    kv_abort(tx);
}

static void bytes_are_ordered_as_unsigned(void **state)
{
    struct store *s = *state;
    struct kv_tx *tx = begin(s, NULL, true);
    put(s, tx, "\xFF", "3");
    put(s, tx, "\x7F", "1");
    put(s, tx, "\x80\x01", "2");
    assert_scan(s, tx, "", "", false, "\x7F \x80\x01 \xFF ");
    assert_scan(s, tx, "\x80", "\xFF", false, "\x80\x01 ");
    kv_abort(tx);
}

static void scan_stops_and_fails_when_told(void **state)
{
    struct store *s = *state;
    put_letters(s);
    struct kv_tx *tx = begin(s, NULL, false);
    struct seen stopping = { .keys = buffer_in(s->arena, 64), .stop_after = 2 };
    assert_int_equal(kv_scan(&s->cx, tx, z(""), z(""), false, see, &stopping), ERR_NONE);
    assert_int_equal(stopping.count, 2);
    struct seen failing = { .keys = buffer_in(s->arena, 64), .fail_after = 3 };
    assert_int_equal(kv_scan(&s->cx, tx, z(""), z(""), true, see, &failing), ERR_GONE);
    assert_int_equal(failing.count, 3);
    kv_abort(tx);
}

struct inner_scan {
    struct store *s;
    struct kv_tx *tx;
    size_t count;
};

static enum kv_go scan_inside(void *arg, struct slice key, struct slice value, err *failure)
{
    struct inner_scan *in = arg;
    (void)key, (void)value, (void)failure;
    assert_scan(in->s, in->tx, "b", "e", in->count % 2, in->count % 2 ? "cc c b " : "b c cc ");
    in->count++;
    return KV_MORE;
}

static void scans_nest(void **state)
{
    struct store *s = *state;
    put_letters(s);
    for (int write = 0; write < 2; write++) {
        struct inner_scan in = { s, begin(s, NULL, write), 0 };
        assert_int_equal(kv_scan(&s->cx, in.tx, z(""), z(""), false, scan_inside, &in), ERR_NONE);
        assert_int_equal(in.count, 6);
        kv_abort(in.tx);
    }
}

enum { MANY = 500 };

struct writing_scan {
    struct store *s;
    struct kv_tx *tx;
    bool backwards;
    int next;
};

/* Writes on both sides of the scanned range, enough to move pages about. */
static enum kv_go write_inside(void *arg, struct slice key, struct slice value, err *failure)
{
    struct writing_scan *w = arg;
    int n = w->backwards ? MANY - 1 - w->next : w->next;
    (void)value, (void)failure;
    assert_true(slice_equal(key, text_slice(text_format(w->s->arena, "m%04d", n))));
    put(w->s, w->tx, text_z(w->s->arena, text_format(w->s->arena, "a%04d", n)),
        "a longer value to fill pages");
    put(w->s, w->tx, text_z(w->s->arena, text_format(w->s->arena, "z%04d", n)),
        "a longer value to fill pages");
    del(w->s, w->tx, text_z(w->s->arena, text_format(w->s->arena, "l%04d", n)));
    w->next++;
    return KV_MORE;
}

static void scan_sees_each_pair_once_while_others_are_written(void **state)
{
    struct store *s = *state;
    for (int backwards = 0; backwards < 2; backwards++) {
        struct kv_tx *tx = begin(s, NULL, true);
        for (int i = 0; i < MANY; i++) {
            put(s, tx, text_z(s->arena, text_format(s->arena, "m%04d", i)), "m");
            put(s, tx, text_z(s->arena, text_format(s->arena, "l%04d", i)), "l");
        }
        struct writing_scan w = { s, tx, backwards, 0 };
        assert_int_equal(kv_scan(&s->cx, tx, z("m"), z("n"), backwards, write_inside, &w),
                         ERR_NONE);
        assert_int_equal(w.next, MANY);
        kv_abort(tx);
    }
}

static enum kv_go delete_visited(void *arg, struct slice key, struct slice value, err *failure)
{
    struct writing_scan *w = arg;
    struct slice visited = slice_copy(w->s->arena, key);
    (void)value, (void)failure;
    assert_int_equal(kv_del(&w->s->cx, w->tx, visited), ERR_NONE);
    w->next++;
    return KV_MORE;
}

static void scan_may_delete_what_it_visits(void **state)
{
    struct store *s = *state;
    for (int backwards = 0; backwards < 2; backwards++) {
        struct kv_tx *tx = begin(s, NULL, true);
        for (int i = 0; i < MANY; i++) {
            put(s, tx, text_z(s->arena, text_format(s->arena, "m%04d", i)),
                "some value to fill pages");
        }
        put(s, tx, "l", "stays");
        put(s, tx, "n", "stays");
        struct writing_scan w = { s, tx, backwards, 0 };
        assert_int_equal(kv_scan(&s->cx, tx, z("m"), z("n"), backwards, delete_visited, &w),
                         ERR_NONE);
        assert_int_equal(w.next, MANY);
        assert_scan(s, tx, "", "", false, "l n ");
        kv_abort(tx);
    }
}

/* ---- the contract: transactions ------------------------------------------------------------ */

static void abort_leaves_nothing(void **state)
{
    struct store *s = *state;
    put_letters(s);
    struct kv_tx *tx = begin(s, NULL, true);
    put(s, tx, "b", "changed");
    put(s, tx, "new", "x");
    del(s, tx, "a");
    kv_abort(tx);
    tx = begin(s, NULL, false);
    assert_scan(s, tx, "", "", false, "a b c cc e g ");
    assert_holds(s, tx, "b", "x");
    kv_abort(tx);
}

static void readers_keep_their_snapshot(void **state)
{
    struct store *s = *state;
    put_letters(s);
    struct kv_tx *reader = begin(s, NULL, false);
    struct kv_tx *writer = begin(s, NULL, true);
    put(s, writer, "a", "changed");
    put(s, writer, "b2", "x");
    assert_holds(s, reader, "a", "x");
    commit(s, writer);
    assert_holds(s, reader, "a", "x");
    assert_holds(s, reader, "b2", NULL);
    struct kv_tx *later = begin(s, NULL, false);
    assert_holds(s, later, "a", "changed");
    assert_holds(s, later, "b2", "x");
    kv_abort(later);
    kv_abort(reader);
}

static void nested_abort_leaves_the_parent_as_it_was(void **state)
{
    struct store *s = *state;
    struct kv_tx *top = begin(s, NULL, true);
    put(s, top, "a", "parent");
    put(s, top, "b", "parent");

    struct kv_tx *child = begin(s, top, true);
    assert_holds(s, child, "a", "parent");
    put(s, child, "a", "child");
    put(s, child, "c", "child");
    del(s, child, "b");
    assert_holds(s, child, "b", NULL);
    kv_abort(child);

    assert_holds(s, top, "a", "parent");
    assert_scan(s, top, "", "", false, "a b ");
    commit(s, top);
    struct kv_tx *reader = begin(s, NULL, false);
    assert_scan(s, reader, "", "", false, "a b ");
    assert_holds(s, reader, "a", "parent");
    kv_abort(reader);
}

static void nested_commit_is_the_parents(void **state)
{
    struct store *s = *state;
    struct kv_tx *top = begin(s, NULL, true);
    for (int i = 0; i < 6; i++) {
        struct kv_tx *child = begin(s, top, true);
        put(s, child, (char[]){ (char)('a' + i), 0 }, "child");
        if (i % 2)
            kv_abort(child);
        else
            commit(s, child);
    }
    assert_scan(s, top, "", "", false, "a c e ");
    commit(s, top);

    top = begin(s, NULL, true);
    struct kv_tx *child = begin(s, top, true);
    put(s, child, "f", "child");
    commit(s, child);
    kv_abort(top);
    struct kv_tx *reader = begin(s, NULL, false);
    assert_scan(s, reader, "", "", false, "a c e ");
    kv_abort(reader);
}

static void committed_pairs_survive_closing(void **state)
{
    struct store *s = *state;
    put_letters(s);
    kv_close(s->kv);
    store_open(s);
    struct kv_tx *tx = begin(s, NULL, false);
    assert_scan(s, tx, "", "", false, "a b c cc e g ");
    kv_abort(tx);
}

static void put_bytes_are_counted(void **state)
{
    struct store *s = *state;
    struct kv_tx *tx = begin(s, NULL, true);
    put(s, tx, "key", "value");
    put(s, tx, "key", "");
    del(s, tx, "key");
    assert_int_equal(tx->put_bytes, 8 + 3);
    kv_abort(tx);
}

/* ---- the contract: a long run against a model ---------------------------------------------- */

enum { MODEL_KEYS = 64, MODEL_STEPS = 4000 };

/* What the store should hold: value number of each key, 0 = absent. */
struct model {
    int value[MODEL_KEYS];
};

struct model_scan {
    const struct model *model;
    int next;
};

static enum kv_go model_check(void *arg, struct slice key, struct slice value, err *failure)
{
    struct model_scan *m = arg;
    char expected[32];
    (void)failure;
    while (m->next < MODEL_KEYS && !m->model->value[m->next]) m->next++;
    assert_in_range(m->next, 0, MODEL_KEYS - 1);
    snprintf(expected, sizeof expected, "key-%02d", m->next);
    assert_true(slice_equal(key, z(expected)));
    snprintf(expected, sizeof expected, "value-%d", m->model->value[m->next]);
    assert_true(slice_equal(value, z(expected)));
    m->next++;
    return KV_MORE;
}

static void assert_model(struct store *s, struct kv_tx *tx, const struct model *model)
{
    struct model_scan m = { model, 0 };
    assert_int_equal(kv_scan(&s->cx, tx, z(""), z(""), false, model_check, &m), ERR_NONE);
    while (m.next < MODEL_KEYS && !model->value[m.next]) m.next++;
    assert_int_equal(m.next, MODEL_KEYS);
}

static void model_step(struct store *s, struct kv_tx *tx, struct model *model,
                       struct random_source *random, int step)
{
    char key[32], value[32];
    int k = (int)random_below(random, MODEL_KEYS);
    snprintf(key, sizeof key, "key-%02d", k);
    snprintf(value, sizeof value, "value-%d", step);
    if (random_below(random, 3)) {
        put(s, tx, key, value);
        model->value[k] = step;
    } else {
        del(s, tx, key);
        model->value[k] = 0;
    }
}

static void any_run_of_transactions_equals_the_model(void **state)
{
    struct store *s = *state;
    struct random_source random = random_seeded(2026, "kv contract");
    struct model kept = { { 0 } };
    for (int step = 1; step < MODEL_STEPS;) {
        struct model top = kept;
        struct kv_tx *tx = begin(s, NULL, true);
        for (uint32_t jobs = random_below(&random, 4); jobs > 0; jobs--) {
            struct model nested = top;
            struct kv_tx *child = begin(s, tx, true);
            for (uint32_t n = random_below(&random, 20); n > 0; n--) {
                model_step(s, child, &nested, &random, step++);
            }
            bool keep = random_below(&random, 3);
            if (keep)
                commit(s, child);
            else
                kv_abort(child);
            if (keep) top = nested;
        }
        model_step(s, tx, &top, &random, step++);
        assert_model(s, tx, &top);
        bool keep = random_below(&random, 4);
        if (keep)
            commit(s, tx);
        else
            kv_abort(tx);
        if (keep) kept = top;
    }
    struct kv_tx *reader = begin(s, NULL, false);
    assert_model(s, reader, &kept);
    kv_abort(reader);
}

/* ---- every test on every backend ----------------------------------------------------------- */

#define CONTRACT(test)                                                                             \
    {                                                                                              \
#test, test                                                                                \
    }

static const struct {
    const char *name;
    CMUnitTestFunction test;
} contract[] = {
    CONTRACT(empty_store_holds_nothing),
    CONTRACT(pairs_are_put_replaced_and_deleted),
    CONTRACT(empty_value_is_not_absent),
    CONTRACT(get_answers_a_batch_in_its_order),
    CONTRACT(largest_key_and_value_fit),
    CONTRACT(too_large_is_refused_and_changes_nothing),
    CONTRACT(scan_keeps_to_its_range),
    CONTRACT(bytes_are_ordered_as_unsigned),
    CONTRACT(scan_stops_and_fails_when_told),
    CONTRACT(scans_nest),
    CONTRACT(scan_sees_each_pair_once_while_others_are_written),
    CONTRACT(scan_may_delete_what_it_visits),
    CONTRACT(abort_leaves_nothing),
    CONTRACT(readers_keep_their_snapshot),
    CONTRACT(nested_abort_leaves_the_parent_as_it_was),
    CONTRACT(nested_commit_is_the_parents),
    CONTRACT(committed_pairs_survive_closing),
    CONTRACT(put_bytes_are_counted),
    CONTRACT(any_run_of_transactions_equals_the_model),
};

int main(void)
{
    static char names[COUNT_OF(backends)][COUNT_OF(contract)][96];
    static struct backend_row rows[COUNT_OF(backends)];
    struct CMUnitTest tests[COUNT_OF(backends) * COUNT_OF(contract)];

    crypto_start();
    for (size_t b = 0; b < COUNT_OF(backends); b++) {
        rows[b] = backends[b];
        for (size_t t = 0; t < COUNT_OF(contract); t++) {
            snprintf(names[b][t], sizeof names[b][t], "%s: %s", rows[b].name, contract[t].name);
            tests[b * COUNT_OF(contract) + t] =
                (struct CMUnitTest){ names[b][t], contract[t].test, store_setup, store_teardown,
                                     &rows[b] };
        }
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
