/* SPDX-License-Identifier: MIT
 * preview_run: one thread walks the history and writes cases into batches; each worker thread has a
 * child of its own, asks it about one batch after the other, and counts what it says under the
 * lock. A batch is either being filled, waiting, being asked about, or free; there are a few for
 * each worker, so that memory is bounded and the walk waits for the children. */
#include "preview_run.h"

#include <pthread.h>
#include <unistd.h>

#include "reach.h"

enum {
    WORKERS_MAX = 4,
    BATCHES_EACH = 3,
    BATCH_BYTES = 1 << 20,
    HOPELESS_FROM = 1000, /* cases */
    RENEW_MS = 3000,      /* well before the CPU time a child is allowed is over */
    NS_PER_MS = 1000000
};

struct batch {
    struct arena *arena;
    struct buffer facts;
    struct preview_case cases[RULE_STREAM_CASES_MAX];
    size_t ends[RULE_STREAM_CASES_MAX]; /* in facts, of each case */
    size_t count;
    struct batch *next;
};

struct running {
    const struct preview_wish *wish;
    struct preview *preview;
    uint64_t until;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct batch *waiting, **waiting_end, *free;
    bool closed; /* nothing more will wait */
    err error;   /* of a worker, the first */
    struct rule_fault fault;
    struct arena *fault_arena;
    struct log *log;
    struct batch *filling; /* the walk's own, like what follows */
    struct ctx *cx;
    struct rule_reach *reach;
    size_t taken;
    err stopped;
};

/* ---- batches --------------------------------------------------------------------------------- */

static void empty(struct batch *b)
{
    arena_reset(b->arena);
    b->facts = buffer_in(b->arena, BATCH_BYTES / 4);
    b->count = 0;
    b->next = NULL;
}

/* A batch to fill; NULL when a worker failed. */
static struct batch *take_free(struct running *r)
{
    pthread_mutex_lock(&r->lock);
    while (!r->free && !r->error) pthread_cond_wait(&r->changed, &r->lock);
    struct batch *b = r->error ? NULL : r->free;
    if (b) r->free = b->next;
    pthread_mutex_unlock(&r->lock);
    if (b) empty(b);
    return b;
}

static void put_waiting(struct running *r, struct batch *b)
{
    pthread_mutex_lock(&r->lock);
    *r->waiting_end = b;
    r->waiting_end = &b->next;
    pthread_cond_broadcast(&r->changed);
    pthread_mutex_unlock(&r->lock);
}

/* A batch to ask about; NULL when there is nothing more to do. */
static struct batch *take_waiting(struct running *r)
{
    pthread_mutex_lock(&r->lock);
    while (!r->waiting && !r->closed && !r->error) pthread_cond_wait(&r->changed, &r->lock);
    struct batch *b = r->error ? NULL : r->waiting;
    if (b) r->waiting = b->next;
    if (!r->waiting) r->waiting_end = &r->waiting;
    pthread_mutex_unlock(&r->lock);
    return b;
}

/* ---- workers --------------------------------------------------------------------------------- */

struct worker {
    struct running *r;
    pthread_t thread;
    struct ctx cx;
    struct arena *arena; /* of the stream; emptied with it */
    struct rule_stream *stream;
    uint64_t renew;
};

static void fail(struct running *r, err e, const struct rule_fault *fault)
{
    pthread_mutex_lock(&r->lock);
    if (!r->error) {
        r->error = e;
        r->fault = *fault;
        r->fault.fact = text_copy(r->fault_arena, fault->fact);
        r->fault.vi = text_copy(r->fault_arena, fault->vi);
        r->fault.en = text_copy(r->fault_arena, fault->en);
    }
    pthread_cond_broadcast(&r->changed);
    pthread_mutex_unlock(&r->lock);
}

static err have_stream(struct worker *w, struct rule_fault *fault)
{
    if (w->stream && clock_ticks() < w->renew) return ERR_NONE;
    rule_stream_close(w->stream);
    w->stream = NULL;
    arena_reset(w->arena);
    ctx_begin(&w->cx, w->arena);
    w->cx.log = w->r->log;
    w->renew = clock_ticks() + (uint64_t)RENEW_MS * NS_PER_MS;
    return rule_stream_open(&w->cx, &w->r->wish->job, &w->stream, fault);
}

