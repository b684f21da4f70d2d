/* SPDX-License-Identifier: MIT
 * build: people are taken in blocks by whichever thread is free, and the blocks are put together in
 * their order: the same input gives the same instance with any number of threads. */
#include "build.h"

#include <unistd.h>

#include "build_read.h"
#include "certify.h"
#include "hours.h"

enum { THREADS_MAX = 8 };

static int usable_threads(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > THREADS_MAX ? THREADS_MAX : (int)n;
}

/* ---- the work of many threads -------------------------------------------------------------- */

static void release_arena(void *arena)
{
    arena_free(arena);
}

static void *work_off(void *arg)
{
    struct worker *w = arg;
    while (!atomic_load(&w->b->stop)) {
        uint32_t number = atomic_fetch_add(&w->b->next_block, 1);
        if (number >= w->b->block_count) break;
        build_block(w, number);
    }
    return NULL;
}

/* A unit of work of its own beside that of the job. */
static void worker_open(struct worker *w, struct building *b)
{
    const struct ctx *cx = b->cx;
    *w = (struct worker){ .b = b };
    ctx_begin(&w->cx, arena_new());
    arena_on_release(cx->arena, release_arena, w->cx.arena);
    w->cx.db = cx->db;
    w->cx.app = cx->app;
    w->cx.now = cx->now;
    w->cx.lang = cx->lang;
    w->cx.why = cx->why;
    w->memo = rule_memo_new(w->cx.arena, &bank_score_hook);
    w->seats = ARENA_ARRAY(w->cx.arena, b->seats->role_count + 1, struct match_seats);
    w->worth = ARENA_ARRAY(w->cx.arena, b->board->count + 1, struct worth);
    w->edges = ARENA_ARRAY(w->cx.arena, (size_t)BUILD_BLOCK * b->seats->role_count + 1, uint32_t);
}

/* The job's own thread works too, and tells how it goes. */
static err work_and_tell(struct building *b, struct worker *own)
{
    err e = ERR_NONE;
    uint32_t number;
    while (!e && (number = atomic_fetch_add(&b->next_block, 1)) < b->block_count) {
        build_block(own, number);
        e = job_progress(b->cx, b->job, (int64_t)number * BUILD_BLOCK, b->count,
                         TEXT("Đang tính điểm từng cặp"));
    }
    atomic_store(&b->stop, e != ERR_NONE);
    return e;
}

static void add_counts(struct match_build *out, const struct worker *w)
{
    out->pairs += w->pairs;
    out->faults += w->faults;
    out->evaluated += w->evaluated;
    for (uint32_t r = 0; r < out->seats.role_count; r++) {
        struct match_seats *all = &out->seats.seats[r];
        all->eligible += w->seats[r].eligible;
        for (int lack = 0; lack < LACKS; lack++) all->only[lack] += w->seats[r].only[lack];
    }
}

static err run_workers(struct building *b, struct match_build *out)
{
    int threads = usable_threads();
    struct worker *workers = ARENA_ARRAY(b->cx->arena, (size_t)threads, struct worker);
    b->block_count = (b->count + BUILD_BLOCK - 1) / BUILD_BLOCK;
    b->blocks = ARENA_ARRAY(b->cx->arena, b->block_count + 1, struct block);
    for (int i = 0; i < threads; i++) worker_open(&workers[i], b);
    for (int i = 1; i < threads; i++)
        REQUIRE(pthread_create(&workers[i].thread, NULL, work_off, &workers[i]) == 0);
    err e = work_and_tell(b, &workers[0]);
    for (int i = 1; i < threads; i++) REQUIRE(pthread_join(workers[i].thread, NULL) == 0);
    for (int i = 0; i < threads; i++) add_counts(out, &workers[i]);
    return e;
}

/* ---- putting together ---------------------------------------------------------------------- */

