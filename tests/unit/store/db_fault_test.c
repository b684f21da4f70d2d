/* SPDX-License-Identifier: MIT
 * db_fault: group commit in a world that misbehaves, and what subscribers hear of it: whole or not
 * at all, and nobody is told what is not so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/base/buffer.h"
#include "core/base/crypto.h"
#include "tests/support/store/db_folder.h"

/* ---- a world that misbehaves --------------------------------------------------------------- */

static void write_happens_whole_or_not_at_all_whichever_call_fails(void **state)
{
    static const err failures[] = { ERR_IO, ERR_NO_SPACE };
    (void)state;
    for (size_t kind = 0; kind < COUNT_OF(failures); kind++) {
        long failed_calls = 0;
        for (long n = 1; failed_calls == n - 1; n++) {
            struct folder *f = folder_new();
            folder_open(f, 0);
            struct work *w = work_new(f, "one");
            w->journalled = true;
            f->plan.failure = failures[kind];
            f->plan.fail_at = f->plan.calls + n;
            err e = db_write(&w->cx, work_run, w);
            if (e) failed_calls++;
            assert_true(!e || e == failures[kind]);
            kv_fault_heal(&f->plan);
            assert_int_equal(keys_of(f, "one"), e ? 0 : KEYS);
            assert_int_equal(journal_length(f), e ? 0 : 1);

            struct work *next = work_new(f, "next");
            next->journalled = true;
            assert_int_equal(db_write(&next->cx, work_run, next), ERR_NONE);
            assert_int_equal(journal_length(f), e ? 1 : 2);
            folder_free(f);
        }
        assert_in_range(failed_calls, 2 + KEYS + 2,
                        100); /* begin, puts, the journal's get and three puts, commit */
    }
}

/* The last call of a group is the commit of all. Returns false when n was past it. */
static bool group_with_fault(long n, bool *all_failed)
{
    struct folder *f = folder_new();
    struct gate gate;
    folder_open(f, 0);
    struct work *works[] = { work_new(f, "a"), work_new(f, "b"), work_new(f, "c") };
    works[1]->fails_with = ERR_CONFLICT;
    gate_close(&gate, f);
    for (size_t i = 0; i < COUNT_OF(works); i++) submit(works[i]);
    f->plan.failure = ERR_NO_SPACE;
    f->plan.fail_at = f->plan.calls + n;
    gate_open(&gate);
    wait_done(f, 1 + COUNT_OF(works));
    bool failed = f->plan.calls >= f->plan.fail_at;
    kv_fault_heal(&f->plan);

    *all_failed = true;
    for (size_t i = 0; i < COUNT_OF(works); i++) {
        err e = works[i]->job.error;
        assert_int_equal(keys_of(f, works[i]->name), e ? 0 : KEYS);
        assert_true(!e || e == ERR_NO_SPACE || (i == 1 && e == ERR_CONFLICT));
        assert_int_equal(works[i]->cx.error, e);
        *all_failed = *all_failed && e == ERR_NO_SPACE;
    }
    sem_destroy(&gate.started);
    sem_destroy(&gate.open);
    folder_free(f);
    return failed;
}

static void each_of_a_group_is_told_the_truth_whichever_call_fails(void **state)
{
    bool all_failed = false, all_failed_last = false;
    long n = 1;
    (void)state;
    for (; group_with_fault(n, &all_failed); n++) all_failed_last = all_failed;
    assert_in_range(n, 20, 200);
    assert_false(all_failed);
    assert_true(all_failed_last); /* the commit: also for the one that had failed by itself */
}

static void commit_that_asks_again_runs_all_again_once(void **state)
{
    struct folder *f = *state;
    struct work *works[] = { work_new(f, "a"), work_new(f, "b"), work_new(f, "c") };
    works[1]->fails_with = ERR_CONFLICT;
    works[2]->journalled = true;
    f->plan.retry_from = 1;
    f->plan.retry_count = 3;
    run_as_group(f, works, 3);

    assert_int_equal(works[0]->job.error, ERR_NONE);
    assert_int_equal(works[1]->job.error, ERR_CONFLICT);
    assert_int_equal(works[1]->cx.flaw_count, 1);
    assert_int_equal(works[2]->job.error, ERR_NONE);
    /* Plainly until b failed, then four times with b rolled back alone. */
    assert_int_equal(works[0]->runs, 1 + 4);
    assert_int_equal(works[1]->runs, 1 + 4);
    assert_int_equal(works[2]->runs, 4);
    assert_int_equal(works[2]->job.seq, 1);
    assert_int_equal(keys_of(f, "a"), KEYS);
    assert_int_equal(keys_of(f, "b"), 0);
    assert_int_equal(journal_length(f), 1);
}

