/* SPDX-License-Identifier: MIT
 * bench_commit: what group commit is worth. As many threads as the load has connections insert the
 * same record over and over, each waiting until its write is durable. In one half of a round they
 * come as they like and share commits; in the other they take turns, so that each write is a commit
 * of its own. The store and the code are the same in both; nothing in the product knows of this. */
#include "bench_plugin.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

enum { WRITERS = 64, ROUNDS = 5, HALF_NS = 1000000000 };

struct half {
    const struct ctx *cx;
    pthread_mutex_t turn;
    bool in_turn;
    uint64_t end; /* of the half, on clock_ticks */
    atomic_long written;
    atomic_bool failed;
};

static err insert(struct ctx *cx, struct tx *tx, void *arg)
{
    struct note note = { .title = text_format(cx->arena, "Lớp học song ngữ %ld", *(long *)arg),
                         .body = TEXT("Đứng lớp xóa mù chữ buổi tối, mang theo đèn pin."),
                         .day = 20000,
                         .count = 12,
                         .hours = 3,
                         .night = true };
    return record_create(cx, tx, &note_entity, &note);
}

static bool write_one(struct half *h, struct arena *arena, long n)
{
    struct ctx cx;
    ctx_begin(&cx, arena);
    cx.db = h->cx->db;
    cx.random = h->cx->random;
    cx.actor.system = true;
    cx.why = "bench_commit";
    if (h->in_turn) pthread_mutex_lock(&h->turn);
    err e = db_write(&cx, insert, &n);
    if (h->in_turn) pthread_mutex_unlock(&h->turn);
    arena_reset(arena);
    return !e;
}

static void *write_on(void *arg)
{
    struct half *h = arg;
    struct arena *arena = arena_new();
    while (clock_ticks() < h->end && !h->failed) {
        long n = atomic_fetch_add(&h->written, 1);
        if (!write_one(h, arena, n)) h->failed = true;
    }
    arena_free(arena);
    return NULL;
}

/* Writes per second; 0 when one failed. */
static double speed(const struct ctx *cx, bool in_turn)
{
    struct half h = { .cx = cx, .in_turn = in_turn };
    pthread_t threads[WRITERS];
    uint64_t begun = clock_ticks();
    pthread_mutex_init(&h.turn, NULL);
    h.end = begun + HALF_NS;
    for (int i = 0; i < WRITERS; i++) REQUIRE(pthread_create(&threads[i], NULL, write_on, &h) == 0);
    for (int i = 0; i < WRITERS; i++) pthread_join(threads[i], NULL);
    pthread_mutex_destroy(&h.turn);
    return h.failed ? 0 : (double)h.written * 1e9 / (double)(clock_ticks() - begun);
}

int bench_commit(struct ctx *cx, int argc, char *argv[])
{
    (void)argv;
    if (argc != 0) return 2;
    (void)printf("[");
    for (int round = 0; round < ROUNDS; round++) {
        double grouped = speed(cx, false), each = speed(cx, true);
        if (grouped <= 0 || each <= 0) {
            (void)fprintf(stderr, "bench_commit: a write failed\n");
            return 1;
        }
        (void)printf("%s{\"grouped\":%.0f,\"each\":%.0f}", round ? "," : "", grouped, each);
    }
    (void)printf("]\n");
    return 0;
}
