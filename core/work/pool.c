/* SPDX-License-Identifier: MIT
 * pool: a fixed number of threads before a bounded queue. Who submits never waits: a full queue is
 * said at once, so that the caller can answer 503 while it still has time to. Every task that was
 * taken is run, also those still queued when the pool is freed. */
#include "work.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>

enum { THREAD_NAME_SIZE = 16 };

struct task {
    pool_fn fn;
    void *arg;
};

struct pool {
    struct arena *arena; /* holds all of this */
    size_t thread_count;
    pthread_t *threads;
    size_t queue_max;
    pthread_mutex_t mutex; /* of all below */
    pthread_cond_t wake;
    struct task *queue; /* a ring */
    size_t first, count;
    bool closing;
};

/* False when there will be nothing any more. */
static bool take(struct pool *pool, struct task *out)
{
    pthread_mutex_lock(&pool->mutex);
    while (!pool->count && !pool->closing) pthread_cond_wait(&pool->wake, &pool->mutex);
    bool any = pool->count > 0;
    if (any) {
        *out = pool->queue[pool->first];
        pool->first = (pool->first + 1) % pool->queue_max;
        pool->count--;
    }
    pthread_mutex_unlock(&pool->mutex);
    return any;
}

static void *pool_main(void *arg)
{
    struct pool *pool = arg;
    struct task task;
    while (take(pool, &task)) task.fn(task.arg);
    return NULL;
}

/* Signals are the main thread's business: a thread inherits the mask it is made under. */
static void start_threads(struct pool *pool)
{
    sigset_t all, before;
    char name[THREAD_NAME_SIZE];
    (void)sigfillset(&all);
    REQUIRE(pthread_sigmask(SIG_BLOCK, &all, &before) == 0);
    for (size_t i = 0; i < pool->thread_count; i++) {
        REQUIRE(pthread_create(&pool->threads[i], NULL, pool_main, pool) == 0);
        (void)snprintf(name, sizeof(name), "pool-%u", (unsigned)(i + 1) % 1000);
        (void)pthread_setname_np(pool->threads[i], name);
    }
    REQUIRE(pthread_sigmask(SIG_SETMASK, &before, NULL) == 0);
}

struct pool *pool_new(size_t threads, size_t queue_max)
{
    REQUIRE(threads > 0 && queue_max > 0);
    struct arena *arena = arena_new();
    struct pool *pool = ARENA_NEW(arena, struct pool);
    pool->arena = arena;
    pool->thread_count = threads;
    pool->threads = ARENA_ARRAY(arena, threads, pthread_t);
    pool->queue_max = queue_max;
    pool->queue = ARENA_ARRAY(arena, queue_max, struct task);
    REQUIRE(pthread_mutex_init(&pool->mutex, NULL) == 0);
    REQUIRE(pthread_cond_init(&pool->wake, NULL) == 0);
    start_threads(pool);
    return pool;
}

void pool_free(struct pool *pool)
{
    if (!pool) return;
    pthread_mutex_lock(&pool->mutex);
    pool->closing = true;
    pthread_cond_broadcast(&pool->wake);
    pthread_mutex_unlock(&pool->mutex);
    for (size_t i = 0; i < pool->thread_count; i++) pthread_join(pool->threads[i], NULL);
    pthread_cond_destroy(&pool->wake);
    pthread_mutex_destroy(&pool->mutex);
    arena_free(pool->arena);
}

bool pool_submit(struct pool *pool, pool_fn fn, void *arg)
{
    pthread_mutex_lock(&pool->mutex);
    bool taken = !pool->closing && pool->count < pool->queue_max;
    if (taken) {
        pool->queue[(pool->first + pool->count) % pool->queue_max] = (struct task){ fn, arg };
        pool->count++;
        pthread_cond_signal(&pool->wake);
    }
    pthread_mutex_unlock(&pool->mutex);
    return taken;
}
