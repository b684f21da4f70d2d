/* SPDX-License-Identifier: MIT
 * server: starting and stopping, the list of exchanges, and the keeper: one thread that ends what
 * takes too long and keeps live streams warm. Every wait has the same deadline, so the waiting list
 * is already sorted by it. */
#include <errno.h>

#include "../base/log.h"
#include "list.h"
#include "live.h"

enum { DEADLINE_MS_DEFAULT = 30000, BEAT_MS = 1000 };

/* ---- exchanges ----------------------------------------------------------------------------- */

static struct exchange *exchange_new(struct http *http)
{
    struct exchange *x = ARENA_NEW(http->arena, struct exchange);
    x->http = http;
    x->arena = arena_new();
    return x;
}

static void exchange_begin(struct exchange *x)
{
    struct http *http = x->http;
    const struct http_options *o = &http->options;
    struct arena *arena = x->arena;
    struct exchange *kept = x;

    /* All but the headers, which count from zero anyway and are the bulk of it. */
    memset(&kept->cx, 0, sizeof(kept->cx));
    memset(&kept->rq, 0, sizeof(kept->rq));
    memset(&kept->rs, 0, offsetof(struct response, headers));
    memset((char *)&kept->rs + offsetof(struct response, header_count), 0,
           sizeof(kept->rs) - offsetof(struct response, header_count));
    memset((char *)kept + offsetof(struct exchange, header_count), 0,
           sizeof(*kept) - offsetof(struct exchange, header_count));
    ctx_begin(&x->cx, arena);
    if (o->now) x->cx.now = o->now(o->app);
    x->cx.random = o->random;
    x->cx.log = o->log;
    x->cx.metrics = o->metrics;
    x->cx.db = o->db;
    x->cx.app = o->app;
    x->rq.exchange = x;
    atomic_init(&x->refs, 1);
}

struct exchange *exchange_take(struct http *http)
{
    pthread_mutex_lock(&http->lock);
    struct exchange *x = http->free;
    if (x)
        http->free = x->next_free;
    else
        x = exchange_new(http);
    pthread_mutex_unlock(&http->lock);
    exchange_begin(x);
    return x;
}

void exchange_drop(struct exchange *x)
{
    struct http *http = x->http;
    if (atomic_fetch_sub(&x->refs, 1) > 1) return;
    arena_reset(x->arena);
    pthread_mutex_lock(&http->lock);
    x->next_free = http->free;
    http->free = x;
    pthread_mutex_unlock(&http->lock);
}

struct exchange *exchange_carrier(struct http *http)
{
    pthread_mutex_lock(&http->lock);
    http->carriers++;
    pthread_mutex_unlock(&http->lock);
    return exchange_take(http);
}

void exchange_carried(struct exchange *carrier)
{
    struct http *http = carrier->http;
    exchange_drop(carrier);
    pthread_mutex_lock(&http->lock);
    if (--http->carriers == 0) pthread_cond_broadcast(&http->changed);
    pthread_mutex_unlock(&http->lock);
}

/* ---- waiting ------------------------------------------------------------------------------- */

static void waiting_add(struct http *http, struct exchange *x)
{
    x->older = http->newest;
    x->newer = NULL;
    if (http->newest)
        http->newest->newer = x;
    else
        http->oldest = x;
    http->newest = x;
    x->waiting = true;
}

static void waiting_remove(struct http *http, struct exchange *x)
{
    if (x->older)
        x->older->newer = x->newer;
    else
        http->oldest = x->newer;
    if (x->newer)
        x->newer->older = x->older;
    else
        http->newest = x->older;
    x->waiting = false;
}

static uint64_t deadline_ns(const struct http *http)
{
    int64_t ms = http->options.deadline_ms > 0 ? http->options.deadline_ms : DEADLINE_MS_DEFAULT;
    return (uint64_t)ms * 1000000;
}

static bool outstanding_add(struct http *http)
{
    pthread_mutex_lock(&http->lock);
    bool open = !http->stopping;
    if (open) http->outstanding++;
    pthread_mutex_unlock(&http->lock);
    return open;
}

err exchange_wait(struct exchange *x)
{
    struct http *http = x->http;
    if (!outstanding_add(http)) {
        x->cx.retry_after_s = 2;
        return ctx_fail(&x->cx, ERR_BUSY, NULL, "stopping",
                        SAY("Máy chủ đang dừng lại", "The server is stopping"));
    }
    x->waited = true;
    atomic_fetch_add(&x->refs, 1);
    exchange_keep_headers(x);
    wire_suspend(x);
    pthread_mutex_lock(&http->lock);
    x->cx.deadline = clock_ticks() + deadline_ns(http);
    waiting_add(http, x);
    pthread_mutex_unlock(&http->lock);
    return ERR_NONE;
}

