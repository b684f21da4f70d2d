/* SPDX-License-Identifier: MIT
 * overlap: the rounds. Always true between them: `bound` is proved by `price`, `best` is a solver
 * of the worthiest assignment without overlap, or NULL before there is one. Only the last round, of
 * a run that was stopped or found none, may leave overlaps, which settle_all gives up. */
#include "overlap.h"

#include "overlap_narrow.h"

enum {
    ROUNDS_MOST = 24,
    PATIENCE = 4,         /* rounds without anything better */
    HEARD_AT_ONCE = 64,   /* volunteers between two questions whether to stop */
    GOOD_ENOUGH = 1000000 /* of the objective: a gap that no more rounds are spent on */
};

struct match_overlap {
    struct match_instance *in;
    struct match_memory *memory; /* of the instance */
    struct overlap_narrow narrow;
    uint8_t *left;      /* [edges] what the copy of the round under way leaves out, */
    uint8_t *left_best; /* and that of `best` */
    struct bundle_finder *finder;
    struct match_options options;
    struct match_solver *best;
    int32_t *price;  /* [roles] of the best bound */
    int32_t *middle; /* [roles] between two prices */
    int64_t bound;
    uint32_t round;
    bool stopped;
    struct match_result result;
};

struct match_overlap *match_overlap_new(struct match_instance *in)
{
    struct match_overlap *o = match_memory_take(in->memory, 1, sizeof *o);
    o->in = in;
    o->memory = in->memory;
    o->price = match_memory_take(o->memory, in->roles, sizeof *o->price);
    o->middle = match_memory_take(o->memory, in->roles, sizeof *o->middle);
    o->finder = bundle_finder_new(o->memory, in);
    o->result.stopped = true;
    return o;
}

void match_overlap_free(struct match_overlap *o)
{
    if (!o) return;
    match_solver_free(o->best);
    match_instance_free(o->in);
}

/* ---- the bound ---- */

static bool note_bound(struct match_overlap *o, const int32_t *price, int64_t dual)
{
    if (dual >= o->bound) return false;
    o->bound = dual;
    if (o->in->roles) memcpy(o->price, price, o->in->roles * sizeof *price);
    return true;
}

/* Rounds that swing between two sets of prices have the least bound somewhere between them: the
 * dual is convex. Tries the middle. */
static bool note_middle(struct match_overlap *o, const int32_t *price)
{
    for (uint32_t j = 0; j < o->in->roles; j++)
        o->middle[j] = (int32_t)(((int64_t)o->price[j] + price[j]) / 2);
    return note_bound(o, o->middle, bundle_dual(o->finder, o->in, o->middle));
}

/* ---- who holds what overlaps, or would rather hold something else ---- */

static bool has_overlap(const struct match_instance *in, const match_edge *held, uint32_t count,
                        uint32_t k)
{
    for (uint32_t other = 0; other < count; other++)
        if (other != k &&
            match_overlaps(in, match_edge_role(held[k]), match_edge_role(held[other])))
            return true;
    return false;
}

static uint8_t day_of(const struct match_overlap *o, match_edge e)
{
    return o->in->day[match_edge_role(e)];
}

static int64_t worth_of(const match_edge *held, uint32_t count, const int32_t *price)
{
    int64_t worth = 0;
    for (uint32_t k = 0; k < count; k++)
        worth += match_edge_score(held[k]) - price[match_edge_role(held[k])];
    return worth;
}

static bool is_left_out(const struct match_overlap *o, uint32_t i, match_edge e)
{
    for (uint32_t k = o->in->offset[i]; k < o->in->offset[i + 1]; k++)
        if (o->in->edge[k] == e) return o->narrow.left[k];
    return false;
}

/* What a round found out. */
struct wishes {
    const struct match_solver *solver;
    const int32_t *price;
    uint32_t overlaps; /* volunteers who hold roles that overlap */
    uint32_t rather;   /* who would rather have what was left out */
    int64_t dual;      /* what the prices prove */
    bool cut_short;    /* not everybody was heard: the run was stopped */
};

/* Half of those who would rather have something else, drawn by lot: two who want to change for the
 * same seats would swing for ever if both were heard. */
static bool is_drawn(const struct match_overlap *o, uint32_t i)
{
    uint64_t x = o->options.seed + ((uint64_t)o->round << 32 | i);
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ x >> 27) * 0x94d049bb133111ebULL;
    return x >> 63;
}

