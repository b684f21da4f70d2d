/* SPDX-License-Identifier: MIT
 * match_small: see the header. The states of the dynamic program are the seats filled of each role,
 * as digits of a number. */
#include "match_small.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

enum { ROLES = 6, NEVER = -1 };

uint32_t chance_below(struct chance *c, uint32_t bound)
{
    c->state = c->state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (uint32_t)((c->state >> 33) % bound);
}

/* ---- making ---- */

static int32_t score_of(enum small_kind kind, struct chance *c)
{
    if (kind == SMALL_EQUAL) return 500;
    if (kind == SMALL_TIES) return 50 * (int32_t)chance_below(c, 3);
    return (int32_t)chance_below(c, 20) == 0 ? 0 : (int32_t)chance_below(c, 1001);
}

static void fill_role(struct match_instance *in, uint32_t j, enum small_kind kind, struct chance *c)
{
    in->capacity[j] = (int32_t)chance_below(c, 4);
    if (kind == SMALL_STARVED || chance_below(c, 8) == 0) in->capacity[j] = 1000;
    if (kind == SMALL_CROWDED) in->capacity[j] = (int32_t)chance_below(c, 2);
    uint32_t most = (uint32_t)(in->capacity[j] < 5 ? in->capacity[j] : 5);
    in->minimum[j] = (int32_t)chance_below(c, most + 1);
    in->day[j] = (uint8_t)(chance_below(c, 3) * 127);
    in->opening[j] = 0;
}

struct match_instance *small_random(enum small_kind kind, struct chance *c)
{
    uint32_t n = chance_below(c, 8);
    uint32_t m = chance_below(c, 5);
    struct match_instance *in = match_instance_new(n, m, n * m);
    in->openings = 1;
    in->bonus = kind == SMALL_NO_BONUS ? 0 : (int32_t)chance_below(c, 2) * 700 + 100;
    for (uint32_t j = 0; j < m; j++) fill_role(in, j, kind, c);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t end = in->offset[i];
        uint32_t one_in = chance_below(c, 3) + 1;
        in->load[i] = (uint8_t)(kind == SMALL_BUSY ? 4 + chance_below(c, 12) : chance_below(c, 4));
        for (uint32_t j = 0; j < m; j++)
            if (chance_below(c, one_in) == 0) in->edge[end++] = match_edge_of(j, score_of(kind, c));
        in->offset[i + 1] = end;
    }
    return in;
}

struct match_instance *small_of(uint32_t volunteers, uint32_t roles, const struct small_pair *pairs,
                                uint32_t count)
{
    struct match_instance *in = match_instance_new(volunteers, roles, count);
    in->openings = 1;
    in->bonus = 1000;
    for (uint32_t k = 0; k < count; k++) {
        in->edge[k] = match_edge_of(pairs[k].role, pairs[k].score);
        in->offset[pairs[k].volunteer + 1] = k + 1;
    }
    for (uint32_t i = 0; i < volunteers; i++) {
        in->load[i] = 1;
        if (in->offset[i + 1] < in->offset[i]) in->offset[i + 1] = in->offset[i];
    }
    for (uint32_t j = 0; j < roles; j++) {
        in->capacity[j] = 1;
        in->day[j] = (uint8_t)j;
    }
    return in;
}

/* ---- trying everything ---- */

struct table {
    const struct match_instance *in;
    bool overlap; /* several roles a day that share no block are allowed */
    size_t states;
    size_t step[ROLES]; /* one more seat of a role is so many states on */
    int32_t seats[ROLES];
    int64_t *best, *next; /* [states] worth, or NEVER */
};

static int32_t filled_in(const struct table *t, size_t state, uint32_t j)
{
    return (int32_t)(state / t->step[j]) % (t->seats[j] + 1);
}

/* Adds to `state` the roles of volunteer i that are in `subset`; false when that is not allowed. */
static bool add_subset(const struct table *t, uint32_t i, uint32_t subset, size_t *state,
                       int64_t *worth)
{
    const struct match_instance *in = t->in;
    uint8_t busy[256] = { 0 };
    uint32_t taken = 0;
    for (uint32_t k = 0; k < in->offset[i + 1] - in->offset[i]; k++) {
        if (!(subset >> k & 1)) continue;
        match_edge e = in->edge[in->offset[i] + k];
        uint32_t j = match_edge_role(e);
        uint8_t takes = t->overlap && in->blocks[j] ? in->blocks[j] : UINT8_MAX;
        bool full = filled_in(t, *state, j) == t->seats[j];
        if (full || busy[in->day[j]] & takes || ++taken > in->load[i]) return false;
        busy[in->day[j]] |= takes;
        *state += t->step[j];
        *worth += match_edge_score(e);
    }
    return true;
}

static void try_volunteer(struct table *t, uint32_t i)
{
    uint32_t subsets = 1U << (t->in->offset[i + 1] - t->in->offset[i]);
    for (size_t k = 0; k < t->states; k++) t->next[k] = NEVER;
    for (size_t from = 0; from < t->states; from++)
        for (uint32_t subset = 0; t->best[from] != NEVER && subset < subsets; subset++) {
            size_t to = from;
            int64_t worth = t->best[from];
            if (add_subset(t, i, subset, &to, &worth) && worth > t->next[to]) t->next[to] = worth;
        }
    int64_t *spare = t->best;
    t->best = t->next;
    t->next = spare;
}