/* Called with the lock. */
static void count_batch(struct running *r, const struct batch *b,
                        const struct rule_standings *standings)
{
    for (size_t i = 0; i < b->count; i++) {
        struct preview_case c = b->cases[i];
        size_t begin = i ? b->ends[i - 1] : 0;
        c.facts = (struct slice){ b->facts.data + begin, b->ends[i] - begin };
        preview_add(r->preview, &c, standings->of[i]);
    }
    for (size_t i = 0; i < standings->sample_count; i++)
        preview_fault(r->preview, standings->samples[i].side, &standings->samples[i].fault);
}

static err ask_about(struct worker *w, struct batch *b, struct rule_fault *fault)
{
    struct running *r = w->r;
    struct rule_standings standings;
    err e = have_stream(w, fault);
    if (e) return e;
    w->cx.arena = arena_borrow(w->arena);
    e = rule_stream_standings(&w->cx, w->stream, buffer_as_slice(&b->facts), b->count, &standings,
                              fault);
    if (!e) {
        pthread_mutex_lock(&r->lock);
        count_batch(r, b, &standings);
        b->next = r->free;
        r->free = b;
        pthread_cond_broadcast(&r->changed);
        pthread_mutex_unlock(&r->lock);
    } else {
        fail(r, e, fault);
    }
    arena_give_back(w->arena, w->cx.arena);
    w->cx.arena = w->arena;
    return e;
}

static void *work(void *arg)
{
    struct worker *w = arg;
    struct rule_fault fault = { 0 };
    struct batch *b;
    err e = ERR_NONE;
    while (!e && (b = take_waiting(w->r)) != NULL) e = ask_about(w, b, &fault);
    if (e) fail(w->r, e, &fault);
    rule_stream_close(w->stream);
    return NULL;
}

/* ---- the walk -------------------------------------------------------------------------------- */

static err late(struct rule_fault *fault)
{
    fault->kind = RULE_BUDGET;
    fault->vi = TEXT("Xem trước quá lâu nên đã bị dừng; hãy chọn khoảng ngày ngắn hơn");
    fault->en = TEXT("The preview took too long and was stopped; choose fewer days");
    return ERR_BUSY;
}

/* A rule that fails most people is not worth the minutes that all of them would take. */
static bool hopeless(struct running *r, struct rule_fault *fault)
{
    const struct preview *p = r->preview;
    bool yes = false;
    pthread_mutex_lock(&r->lock);
    if (p->cases >= HOPELESS_FROM && p->faults[RULE_AFTER] > p->cases / 2) {
        for (size_t i = 0; i < p->sample_count && !yes; i++) {
            yes = p->samples[i].side == RULE_AFTER;
            *fault = p->samples[i].fault;
        }
    }
    pthread_mutex_unlock(&r->lock);
    return yes;
}

/* Whether the walk goes on. */
static bool tell(struct running *r, uint32_t done, uint32_t total)
{
    struct rule_fault fault = { 0 };
    if (hopeless(r, &fault)) {
        fail(r, ERR_INVALID, &fault);
        return false;
    }
    if (clock_ticks() > r->until) {
        fail(r, late(&fault), &fault);
        return false;
    }
    if (!r->wish->progress) return true;
    r->stopped = r->wish->progress(r->wish->arg, done, total);
    return !r->stopped;
}

static bool leave_out(struct running *r, const struct rule_case *c)
{
    r->preview->elsewhere++;
    return r->preview->elsewhere % RULE_STREAM_CASES_MAX || tell(r, c->done, c->total);
}

static bool put(struct running *r, const struct rule_case *c)
{
    if (!r->filling) r->filling = take_free(r);
    struct batch *b = r->filling;
    if (!b) return false;
    struct preview_case *to = &b->cases[b->count];
    *to = (struct preview_case){ .subject = c->subject, .day = c->day };
    to->about = text_copy(b->arena, c->about);
    for (size_t i = 0; i < RULE_GROUPINGS_MAX; i++) to->group[i] = text_copy(b->arena, c->group[i]);
    rule_stream_put(&b->facts, r->wish->job.hook, c->facts);
    b->ends[b->count++] = b->facts.size;
    if (b->count < RULE_STREAM_CASES_MAX && b->facts.size < BATCH_BYTES) return true;
    put_waiting(r, b);
    r->filling = NULL;
    return tell(r, c->done, c->total);
}

static bool take(void *arg, const struct rule_case *c)
{
    struct running *r = arg;
    bool decided;
    r->stopped = rule_reach_has(r->cx, r->reach, c->unit, &decided);
    if (r->stopped) return false;
    if (!decided) return leave_out(r, c);
    return put(r, c) && ++r->taken != r->wish->limit;
}

