/* SPDX-License-Identifier: MIT
 * matching: build, solve, a second round for leaders, keep. Nothing is written but the run's own
 * record and its result; applying it is another job. */
#include "matching.h"

#include "apply.h"
#include "build.h"
#include "certificate.h"
#include "live.h"
#include "summary.h"
#include "tidy.h"

enum { TICKS_MS = 1000000 };

struct solving {
    struct ctx *cx;
    struct job *job;
    struct match_run run;
    struct allocation *before; /* NULL: this unit has matched nothing yet */
    struct match_build build;
    struct match_solver *solver;
    struct match_overlap *overlap; /* whose solver it then is; NULL: one shift a day */
    err stopped;
};

/* ---- the run before ------------------------------------------------------------------------ */

static enum kv_go look_at(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    const struct match_run *r = record;
    struct match_run *own = arg;
    bool has_result = r->state == RUN_READY || r->state == RUN_APPLIED;
    if (id_equal(r->id, own->id) || !has_result) return KV_MORE;
    if (id_compare(r->id, own->before) > 0) own->before = r->id;
    return KV_MORE;
}

static err load_before(struct ctx *cx, struct tx *tx, void *arg)
{
    struct solving *s = arg;
    bool there = false;
    s->run.before = ID_NONE;
    err e = query_ref(cx, tx, &match_run_entity, "unit", s->run.unit, look_at, &s->run);
    if (e || id_is_none(s->run.before)) return e;
    struct allocation *before = ARENA_NEW(cx->arena, struct allocation);
    e = allocation_if_any(cx, tx, s->run.before, before, &there);
    if (there) {
        s->before = before;
    } else {
        s->run.before = ID_NONE;
    }
    return e;
}

/* ---- solving ------------------------------------------------------------------------------- */

static text progress_words(struct ctx *cx, const struct match_progress *p)
{
    int64_t gap = p->dual > 0 ? (p->dual - p->primal) * 10000 / p->dual : 0;
    return text_format(cx->arena, "Đã ghép %u chỗ, còn cách tối ưu nhiều nhất %lld,%02lld %%",
                       p->assigned, (long long)(gap / 100), (long long)(gap % 100));
}

static bool tell(void *arg, const struct match_progress *p)
{
    struct solving *s = arg;
    s->stopped =
        job_progress(s->cx, s->job, p->assigned, s->build.seat_count, progress_words(s->cx, p));
    return s->stopped == ERR_NONE;
}

static bool hurry(void *arg)
{
    const struct solving *s = arg;
    return job_is_stopping(s->job);
}

static struct match_options options_of(struct solving *s)
{
    return (struct match_options){
        .seed = (uint64_t)s->run.seed, .progress = tell, .hurry = hurry, .arg = s
    };
}

/* ---- leaders ------------------------------------------------------------------------------- */

static int32_t filled_of(const struct solving *s, uint32_t role)
{
    return role == MATCH_NONE ? 0 : match_solver_filled(s->solver)[role];
}

/* "One leader for so many people who come" depends on who comes: the first round says how many that
 * is; the second sets that many seats aside and mends the optimum. */
static err set_leaders_aside(struct solving *s, const struct run_shift *shift)
{
    int64_t per = shift->entry->job.opening.lead_per;
    uint32_t general = shift->role[SEATS_GENERAL], lead = shift->role[SEATS_LEAD];
    if (!per || general == MATCH_NONE || lead == MATCH_NONE) return ERR_NONE;
    int64_t come = 0;
    for (int class = 0; class < CLASSES; class ++)
        come += filled_of(s, shift->role[class]) + shift->locked[class];
    const struct match_instance *in = match_solver_instance(s->solver);
    int64_t wanted = (come + per - 1) / per - shift->locked[SEATS_LEAD];
    int64_t more = wanted - in->capacity[lead];
    if (more > in->capacity[general]) more = in->capacity[general];
    if (more <= 0) return ERR_NONE;
    int32_t left = in->capacity[general] - (int32_t)more;
    int32_t least = in->minimum[general] < left ? in->minimum[general] : left;
    int32_t leaders = in->capacity[lead] + (int32_t)more;
    err e = match_capacity(s->cx, s->solver, general, least, left, NULL);
    return e ? e : match_capacity(s->cx, s->solver, lead, leaders, leaders, NULL);
}

static err second_round(struct solving *s)
{
    err e = ERR_NONE;
    if (match_solver_result(s->solver)->stopped) return ERR_NONE;
    for (uint32_t i = 0; !e && i < s->build.seats.shift_count; i++)
        e = set_leaders_aside(s, &s->build.seats.shifts[i]);
    return e;
}

/* ---- keeping ------------------------------------------------------------------------------- */

static const struct match_result *result_of(const struct solving *s)
{
    return s->overlap ? match_overlap_result(s->overlap) : match_solver_result(s->solver);
}

static void fill_instance(struct solving *s)
{
    struct match_run *r = &s->run;
    const struct match_build *b = &s->build;
    r->people = b->people;
    r->shifts = b->seats.shift_count;
    r->seats = b->seat_count;
    r->minimum = b->minimum;
    r->locked = b->locked;
    r->pairs = b->pairs;
    r->faults = b->faults;
}

static void fill_figures(struct solving *s)
{
    struct match_run *r = &s->run;
    const struct match_result *result = result_of(s);
    r->assigned = (int64_t)result->assigned;
    r->unmet = result->unmet_minimum;
    r->objective = result->objective;
    r->dual = result->dual;
    r->stopped = result->stopped;
    r->solve_ms = result->cpu_ns / 1000000 + 1; /* 0 would be: not known */
    r->ended = clock_wall();
}

