/* SPDX-License-Identifier: MIT
 * record over many operations and over a store that breaks: indexes and records agree whatever
 * happened, and a unit of work that failed left nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/store/dump.h"
#include "tests/support/store/club.h"

static void count_fault(void *arg, const char *message)
{
    print_message("%s\n", message);
    ++*(size_t *)arg;
}

static size_t faults_of(struct bench *b, size_t *records)
{
    size_t faults = 0;
    struct tx *tx = bench_begin(b, false);
    assert_int_equal(dump_verify(&b->cx, tx, count_fault, &faults, records), ERR_NONE);
    bench_abort(b);
    return faults;
}

struct tally {
    const struct field *field;
    unsigned term;
    size_t with_term, total;
};

static enum kv_go tally_one(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct tally *t = arg;
    (void)cx;
    (void)tx;
    (void)failure;
    t->total++;
    t->with_term += code_set_has(((struct person *)record)->skills, t->term);
    return KV_MORE;
}

static void random_operation(struct bench *b, struct tx *tx, id ids[], size_t *count)
{
    enum { CROWD = 120 };
    struct person p = person_random(b), old;
    size_t at = *count ? random_below(&b->random, (uint32_t)*count) : 0;
    ctx_clear(&b->cx);
    if (*count < CROWD && random_below(&b->random, 2)) {
        if (*count) p.mentor = ids[at];
        if (!record_create(&b->cx, tx, &person_table, &p)) ids[(*count)++] = p.id;
        return;
    }
    if (!*count) return;
    assert_int_equal(record_get(&b->cx, tx, &person_table, ids[at], &old), ERR_NONE);
    if (random_below(&b->random, 4) == 0) {
        if (!record_delete(&b->cx, tx, &person_table, ids[at])) ids[at] = ids[--*count];
        return;
    }
    p.id = ids[at];
    p.mentor = old.mentor;
    err e = record_update(&b->cx, tx, &person_table, &p);
    assert_true(e == ERR_NONE || e == ERR_CONFLICT);
}

static void indexes_agree_with_a_full_scan_after_2000_operations(void **state)
{
    struct bench *b = *state;
    id ids[128];
    size_t count = 0, records, by_index;
    for (int round = 0; round < 20; round++) {
        struct tx *tx = bench_begin(b, true);
        for (int i = 0; i < 100; i++) random_operation(b, tx, ids, &count);
        assert_int_equal(bench_commit(b, NULL), ERR_NONE);
    }
    assert_true(count > 20);
    assert_int_equal(faults_of(b, &records), 0);
    assert_int_equal(records, count);

    struct tx *tx = bench_begin(b, false);
    struct query q = { .entity = &person_table, .filter_count = 1 };
    q.filters[0] =
        (struct query_filter){ entity_field(&person_table, "skills", 6), QUERY_HAS, NULL, 90 };
    struct tally t = { .term = 90 };
    assert_int_equal(query_all(&b->cx, tx, &person_table, tally_one, &t), ERR_NONE);
    assert_int_equal(query_count(&b->cx, tx, &q, &by_index), ERR_NONE);
    bench_abort(b);
    assert_int_equal(t.total, count);
    assert_int_equal(by_index, t.with_term);
    assert_true(by_index > 0);
}

/* Whatever call fails, the unit of work ends in an error and the store is as before. */
static void a_failing_store_leaves_nothing_half_written(void **state)
{
    struct bench *b = *state;
    struct person p = person_called("An");
    size_t records;
    long n = 1;
    bench_create(b, &person_table, &p);
    for (;; n++) {
        struct person next = person_random(b);
        struct tx *tx = bench_begin(b, true);
        kv_fault_heal(&b->plan);
        b->plan.failure = ERR_IO;
        b->plan.fail_at = n;
        err e = record_create(&b->cx, tx, &person_table, &next);
        if (!e) {
            p.points = n % 100;
            e = record_update(&b->cx, tx, &person_table, &p);
        }
        if (e)
            bench_abort(b);
        else
            e = bench_commit(b, NULL);
        b->plan.fail_at = 0;
        assert_int_equal(faults_of(b, &records), 0);
        assert_int_equal(records, e ? 1 : 2);
        if (!e) break;
        assert_int_equal(e, ERR_IO);
    }
    assert_true(n > 25); /* as many calls as there are, and each was made to fail */
}

#define WITH_BENCH(test) cmocka_unit_test_setup_teardown(test, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BENCH(indexes_agree_with_a_full_scan_after_2000_operations),
        WITH_BENCH(a_failing_store_leaves_nothing_half_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