void exchange_done(struct exchange *x)
{
    struct http *http = x->http;
    pthread_mutex_lock(&http->lock);
    bool in_time = x->waiting;
    if (in_time) waiting_remove(http, x);
    pthread_mutex_unlock(&http->lock);
    if (in_time) wire_resume(x);
    exchange_drop(x);
    pthread_mutex_lock(&http->lock);
    if (--http->outstanding == 0) pthread_cond_broadcast(&http->changed);
    pthread_mutex_unlock(&http->lock);
}

bool exchange_expired(struct exchange *x)
{
    pthread_mutex_lock(&x->http->lock);
    bool expired = x->expired;
    pthread_mutex_unlock(&x->http->lock);
    return expired;
}

/* ---- the keeper ---------------------------------------------------------------------------- */

/* Its own reference keeps the exchange while the lock is not held. */
static struct exchange *expire_one(struct http *http, uint64_t now)
{
    struct exchange *x = http->oldest;
    if (!x || x->cx.deadline > now) return NULL;
    waiting_remove(http, x);
    x->expired = true;
    atomic_fetch_add(&x->refs, 1);
    return x;
}

static void expire(struct http *http)
{
    struct exchange *x;
    while ((x = expire_one(http, clock_ticks()))) {
        pthread_mutex_unlock(&http->lock);
        log_line(http->options.log, LOG_WARN, "request timed out", "why=\"%s\"",
                 x->rq.row ? x->rq.row->why : "page");
        wire_resume(x);
        exchange_drop(x);
        pthread_mutex_lock(&http->lock);
    }
}

static void sleep_ms(struct http *http, long ms)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += ms * 1000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    pthread_cond_timedwait(&http->changed, &http->lock, &until);
}

static void *keeper(void *arg)
{
    struct http *http = arg;
    uint64_t beat = clock_ticks();
    pthread_mutex_lock(&http->lock);
    while (!http->stopping || http->outstanding) {
        sleep_ms(http, http->stopping ? 20 : 200);
        expire(http);
        if (clock_ticks() - beat < (uint64_t)BEAT_MS * 1000000) continue;
        beat = clock_ticks();
        pthread_mutex_unlock(&http->lock);
        live_beat(http->live);
        pthread_mutex_lock(&http->lock);
    }
    pthread_mutex_unlock(&http->lock);
    return NULL;
}

/* ---- start and stop ------------------------------------------------------------------------ */

static void locks_start(struct http *http)
{
    pthread_condattr_t monotonic;
    REQUIRE(pthread_mutex_init(&http->lock, NULL) == 0);
    REQUIRE(pthread_condattr_init(&monotonic) == 0);
    REQUIRE(pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC) == 0);
    REQUIRE(pthread_cond_init(&http->changed, &monotonic) == 0);
    pthread_condattr_destroy(&monotonic);
}

static void keeper_stop(struct http *http)
{
    pthread_mutex_lock(&http->lock);
    http->stopping = true;
    pthread_cond_broadcast(&http->changed);
    pthread_mutex_unlock(&http->lock);
    pthread_join(http->keeper, NULL);
}

/* The writer still has what the last answers left with it: who read personal data. */
static void carriers_wait(struct http *http)
{
    pthread_mutex_lock(&http->lock);
    while (http->carriers) pthread_cond_wait(&http->changed, &http->lock);
    pthread_mutex_unlock(&http->lock);
}

static void http_free(struct http *http)
{
    for (struct exchange *x = http->free; x; x = x->next_free) arena_free(x->arena);
    if (http->live) live_free(http->live);
    pthread_cond_destroy(&http->changed);
    pthread_mutex_destroy(&http->lock);
    arena_free(http->arena);
}

static void http_prepare(struct ctx *cx, struct http *http)
{
    struct buffer document = buffer_in(http->arena, 64 * 1024);
    const char *version = http->options.version ? http->options.version : "0";
    openapi_write(cx, http->options.routes, version, &document);
    http->openapi = buffer_as_text(&document);
    http->live = live_new(http);
}

err http_start(struct ctx *cx, const struct http_options *options, struct http **out)
{
    struct arena *arena = arena_new();
    struct http *http = ARENA_NEW(arena, struct http);

    REQUIRE(!options->pool == !options->submit); /* a pool nobody can hand work to is no pool */
    http->arena = arena;
    http->options = *options;
    locks_start(http);
    http_prepare(cx, http);
    err e = list_cursors_open(cx, options->random, &http->cursors);
    if (!e && pthread_create(&http->keeper, NULL, keeper, http) != 0)
        e = ctx_fail(cx, ERR_IO, NULL, "thread",
                     SAY("Không tạo được luồng", "No thread to be had"));
    if (e) {
        http_free(http);
        return e;
    }
    e = wire_start(cx, http);
    if (e) {
        keeper_stop(http);
        http_free(http);
        return e;
    }
    *out = http;
    return ERR_NONE;
}

int http_port(const struct http *http)
{
    return wire_port(http);
}

void http_stop(struct http *http)
{
    wire_quiesce(http);
    live_end(http->live);
    keeper_stop(http);
    wire_stop(http);
    carriers_wait(http);
    http_free(http);
}

void http_publish(struct http *http, text topic, text json)
{
    live_publish(http->live, topic, json);
}