static err store_run(struct ctx *cx, struct tx *tx, void *arg)
{
    struct match_run stored, *run = arg;
    err e = record_get(cx, tx, &match_run_entity, run->id, &stored);
    return e ? e : record_update(cx, tx, &match_run_entity, run);
}

/* What there is to solve is shown while it is being solved. */
static err show_instance(struct solving *s)
{
    fill_instance(s);
    err e = db_write(s->cx, store_run, &s->run);
    return e ? e : job_progress(s->cx, s->job, 0, s->build.seat_count, TEXT("Đang giải bài toán"));
}

struct keeping {
    const struct match_run *run;
    struct match_kept kept;
};

static err keep(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct keeping *k = arg;
    struct match_run run;
    err e = record_get(cx, tx, &match_run_entity, k->run->id, &run);
    if (e) return e;
    run = *k->run;
    run.state = RUN_READY;
    e = match_keep(cx, tx, run.id, &k->kept);
    return e ? e : record_update(cx, tx, &match_run_entity, &run);
}

static err keep_result(struct solving *s)
{
    struct ctx *cx = s->cx;
    struct match_churn churn;
    struct keeping k = { .run = &s->run };
    const struct match_instance *in =
        s->overlap ? match_overlap_instance(s->overlap) : match_solver_instance(s->solver);
    struct hash digest = match_instance_digest(in);
    fill_figures(s);
    k.kept.people = s->build.people;
    k.kept.roles = s->build.seats.role_count;
    k.kept.person = s->build.person;
    k.kept.seats = s->build.seats.seats;
    k.kept.instance = match_instance_bytes(cx, in);
    k.kept.certificate = s->overlap ? match_certificate_overlap(cx, s->overlap, digest)
                                    : match_certificate_bytes(cx, s->solver, digest);
    err e = summary_json(cx, &s->build, s->solver, s->before, &churn, &k.kept.summary);
    if (e) return e;
    s->run.moved = churn.moved;
    s->run.digest = hex_text(cx->arena, (struct slice){ digest.bytes, sizeof(digest.bytes) });
    return db_write(cx, keep, &k);
}

static text outcome_words(struct ctx *cx, const struct match_run *r)
{
    int64_t gap = r->dual - r->objective;
    text how = text_of("đã chứng minh tối ưu");
    if (gap)
        how = text_format(cx->arena, "cách tối ưu nhiều nhất %lld,%02lld điểm",
                          (long long)(gap / 100), (long long)(gap % 100));
    return text_format(cx->arena, "Ghép %lld/%lld chỗ, thiếu %lld so với tối thiểu, %.*s",
                       (long long)r->assigned, (long long)r->seats, (long long)r->unmet,
                       TEXT_ARGS(how));
}

static err solve_instance(struct solving *s)
{
    struct match_options options = options_of(s);
    err e = ERR_NONE;
    if (s->run.overlap) {
        s->overlap = match_overlap_new(s->build.instance);
        e = match_overlap_run(s->cx, s->overlap, &options);
        s->solver = match_overlap_solver(s->overlap);
    } else {
        s->solver = match_solver_new(s->build.instance);
        match_solver_run(s->solver, &options);
    }
    if (!e) e = second_round(s);
    if (!e && s->overlap) match_overlap_settle(s->overlap);
    return e;
}

static void free_solvers(struct solving *s)
{
    if (s->overlap)
        match_overlap_free(s->overlap);
    else
        match_solver_free(s->solver);
}

static err solve(struct solving *s)
{
    uint64_t began = clock_ticks();
    err e = match_build(s->cx, s->job, &s->run, s->before, &s->build);
    if (e) return e;
    s->run.build_ms = (int64_t)(clock_ticks() - began) / TICKS_MS;
    e = show_instance(s);
    if (e == ERR_TIMEOUT && s->job->stopping) { /* the solver will be told, and keep what it has */
        ctx_clear(s->cx);
        e = ERR_NONE;
    }
    if (e) {
        match_instance_free(s->build.instance);
    } else {
        e = solve_instance(s);
        if (!e) e = keep_result(s);
        free_solvers(s);
    }
    snapshot_release(s->build.snapshot);
    return e;
}

/* A run that came to nothing says so; its job says why. */
static err fail_run(struct solving *s, err why)
{
    struct match_run failed;
    struct ctx *cx = s->cx;
    text vi = cx->detail_vi, en = cx->detail_en;
    ctx_clear(cx);
    err e = match_run_move(cx, s->run.id, RUN_RUNNING, RUN_FAILED, &failed);
    if (e) ctx_clear(cx);
    if (text_is_empty(vi)) return why;
    return ctx_fail(cx, why, NULL, "match", SAY("%s%.0s", "%.0s%s"), text_z(cx->arena, vi),
                    text_z(cx->arena, en));
}

err match_run_job(struct ctx *cx, struct job *job)
{
    struct solving *s = ARENA_NEW(cx->arena, struct solving);
    s->cx = cx;
    s->job = job;
    cx->wrote = NULL; /* a run is no change of the bank: nothing to undo */
    err e = job_match_tidy(cx, job);
    if (!e) e = match_job_run(cx, job, &s->run.id);
    if (!e) e = match_run_move(cx, s->run.id, RUN_WAITING, RUN_RUNNING, &s->run);
    if (e) return e;
    e = db_read(cx, load_before, s);
    if (!e) e = solve(s);
    if (e) return fail_run(s, e);
    job->note = outcome_words(cx, &s->run);
    return s->stopped;
}