static void fill_roles(const struct run_seats *seats, struct match_instance *in)
{
    in->openings = seats->shift_count;
    in->bonus = RUN_BONUS;
    for (uint32_t i = 0; i < seats->shift_count; i++) {
        const struct run_shift *shift = &seats->shifts[i];
        for (int class = 0; class < CLASSES; class ++) {
            uint32_t role = shift->role[class];
            if (role == MATCH_NONE) continue;
            in->capacity[role] = shift->seats[class];
            in->minimum[role] = shift->minimum[class] < shift->seats[class] ? shift->minimum[class]
                                                                            : shift->seats[class];
            in->day[role] = shift->day;
            in->opening[role] = (int32_t)i;
        }
    }
}

/* Several shifts a day: the engine is told the hours too. */
static void fill_hours(const struct building *b, struct match_instance *in)
{
    const struct run_seats *seats = b->seats;
    struct hours *hours = ARENA_ARRAY(b->cx->arena, seats->shift_count + 1, struct hours);
    hours_of(b->cx, seats->shifts, seats->shift_count, hours);
    for (uint32_t j = 0; j < in->roles; j++) {
        in->day[j] = hours[in->opening[j]].day;
        in->blocks[j] = hours[in->opening[j]].blocks;
    }
}

static void fill_people(const struct building *b, struct match_instance *in)
{
    uint32_t at = 0, person = 0;
    for (uint32_t k = 0; k < b->block_count; k++) {
        const struct block *block = &b->blocks[k];
        memcpy(in->edge + at, block->edges, block->edge_count * sizeof(*in->edge));
        for (uint32_t i = 0; i < BUILD_BLOCK && person < b->count; i++, person++) {
            in->load[person] = block->load[i];
            in->offset[person] = at;
            at += block->counts[i];
        }
    }
    in->offset[b->count] = at;
}

static void assemble(const struct building *b, struct match_build *out)
{
    struct match_instance *in =
        match_instance_new(b->count, b->seats->role_count, (uint32_t)out->pairs);
    fill_roles(b->seats, in);
    if (b->run->overlap) fill_hours(b, in);
    fill_people(b, in);
    for (uint32_t r = 0; r < in->roles; r++) {
        out->seat_count += in->capacity[r];
        out->minimum += in->minimum[r];
        out->locked += b->seats->seats[r].locked;
    }
    out->instance = in;
    out->people = b->count;
}

static err build(struct building *b, struct match_build *out)
{
    struct ctx *cx = b->cx;
    if (!b->seats->shift_count)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "nothing",
                        SAY("Không có ca nào đang mở trong những ngày đã chọn",
                            "No shift is open on the chosen days"));
    build_lock_seats(b);
    seats_number(cx, b->seats);
    build_needs(cx, b);
    err e = run_workers(b, out);
    if (!e) e = certify_pairs(cx, b, out);
    if (e) return e;
    if (out->pairs >= UINT32_MAX)
        return ctx_fail(
            cx, ERR_TOO_LARGE, NULL, "pairs",
            SAY("Quá nhiều cặp; hãy chọn ít ngày hơn", "Too many pairs; choose fewer days"));
    assemble(b, out);
    return match_instance_check(cx, out->instance);
}

struct reading {
    struct building *b;
    struct match_build *out;
};

static err read_bank(struct ctx *cx, struct tx *tx, void *arg)
{
    struct reading *r = arg;
    err e = build_read(cx, tx, r->b);
    if (!e) e = build_traits(cx, tx, r->b, r->out);
    return e ? e : certify_leads(cx, tx, r->b);
}

err match_build(struct ctx *cx, struct job *job, const struct match_run *run,
                const struct allocation *before, struct match_build *out)
{
    *out = (struct match_build){ 0 };
    struct building *b = ARENA_NEW(cx->arena, struct building);
    struct reading r = { b, out };
    b->job = job;
    b->run = run;
    b->seats = &out->seats;
    b->stay = stay_of(cx->arena, before);
    err e = db_read(cx, read_bank, &r);
    if (!e) e = build(b, out);
    if (!e) out->snapshot = snapshot_hold(b->snapshot);
    build_let_go(b);
    return e;
}