static void commit_that_always_asks_again_is_given_up(void **state)
{
    struct folder *f = *state;
    struct work *w = work_new(f, "a");
    f->plan.retry_from = 1;
    f->plan.retry_count = 1000;
    assert_int_equal(db_write(&w->cx, work_run, w), ERR_RETRY);
    assert_in_range(w->runs, 2, 100);
    assert_in_range(w->cx.retry_after_s, 1, 60);
    kv_fault_heal(&f->plan);
    assert_int_equal(keys_of(f, "a"), 0);
}

static void job_that_asks_again_is_not_run_again(void **state)
{
    struct folder *f = *state;
    struct work *w = work_new(f, "a");
    w->fails_with = ERR_RETRY;
    assert_int_equal(db_write(&w->cx, work_run, w), ERR_RETRY);
    assert_int_equal(w->runs, 1);
    assert_int_equal(keys_of(f, "a"), 0);
}

/* ---- subscribers --------------------------------------------------------------------------- */

enum { SEEN_MAX = 16 };

struct audience {
    struct folder *folder;
    uint64_t seqs[SEEN_MAX];
    int done_before[SEEN_MAX]; /* jobs answered when the entry was shown */
    size_t count;
};

static void see_entry(void *arg, const struct journal_entry *entry)
{
    struct audience *a = arg;
    REQUIRE(a->count < SEEN_MAX);
    REQUIRE(entry->changes && entry->changes->entity == &thing_entity && !entry->changes->next);
    REQUIRE(entry->changes->after.size == 1 && entry->changes->after.data[0] == 0xA0);
    a->seqs[a->count] = entry->seq;
    a->done_before[a->count++] = a->folder->done_count;
}

static void subscribers_see_entries_in_order_before_the_replies(void **state)
{
    struct folder *f = *state;
    struct audience first = { .folder = f }, second = { .folder = f };
    struct work *works[] = { work_new(f, "a"), work_new(f, "silent"), work_new(f, "failing"),
                             work_new(f, "b"), work_new(f, "c") };
    for (size_t i = 0; i < COUNT_OF(works); i++) works[i]->journalled = i != 1;
    works[2]->fails_with = ERR_CONFLICT;
    db_subscribe(f->db, see_entry, &first);
    db_subscribe(f->db, see_entry, &second);
    run_as_group(f, works, COUNT_OF(works));

    assert_int_equal(first.count, 3);
    assert_int_equal(second.count, 3);
    for (size_t i = 0; i < first.count; i++) {
        assert_int_equal(first.seqs[i], i + 1);
        assert_int_equal(second.seqs[i], i + 1);
        assert_int_equal(first.done_before[i], 0);
    }
    assert_int_equal(works[0]->job.seq, 1);
    assert_int_equal(works[1]->job.seq, 0);
    assert_int_equal(works[2]->job.seq, 0);
    assert_int_equal(works[3]->job.seq, 2);
    assert_int_equal(works[4]->job.seq, 3);
}

static void subscribers_never_see_what_was_not_committed(void **state)
{
    struct folder *f = *state;
    struct audience audience = { .folder = f };
    struct work *w = work_new(f, "a");
    w->journalled = true;
    db_subscribe(f->db, see_entry, &audience);
    f->plan.retry_from = 1;
    f->plan.retry_count = 1000;
    assert_int_equal(db_write(&w->cx, work_run, w), ERR_RETRY);
    assert_int_equal(audience.count, 0);
}

#define ON_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(write_happens_whole_or_not_at_all_whichever_call_fails),
        cmocka_unit_test(each_of_a_group_is_told_the_truth_whichever_call_fails),
        ON_FOLDER(commit_that_asks_again_runs_all_again_once),
        ON_FOLDER(commit_that_always_asks_again_is_given_up),
        ON_FOLDER(job_that_asks_again_is_not_run_again),
        ON_FOLDER(subscribers_see_entries_in_order_before_the_replies),
        ON_FOLDER(subscribers_never_see_what_was_not_committed),
    };
    crypto_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