static int64_t worth_of_minima(const struct table *t, size_t state)
{
    int64_t worth = 0;
    for (uint32_t j = 0; j < t->in->roles; j++) {
        int32_t filled = filled_in(t, state, j);
        int32_t minimum = t->in->minimum[j];
        worth += (int64_t)t->in->bonus * (filled < minimum ? filled : minimum);
    }
    return worth;
}

static int64_t optimum_of(const struct match_instance *in, bool overlap)
{
    struct table t = { .in = in, .overlap = overlap, .states = 1 };
    assert_true(in->roles <= ROLES);
    for (uint32_t j = 0; j < in->roles; j++) {
        int32_t people = (int32_t)in->volunteers;
        t.seats[j] = in->capacity[j] < people ? in->capacity[j] : people;
        t.step[j] = t.states;
        t.states *= (size_t)t.seats[j] + 1;
    }
    t.best = calloc(t.states, sizeof *t.best);
    t.next = calloc(t.states, sizeof *t.next);
    for (size_t k = 1; k < t.states; k++) t.best[k] = NEVER;
    for (uint32_t i = 0; i < in->volunteers; i++) try_volunteer(&t, i);
    int64_t best = 0;
    for (size_t k = 0; k < t.states; k++) {
        int64_t worth = t.best[k] == NEVER ? 0 : t.best[k] + worth_of_minima(&t, k);
        if (worth > best) best = worth;
    }
    free(t.best);
    free(t.next);
    return best;
}

int64_t small_optimum(const struct match_instance *in)
{
    return optimum_of(in, false);
}

int64_t small_overlap_optimum(const struct match_instance *in)
{
    return optimum_of(in, true);
}

/* ---- judging ---- */

static int64_t worth_of_bundle(const struct match_solver *solver, uint32_t i, int32_t *filled)
{
    const struct match_instance *in = match_solver_instance(solver);
    bool busy[256] = { false };
    uint32_t count;
    int64_t worth = 0;
    const match_edge *bundle = match_solver_bundle(solver, i, &count);
    assert_true(count <= in->load[i]);
    for (uint32_t k = 0; k < count; k++) {
        uint32_t j = match_edge_role(bundle[k]);
        bool eligible = false;
        for (uint32_t e = in->offset[i]; e < in->offset[i + 1]; e++)
            eligible |= in->edge[e] == bundle[k];
        assert_true(eligible);
        assert_false(busy[in->day[j]]);
        busy[in->day[j]] = true;
        filled[j]++;
        worth += match_edge_score(bundle[k]);
    }
    return worth;
}

void small_assert_sound(const struct match_solver *solver)
{
    const struct match_instance *in = match_solver_instance(solver);
    const struct match_result *result = match_solver_result(solver);
    int32_t *filled = calloc((size_t)in->roles + 1, sizeof *filled);
    int64_t worth = 0;
    int64_t unmet = 0;
    uint64_t assigned = 0;
    for (uint32_t i = 0; i < in->volunteers; i++) worth += worth_of_bundle(solver, i, filled);
    for (uint32_t j = 0; j < in->roles; j++) {
        int32_t counted = filled[j] < in->minimum[j] ? filled[j] : in->minimum[j];
        assert_true(filled[j] <= in->capacity[j]);
        assert_int_equal(match_solver_filled(solver)[j], filled[j]);
        assert_true(match_solver_prices(solver)[j] >= -in->bonus);
        worth += (int64_t)in->bonus * counted;
        unmet += in->minimum[j] - counted;
        assigned += (uint64_t)filled[j];
    }
    free(filled);
    assert_int_equal(result->objective, worth);
    assert_int_equal(result->assigned, assigned);
    assert_int_equal(result->unmet_minimum, unmet);
    assert_int_equal(result->gap, result->dual - result->objective);
    assert_true(result->gap >= 0);
}

struct slice small_file(struct ctx *cx, const struct match_instance *in)
{
    char path[] = "/tmp/volbank-match-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(match_instance_write(cx, in, path), ERR_NONE);
    off_t size = lseek(fd, 0, SEEK_END);
    uint8_t *bytes = arena_alloc(cx->arena, (size_t)size);
    assert_int_equal(pread(fd, bytes, (size_t)size, 0), size);
    (void)close(fd);
    (void)unlink(path);
    return (struct slice){ bytes, (size_t)size };
}

void small_assert_optimal(struct ctx *cx, struct match_solver *solver)
{
    const struct match_instance *in = match_solver_instance(solver);
    struct match_verdict verdict;
    small_assert_sound(solver);
    assert_int_equal(match_solver_result(solver)->objective, small_optimum(in));
    assert_int_equal(match_solver_result(solver)->gap, 0);
    struct slice file = small_file(cx, in);
    struct slice certificate = match_certificate_bytes(cx, solver, match_instance_digest(in));
    err e = match_verify(cx, file, certificate, false, &verdict);
    if (e) fail_msg("the checker: %.*s", TEXT_ARGS(cx->detail_en));
    arena_reset(cx->arena);
}

int small_arena_open(void **state)
{
    *state = arena_new();
    return 0;
}

int small_arena_close(void **state)
{
    arena_free(*state);
    return 0;
}
