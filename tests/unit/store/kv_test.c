/* SPDX-License-Identifier: MIT
 * The contract of a storage backend: pairs and scans. Transactions are in kv_tx_test.c; what only
 * LMDB promises (quota, lock, copy) is in kv_lmdb_test.c. */
#include <stdlib.h>

#include "core/base/crypto.h"
#include "tests/support/store/kv_store.h"

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

static const struct contract_row contract[] = {
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
};

int main(void)
{
    return contract_run(contract, COUNT_OF(contract));
}
