/* SPDX-License-Identifier: MIT
 * pool: nothing taken is lost, nothing is taken beyond the bound, freeing drains. */
#include <pthread.h>
#include <semaphore.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <sched.h>

#include <cmocka.h>

#include "core/work/work.h"

enum { SUBMITTERS = 4, EACH = 5000, THREADS = 3, QUEUE = 16 };

struct load {
    struct pool *pool;
    atomic_int done;
};

static void count_one(void *arg)
{
    struct load *load = arg;
    atomic_fetch_add(&load->done, 1);
}

static void *submit_many(void *arg)
{
    struct load *load = arg;
    for (int i = 0; i < EACH; i++)
        while (!pool_submit(load->pool, count_one, load)) sched_yield();
    return NULL;
}

static void under_load_every_task_taken_runs_once(void **state)
{
    (void)state;
    pthread_t threads[SUBMITTERS];
    struct load load = { .pool = pool_new(THREADS, QUEUE) };
    for (size_t i = 0; i < SUBMITTERS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, submit_many, &load), 0);
    for (size_t i = 0; i < SUBMITTERS; i++) pthread_join(threads[i], NULL);
    pool_free(load.pool);
    assert_int_equal(atomic_load(&load.done), SUBMITTERS * EACH);
}

struct gate {
    sem_t entered, open;
    atomic_int done;
};

static void wait_at_gate(void *arg)
{
    struct gate *gate = arg;
    sem_post(&gate->entered);
    sem_wait(&gate->open);
}

static void pass(void *arg)
{
    struct gate *gate = arg;
    atomic_fetch_add(&gate->done, 1);
}

static void gate_close(struct gate *gate, struct pool *pool)
{
    sem_init(&gate->entered, 0, 0);
    sem_init(&gate->open, 0, 0);
    assert_true(pool_submit(pool, wait_at_gate, gate));
    sem_wait(&gate->entered);
}

static void a_full_queue_refuses_and_freeing_runs_what_was_taken(void **state)
{
    (void)state;
    struct gate gate = { 0 };
    struct pool *pool = pool_new(1, QUEUE);
    gate_close(&gate, pool);
    for (int i = 0; i < QUEUE; i++) assert_true(pool_submit(pool, pass, &gate));
    assert_false(pool_submit(pool, pass, &gate));
    assert_int_equal(atomic_load(&gate.done), 0);
    sem_post(&gate.open);
    pool_free(pool);
    assert_int_equal(atomic_load(&gate.done), QUEUE);
    sem_destroy(&gate.entered);
    sem_destroy(&gate.open);
}

struct seen {
    char name[16];
    int term_blocked;
};

static void look_around(void *arg)
{
    struct seen *seen = arg;
    sigset_t mask;
    pthread_sigmask(SIG_BLOCK, NULL, &mask);
    seen->term_blocked = sigismember(&mask, SIGTERM);
    pthread_getname_np(pthread_self(), seen->name, sizeof(seen->name));
}

static void threads_have_names_and_leave_signals_to_the_main_thread(void **state)
{
    (void)state;
    struct seen seen = { 0 };
    sigset_t mask;
    struct pool *pool = pool_new(1, 1);
    assert_true(pool_submit(pool, look_around, &seen));
    pool_free(pool);
    assert_string_equal(seen.name, "pool-1");
    assert_int_equal(seen.term_blocked, 1);
    pthread_sigmask(SIG_BLOCK, NULL, &mask);
    assert_int_equal(sigismember(&mask, SIGTERM), 0);
}

static void freeing_no_pool_is_fine(void **state)
{
    (void)state;
    pool_free(NULL);
    struct pool *idle = pool_new(THREADS, QUEUE);
    pool_free(idle);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(under_load_every_task_taken_runs_once),
        cmocka_unit_test(a_full_queue_refuses_and_freeing_runs_what_was_taken),
        cmocka_unit_test(threads_have_names_and_leave_signals_to_the_main_thread),
        cmocka_unit_test(freeing_no_pool_is_fine),
    };
    return cmocka_run_group_tests_name("pool", tests, NULL, NULL);
}
