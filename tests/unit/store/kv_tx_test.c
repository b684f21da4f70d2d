/* SPDX-License-Identifier: MIT
 * The contract of a storage backend: transactions, nested ones, snapshots of readers, and a long
 * run against a model. */
#include <stdio.h>
#include <stdlib.h>

#include "core/base/crypto.h"
#include "tests/support/store/kv_store.h"

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

static const struct contract_row contract[] = {
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
    return contract_run(contract, COUNT_OF(contract));
}