/* Narrows the days of volunteer i as its best bundle at the prices wants them. */
static void hear(struct match_overlap *o, uint32_t i, bool by_lot, struct wishes *wishes)
{
    uint32_t held_count;
    uint32_t count;
    const match_edge *held = match_solver_bundle(wishes->solver, i, &held_count);
    match_edge bundle[UINT8_MAX];
    bool overlaps = false;
    int64_t best = bundle_best(o->finder, o->in, wishes->price, i, bundle, &count);
    wishes->dual += best;
    for (uint32_t k = 0; k < held_count; k++) {
        if (!has_overlap(o->in, held, held_count, k)) continue;
        overlap_narrow_day(&o->narrow, i, day_of(o, held[k]), bundle, count, wishes->price);
        overlaps = true;
    }
    wishes->overlaps += overlaps;
    if (overlaps || best <= worth_of(held, held_count, wishes->price)) return;
    wishes->rather++;
    for (uint32_t k = 0; k < count && !(by_lot && is_drawn(o, i)); k++)
        if (is_left_out(o, i, bundle[k]))
            overlap_narrow_day(&o->narrow, i, day_of(o, bundle[k]), bundle, count, wishes->price);
}

/* Hearing everybody can take longer than the solve before it. */
static bool is_told_to_stop(const struct match_overlap *o, const struct match_solver *solver)
{
    const struct match_result *r = match_solver_result(solver);
    struct match_progress now = { MATCH_DONE, .assigned = (uint32_t)r->assigned,
                                  .primal = r->objective, .dual = o->bound };
    bool hurried = o->options.hurry && o->options.hurry(o->options.arg);
    return hurried && !o->options.progress(o->options.arg, &now);
}

static struct wishes hear_all(struct match_overlap *o, const struct match_solver *solver,
                              bool by_lot)
{
    const int32_t *price = match_solver_prices(solver);
    struct wishes wishes = { solver, price, .dual = bundle_seats_worth(o->in, price) };
    for (uint32_t i = 0; i < o->in->volunteers && !wishes.cut_short; i++) {
        hear(o, i, by_lot, &wishes);
        wishes.cut_short = i % HEARD_AT_ONCE == 0 && is_told_to_stop(o, solver);
    }
    o->stopped = o->stopped || wishes.cut_short;
    return wishes;
}

/* ---- a round ---- */

static bool tell(void *arg, const struct match_progress *progress)
{
    const struct match_overlap *o = arg;
    struct match_progress all = *progress;
    /* Only the first copy leaves out nothing, so that what bounds it bounds all. */
    bool bounds_all = o->round == 0 && o->narrow.is_loose;
    if (!bounds_all || all.dual > o->bound) all.dual = o->bound;
    return o->options.progress(o->options.arg, &all);
}

static bool hurry(void *arg)
{
    const struct match_overlap *o = arg;
    return o->options.hurry(o->options.arg);
}

static struct match_solver *solve_copy(struct match_overlap *o)
{
    struct match_options options = o->options;
    struct match_solver *solver = match_solver_new(overlap_narrow_copy(&o->narrow));
    if (o->options.progress) options.progress = tell;
    if (o->options.hurry) options.hurry = hurry;
    options.arg = o;
    match_solver_run(solver, &options);
    o->stopped = match_solver_result(solver)->stopped;
    return solver;
}

static int64_t objective_of(const struct match_solver *solver)
{
    return solver ? match_solver_result(solver)->objective : -1;
}

static void note_peak(struct match_overlap *o, const struct match_solver *solver)
{
    uint64_t held = o->best ? match_solver_result(o->best)->peak_bytes : 0;
    uint64_t peak = held + match_solver_result(solver)->peak_bytes;
    if (peak > o->result.peak_bytes) o->result.peak_bytes = peak;
}

/* Keeps the solver when it is the best so far, else frees it. */
static bool offer(struct match_overlap *o, struct match_solver *solver)
{
    uint8_t *left = o->left;
    if (objective_of(solver) <= objective_of(o->best)) {
        match_solver_free(solver);
        return false;
    }
    match_solver_free(o->best);
    o->best = solver;
    o->left = o->left_best;
    o->left_best = left;
    return true;
}

/* ---- the end: a copy without any overlap ---- */

/* The roles of volunteer i that stay when of two that overlap the later one is given up. Narrows
 * whatever could overlap. */
static uint32_t settle_volunteer(struct match_overlap *o, uint32_t i, uint32_t role[])
{
    uint32_t count;
    uint32_t kept = 0;
    match_edge stay[UINT8_MAX];
    const match_edge *held = match_solver_bundle(o->best, i, &count);
    for (uint32_t k = 0; k < count; k++) {
        stay[kept] = held[k];
        kept += !has_overlap(o->in, stay, kept + 1, kept);
    }
    for (uint32_t k = 0; k < kept; k++) role[k] = match_edge_role(stay[k]);
    overlap_narrow_rest(&o->narrow, i, stay, kept, match_solver_prices(o->best));
    return kept;
}

/* Puts the best assignment into a solver whose copy cannot have an overlap whatever happens. It has
 * fewer edges, so what was optimal still is. */
