/* SPDX-License-Identifier: MIT
 * solve: the phases one after the other, and what they come to. A stop in the auction leaves it as
 * it is, one in the repair drops what stands beyond the capacities: feasible both times. The dual
 * value of any prices is a bound, so a stopped result has one too. */
#include "solver_private.h"

#include <time.h>

enum { LOOK_STEPS = 4096 };

/* ---- asking the caller ---- */

bool match_ask_due(struct match_solver *s, uint64_t steps)
{
    const struct match_options *o = &s->options;
    if (!o->progress) return false;
    s->steps += steps;
    if (s->steps < (o->every ? o->every : LOOK_STEPS)) return false;
    s->steps = 0;
    if (o->hurry && o->hurry(o->arg)) return true;
    return o->every || clock_ticks() - s->asked_at >= 250 * 1000000ULL;
}

static int64_t seats_filled(const struct match_solver *s)
{
    int64_t filled = 0;
    for (uint32_t j = 0; j < s->in->roles; j++)
        filled += s->filled[j] < s->in->capacity[j] ? s->filled[j] : s->in->capacity[j];
    return filled;
}

/* Prices of a stopped run may prove less than earlier ones did: the best are kept. */
static void note_bound(struct match_solver *s)
{
    int64_t dual = match_dual(s);
    if (dual >= s->bound) return;
    s->bound = dual;
    memcpy(s->bound_price, s->price, s->in->roles * sizeof *s->price);
}

static void use_best_bound(struct match_solver *s)
{
    note_bound(s);
    memcpy(s->price, s->bound_price, s->in->roles * sizeof *s->price);
}

bool match_ask(struct match_solver *s, enum match_phase phase, uint32_t unassigned,
               int64_t overhang)
{
    note_bound(s);
    struct match_progress progress = { .phase = phase,
                                       .unassigned = unassigned,
                                       .assigned = (uint32_t)seats_filled(s),
                                       .primal = match_primal(s) - overhang,
                                       .dual = s->bound };
    bool on = s->options.progress(s->options.arg, &progress);
    s->asked_at = clock_ticks();
    return on;
}

/* ---- the result ---- */

int64_t match_cpu_ns(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int64_t unmet_minimum(const struct match_solver *s)
{
    int64_t unmet = 0;
    for (uint32_t j = 0; j < s->in->roles; j++)
        if (s->filled[j] < s->in->minimum[j]) unmet += s->in->minimum[j] - s->filled[j];
    return unmet;
}

void match_solver_prove(struct match_solver *s)
{
    s->result.objective = match_primal(s);
    s->result.dual = match_dual(s);
    s->result.gap = s->result.dual - s->result.objective;
    s->result.assigned = (uint64_t)seats_filled(s);
    s->result.unmet_minimum = unmet_minimum(s);
    s->result.peak_bytes = match_memory_peak(s->memory);
}

/* ---- running ---- */

void match_slots_new(struct match_solver *s)
{
    const struct match_instance *in = s->in;
    s->slot[0] = 0;
    for (uint32_t i = 0; i < in->volunteers; i++) s->slot[i + 1] = s->slot[i] + in->load[i];
    match_memory_give(s->memory, s->held);
    s->held = match_memory_take(s->memory, s->slot[in->volunteers], sizeof *s->held);
    memset(s->held, 0xff, s->slot[in->volunteers] * sizeof *s->held);
    if (in->roles) memset(s->filled, 0, in->roles * sizeof *s->filled);
}

static bool run_phases(struct match_solver *s)
{
    s->rest = match_memory_take(s->memory, s->in->volunteers, sizeof *s->rest);
    s->fallen = 0;
    bool on = match_auction(s);
    if (on) match_bundle_all(s);
    on = on && match_repair(s);
    match_memory_give(s->memory, s->rest);
    s->rest = NULL;
    if (on)
        match_lots(s);
    else
        use_best_bound(s);
    return on;
}

void match_solver_run(struct match_solver *s, const struct match_options *options)
{
    s->began = match_cpu_ns();
    s->options = *options;
    if (s->options.epsilon <= 0) s->options.epsilon = match_first_step(s->in);
    if (s->options.epsilon > MATCH_SCORE_MAX) s->options.epsilon = MATCH_SCORE_MAX;
    s->bound = INT64_MAX;
    s->steps = 0;
    s->asked_at = clock_ticks();
    match_live_end(s);
    match_slots_new(s);
    s->bound_price =
        options->progress ? match_memory_take(s->memory, s->in->roles, sizeof *s->price) : NULL;
    s->result = (struct match_result){ .stopped = !run_phases(s) };
    match_memory_give(s->memory, s->bound_price);
    match_solver_prove(s);
    s->result.cpu_ns = match_cpu_ns() - s->began;
}

struct match_solver *match_solver_new(struct match_instance *in)
{
    struct match_solver *s = match_memory_take(in->memory, 1, sizeof *s);
    s->in = in;
    s->memory = in->memory;
    s->price = match_memory_take(s->memory, in->roles, sizeof *s->price);
    s->filled = match_memory_take(s->memory, in->roles, sizeof *s->filled);
    s->slot = match_memory_take(s->memory, (size_t)in->volunteers + 1, sizeof *s->slot);
    s->result.stopped = true; /* nothing is proved before a run */
    return s;
}

void match_solver_free(struct match_solver *s)
{
    if (s) match_instance_free(s->in);
}

/* ---- looking ---- */

const struct match_result *match_solver_result(const struct match_solver *s)
{
    return &s->result;
}

const struct match_instance *match_solver_instance(const struct match_solver *s)
{
    return s->in;
}

uint64_t match_solver_seed(const struct match_solver *s)
{
    return s->options.seed;
}

const int32_t *match_solver_prices(const struct match_solver *s)
{
    return s->price;
}

const int32_t *match_solver_filled(const struct match_solver *s)
{
    return s->filled;
}

const match_edge *match_solver_bundle(const struct match_solver *s, uint32_t volunteer,
                                      uint32_t *count)
{
    uint32_t load;
    const match_edge *slots = slots_of(s, volunteer, &load);
    *count = held_count(slots, load);
    return slots;
}
