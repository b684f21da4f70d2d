/* SPDX-License-Identifier: MIT
 * verdicts: people in blocks that threads take one after the other; what a block took of memory is
 * dropped before the next. */
#include "verdicts.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum { BLOCK = 128, BUSY_TRIES = 5, THREADS_MAX = 8 };

struct asking {
    struct ctx *cx; /* of the job */
    struct job *job;
    const struct evaluate_year *year;
    const struct rule_pin *pin;
    text ties[SET_KEYS_MAX];
    struct verdict_kept *kept;
    uint32_t count;
    _Atomic uint32_t next;
    _Atomic bool stop;
};

struct asker {
    struct asking *all;
    struct ctx cx;
    pthread_t thread;
    uint32_t faults;
    text fault_vi, fault_en; /* of the first one; in `words` */
    struct arena *words;
    err error;
};

/* The processor guard is about this moment, not about the rule: ask again. */
err verdict_of(struct ctx *cx, const struct rule_pin *pin, const struct evaluate_facts *facts,
               struct rule_verdict *out, struct rule_fault *fault, struct rule_source *source,
               bool *faulty)
{
    err e = ERR_BUSY;
    for (int tries = 0; e == ERR_BUSY && tries < BUSY_TRIES; tries++) {
        ctx_clear(cx);
        e = rule_decide_by(cx, &bank_evaluate_hook, pin, facts, out, fault, source);
    }
    *faulty = e == ERR_INVALID;
    if (!*faulty) return e;
    ctx_clear(cx);
    return ERR_NONE;
}

static int64_t key_named(const struct rule_verdict *v, text name)
{
    int64_t value = 0;
    for (const struct rule_key *k = v->keys; k; k = k->next)
        if (text_equal(k->name, name)) value = k->value;
    return value;
}

static void keep(const struct asking *all, uint32_t i, const struct rule_verdict *v, bool faulty)
{
    struct verdict_kept *kept = &all->kept[i];
    *kept = (struct verdict_kept){ .faulty = faulty };
    if (faulty || v->unrated) return;
    kept->score = v->score;
    kept->band = v->band;
    for (int k = 0; k < SET_KEYS_MAX && all->ties[k].size; k++)
        kept->keys[k] = key_named(v, all->ties[k]);
}

static void note_fault(struct asker *a, const struct rule_fault *fault)
{
    if (!a->faults++) {
        a->fault_vi = text_copy(a->words, fault->vi);
        a->fault_en = text_copy(a->words, fault->en);
    }
}

static err ask_block(struct asker *a, uint32_t from)
{
    const struct asking *all = a->all;
    uint32_t to = all->count - from < BLOCK ? all->count : from + BLOCK;
    err e = ERR_NONE;
    arena_reset(a->cx.arena);
    for (uint32_t i = from; !e && i < to && a->faults <= VERDICT_FAULTS_MAX; i++) {
        struct evaluate_facts facts;
        struct rule_verdict verdict;
        struct rule_fault fault;
        bool faulty;
        evaluate_year_facts(all->year, i, a->cx.arena, &facts);
        e = verdict_of(&a->cx, all->pin, &facts, &verdict, &fault, NULL, &faulty);
        if (e) break;
        if (faulty) note_fault(a, &fault);
        keep(all, i, &verdict, faulty);
    }
    return e;
}

static bool goes_on(struct asker *a)
{
    return !a->error && a->faults <= VERDICT_FAULTS_MAX && !atomic_load(&a->all->stop);
}

static void *ask(void *arg)
{
    struct asker *a = arg;
    struct asking *all = a->all;
    uint32_t from;
    while (goes_on(a) && (from = atomic_fetch_add(&all->next, BLOCK)) < all->count)
        a->error = ask_block(a, from);
    if (a->error || a->faults > VERDICT_FAULTS_MAX) atomic_store(&all->stop, true);
    return NULL;
}

/* The job's own thread works too, and tells how it goes. */
static err ask_and_tell(struct asker *a)
{
    struct asking *all = a->all;
    uint32_t from;
    err e = ERR_NONE;
    while (!e && goes_on(a) && (from = atomic_fetch_add(&all->next, BLOCK)) < all->count) {
        a->error = ask_block(a, from);
        e = job_progress(all->cx, all->job, from, all->count, TEXT("Đang đánh giá từng người"));
    }
    if (e || a->error || a->faults > VERDICT_FAULTS_MAX) atomic_store(&all->stop, true);
    return e;
}

static void asker_open(struct asker *a, struct asking *all)
{
    const struct ctx *cx = all->cx;
    *a = (struct asker){ .all = all, .words = arena_new() };
    ctx_begin(&a->cx, arena_new());
    a->cx.db = cx->db;
    a->cx.app = cx->app;
    a->cx.now = cx->now;
    a->cx.lang = cx->lang;
    a->cx.why = cx->why;
    a->cx.log = cx->log;
}

static err asker_close(struct asker *a)
{
    struct ctx *cx = a->all->cx;
    err e = ERR_NONE;
    if (a->error)
        e = ctx_fail(cx, a->error, NULL, "rule",
                     SAY("Không chạy được quy tắc", "The rule could not be run"));
    else if (a->faults > VERDICT_FAULTS_MAX)
        e = ctx_fail(
            cx, ERR_INVALID, NULL, "rule",
            SAY("Quy tắc bị lỗi với nhiều người. %s%.0s", "The rule fails for many people. %.0s%s"),
            text_z(cx->arena, a->fault_vi), text_z(cx->arena, a->fault_en));
    arena_free(a->cx.arena);
    arena_free(a->words);
    return e;
}

static int thread_count(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : cores > THREADS_MAX ? THREADS_MAX : (int)cores;
}

err verdicts_of_year(struct ctx *cx, struct job *job, const struct evaluate_year *year,
                     const struct rule_pin *pin, const struct rule_script *script,
                     struct verdict_kept *kept)
{
    int threads = thread_count();
    struct asker *askers = ARENA_ARRAY(cx->arena, (size_t)threads, struct asker);
    struct asking all = { .cx = cx,
                          .job = job,
                          .year = year,
                          .pin = pin,
                          .kept = kept,
                          .count = evaluate_year_count(year) };
    for (size_t i = 0; script && i < SET_KEYS_MAX; i++)
        if (!rule_script_ties(script, i, &all.ties[i])) break;
    for (int i = 0; i < threads; i++) asker_open(&askers[i], &all);
    for (int i = 1; i < threads; i++)
        REQUIRE(pthread_create(&askers[i].thread, NULL, ask, &askers[i]) == 0);
    err e = ask_and_tell(&askers[0]);
    for (int i = 1; i < threads; i++) REQUIRE(pthread_join(askers[i].thread, NULL) == 0);
    for (int i = 0; i < threads; i++) {
        err failed = asker_close(&askers[i]);
        if (!e) e = failed;
    }
    return e;
}