static err settle_all(struct ctx *cx, struct match_overlap *o)
{
    uint32_t n = o->in->volunteers;
    uint64_t seats = match_solver_result(o->best)->assigned;
    uint32_t *start = match_memory_take(o->memory, (size_t)n + 1, sizeof *start);
    uint32_t *role = match_memory_take(o->memory, seats, sizeof *role);
    size_t edges = match_instance_edges(o->in);
    if (edges) memcpy(o->narrow.left, o->left_best, edges);
    for (uint32_t i = 0; i < n; i++)
        start[i + 1] = start[i] + settle_volunteer(o, i, role + start[i]);
    struct match_solver *settled = match_solver_new(overlap_narrow_copy(&o->narrow));
    err e = match_solver_resume(cx, settled, start, role, match_solver_prices(o->best));
    note_peak(o, settled);
    match_memory_give(o->memory, start);
    match_memory_give(o->memory, role);
    match_solver_free(o->best);
    o->best = settled;
    return e;
}

/* ---- the rounds ---- */

static bool is_over(const struct match_overlap *o, uint32_t idle)
{
    int64_t near = o->best ? objective_of(o->best) / GOOD_ENOUGH : 0;
    bool proved = o->best && o->bound - objective_of(o->best) <= near;
    return proved || o->stopped || idle >= PATIENCE || o->round >= ROUNDS_MOST;
}

/* One solve of a copy; true when bound or assignment gained. The last leaves something, also when
 * there are overlaps to be given up. */
static bool run_round(struct match_overlap *o, uint32_t idle)
{
    size_t edges = match_instance_edges(o->in);
    if (edges) memcpy(o->left, o->narrow.left, edges);
    struct match_solver *solver = solve_copy(o);
    o->round++;
    note_peak(o, solver);
    struct wishes wishes = hear_all(o, solver, idle > 0);
    bool better = !wishes.cut_short &&
                  (note_bound(o, wishes.price, wishes.dual) || note_middle(o, wishes.price));
    bool is_last = o->stopped || o->round >= ROUNDS_MOST;
    bool fits = !wishes.overlaps && !wishes.cut_short;
    if (fits || (is_last && !o->best)) return offer(o, solver) || better;
    match_solver_free(solver);
    return true; /* narrowed days do not overlap again: this ends */
}

static err run_rounds(struct ctx *cx, struct match_overlap *o)
{
    uint32_t idle = 0;
    while (!is_over(o, idle)) idle = run_round(o, idle) ? 0 : idle + 1;
    return settle_all(cx, o);
}

static void state(struct match_overlap *o)
{
    struct match_result *r = &o->result;
    const struct match_result *found = match_solver_result(o->best);
    r->objective = found->objective;
    r->dual = o->bound;
    r->gap = r->dual - r->objective;
    r->assigned = found->assigned;
    r->unmet_minimum = found->unmet_minimum;
    r->stopped = o->stopped;
    r->peak_bytes += match_memory_peak(o->memory);
}

err match_overlap_run(struct ctx *cx, struct match_overlap *o, const struct match_options *options)
{
    int64_t began = match_cpu_ns();
    match_solver_free(o->best);
    o->best = NULL;
    o->options = *options;
    o->stopped = false;
    o->round = 0;
    if (o->in->roles) memset(o->price, 0, o->in->roles * sizeof *o->price);
    o->bound = bundle_dual(o->finder, o->in, o->price);
    o->result = (struct match_result){ 0 };
    overlap_narrow_begin(&o->narrow, o->memory, o->in);
    o->left = match_memory_take(o->memory, match_instance_edges(o->in), sizeof *o->left);
    o->left_best = match_memory_take(o->memory, match_instance_edges(o->in), sizeof *o->left);
    err e = run_rounds(cx, o);
    match_memory_give(o->memory, o->left_best);
    match_memory_give(o->memory, o->left);
    overlap_narrow_end(&o->narrow);
    if (e) return e;
    state(o);
    o->result.cpu_ns = match_cpu_ns() - began;
    return ERR_NONE;
}

void match_overlap_settle(struct match_overlap *o)
{
    const struct match_instance *now = match_solver_instance(o->best);
    size_t size = o->in->roles * sizeof *o->in->minimum;
    if (size) {
        memcpy(o->in->minimum, now->minimum, size);
        memcpy(o->in->capacity, now->capacity, size);
        memcpy(o->price, match_solver_prices(o->best), size);
    }
    o->bound = bundle_dual(o->finder, o->in, o->price);
    state(o);
}

/* ---- looking ---- */

const struct match_result *match_overlap_result(const struct match_overlap *o)
{
    return &o->result;
}

uint64_t match_overlap_seed(const struct match_overlap *o)
{
    return o->options.seed;
}

const struct match_instance *match_overlap_instance(const struct match_overlap *o)
{
    return o->in;
}

const int32_t *match_overlap_prices(const struct match_overlap *o)
{
    return o->price;
}

struct match_solver *match_overlap_solver(struct match_overlap *o)
{
    return o->best;
}