static err walk(struct ctx *cx, struct running *r)
{
    const struct preview_wish *wish = r->wish;
    struct rule_cases q = {
        .hook = wish->job.hook, .unit = wish->unit, .from = wish->from, .until = wish->until
    };
    err e = wish->job.hook->cases(cx, &q, take, r);
    if (!e) e = r->stopped;
    if (!e && r->filling && r->filling->count) put_waiting(r, r->filling);
    return e;
}

/* ---- those who move most --------------------------------------------------------------------- */

static err tell_movers(struct ctx *cx, struct rule_stream *s, struct preview_mover *rows,
                       size_t count, struct rule_fault *fault)
{
    err e = ERR_NONE;
    for (size_t i = 0; i < count && !e; i++) {
        e = rule_stream_verdicts(cx, s, rows[i].facts, rows[i].sides, fault);
        rows[i].told = !e;
    }
    return e;
}

/* Also when nobody moves: so a rule that does not load is told of without any history. */
static err explain(struct ctx *cx, struct running *r, struct rule_fault *fault)
{
    struct rule_stream *s;
    struct preview *p = r->preview;
    err e = rule_stream_open(cx, &r->wish->job, &s, fault);
    if (e) return e;
    e = tell_movers(cx, s, p->risers, p->riser_count, fault);
    if (!e) e = tell_movers(cx, s, p->fallers, p->faller_count, fault);
    rule_stream_close(s);
    return e;
}

/* ---- all of it ------------------------------------------------------------------------------- */

static size_t worker_count(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : cores > WORKERS_MAX ? WORKERS_MAX : (size_t)cores;
}

static void free_arena(void *arena)
{
    arena_free(arena);
}

/* Memory that other threads may use while this one uses cx->arena, and that goes with it. */
static struct arena *arena_beside(struct ctx *cx)
{
    struct arena *arena = arena_new();
    arena_on_release(cx->arena, free_arena, arena);
    return arena;
}

static void make_batches(struct ctx *cx, struct running *r, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct batch *b = ARENA_NEW(cx->arena, struct batch);
        b->arena = arena_beside(cx);
        b->next = r->free;
        r->free = b;
    }
}

static void close_queue(struct running *r, err e)
{
    pthread_mutex_lock(&r->lock);
    r->closed = true;
    if (e && !r->error) r->error = e;
    pthread_cond_broadcast(&r->changed);
    pthread_mutex_unlock(&r->lock);
}

/* The walk's failure goes before the workers'. */
static err walk_with_workers(struct ctx *cx, struct running *r)
{
    struct worker workers[WORKERS_MAX];
    size_t wanted = worker_count(), started = 0;
    make_batches(cx, r, wanted * BATCHES_EACH);
    for (size_t i = 0; i < wanted; i++) {
        workers[i] = (struct worker){ .r = r, .arena = arena_beside(cx) };
        if (pthread_create(&workers[i].thread, NULL, work, &workers[i])) break;
        started++;
    }
    REQUIRE(started > 0);
    err e = walk(cx, r);
    close_queue(r, e);
    for (size_t i = 0; i < started; i++) (void)pthread_join(workers[i].thread, NULL);
    return e ? e : r->error;
}

err preview_run(struct ctx *cx, const struct preview_wish *wish, struct preview **out,
                struct rule_fault *fault)
{
    struct running *r = ARENA_NEW(cx->arena, struct running);
    *fault = (struct rule_fault){ 0 };
    REQUIRE(wish->job.hook->cases);
    r->wish = wish;
    r->preview = *out = preview_new(arena_beside(cx), wish->job.hook);
    r->until = clock_ticks() + (uint64_t)PREVIEW_RUN_MS * NS_PER_MS;
    r->waiting_end = &r->waiting;
    r->fault_arena = arena_beside(cx);
    r->log = cx->log;
    r->cx = cx;
    r->reach = rule_reach_new(cx->arena, wish->job.hook, wish->unit);
    REQUIRE(pthread_mutex_init(&r->lock, NULL) == 0 && pthread_cond_init(&r->changed, NULL) == 0);
    err e = walk_with_workers(cx, r);
    if (e) *fault = r->fault;
    (void)pthread_cond_destroy(&r->changed);
    (void)pthread_mutex_destroy(&r->lock);
    return e ? e : explain(cx, r, fault);
}
