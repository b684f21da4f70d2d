/* SPDX-License-Identifier: MIT
 * figures: the arithmetic of the chair's view. Means are kept as sums and counts until they are
 * shown, so that equal means are equal whatever their number of reviews. */
#include "figures.h"

#include <stdlib.h>
#include <string.h>

enum { CUT_TENTHS = 35, SCALE_LEAST = 100, PAIR_FACTOR = 10483, PAIR_UNIT = 10000 };

static int64_t divide(int64_t n, int64_t by)
{
    return n >= 0 ? (2 * n + by) / (2 * by) : -((-2 * n + by) / (2 * by));
}

int64_t figures_total(const struct figures_panel *p, const int64_t weight[], const int64_t points[])
{
    enum { FINE = 100000 }; /* thirds of a weight do not add up to a lost hundredth */
    int64_t sum = 0, all = 0;
    for (size_t c = 0; c < p->criteria; c++) {
        if (!p->most[c]) continue;
        all += weight[c];
        sum += divide(weight[c] * points[c] * FINE, p->most[c] * 10);
    }
    return all ? divide(sum * (FIGURES_FULL / 100), all * (FINE / 100)) : 0;
}

/* ---- places -------------------------------------------------------------------------------- */

struct sum {
    int64_t total;
    int64_t count;
};

static struct sum *sums_of(struct arena *arena, const struct figures_panel *p,
                           const int64_t weight[])
{
    struct sum *sums = ARENA_ARRAY(arena, p->dossiers + 1, struct sum);
    for (size_t i = 0; i < p->sheets; i++) {
        struct sum *s = &sums[p->sheet[i].dossier];
        s->total += figures_total(p, weight, p->sheet[i].points);
        s->count++;
    }
    return sums;
}

static bool is_above(struct sum a, struct sum b)
{
    return a.total * b.count > b.total * a.count;
}

void figures_ranks(struct arena *arena, const struct figures_panel *p, const int64_t weight[],
                   uint32_t out[])
{
    const struct sum *sums = sums_of(arena, p, weight);
    for (size_t d = 0; d < p->dossiers; d++) {
        out[d] = sums[d].count ? 1 : 0;
        for (size_t other = 0; sums[d].count && other < p->dossiers; other++)
            if (sums[other].count && is_above(sums[other], sums[d])) out[d]++;
    }
}

static void widen(const struct figures_panel *p, struct figures_dossier dossier[],
                  const uint32_t rank[])
{
    for (size_t d = 0; d < p->dossiers; d++) {
        if (rank[d] < dossier[d].rank_best) dossier[d].rank_best = rank[d];
        if (rank[d] > dossier[d].rank_worst) dossier[d].rank_worst = rank[d];
    }
}

static void place(struct arena *arena, const struct figures_panel *p,
                  struct figures_dossier dossier[])
{
    uint32_t *rank = ARENA_ARRAY(arena, p->dossiers + 1, uint32_t);
    int64_t other[FIGURES_CRITERIA_MAX];
    figures_ranks(arena, p, p->weight, rank);
    for (size_t d = 0; d < p->dossiers; d++)
        dossier[d].rank = dossier[d].rank_best = dossier[d].rank_worst = rank[d];
    for (size_t c = 0; c < p->criteria; c++) other[c] = 1;
    figures_ranks(arena, p, other, rank);
    for (size_t d = 0; d < p->dossiers; d++) dossier[d].rank_equal = rank[d];
    widen(p, dossier, rank);
    for (size_t out = 0; p->criteria > 1 && out < p->criteria; out++) {
        memcpy(other, p->weight, sizeof other);
        other[out] = 0;
        figures_ranks(arena, p, other, rank);
        widen(p, dossier, rank);
    }
}

/* ---- spread -------------------------------------------------------------------------------- */

static int rising(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static int64_t middle(int64_t sorted[], size_t count)
{
    size_t half = count / 2;
    return count % 2 ? sorted[half] : divide(sorted[half - 1] + sorted[half], 2);
}

static int64_t root(int64_t n)
{
    int64_t r = 0;
    for (int64_t bit = (int64_t)1 << 30; bit; bit >>= 1)
        if ((r + bit) * (r + bit) <= n) r += bit;
    return r;
}

/* Totals of one dossier, sorted, into `out`. */
static size_t totals_of(const struct figures_panel *p, const int64_t total[], size_t dossier,
                        int64_t out[])
{
    size_t n = 0;
    for (size_t i = 0; i < p->sheets; i++)
        if (p->sheet[i].dossier == dossier) out[n++] = total[i];
    qsort(out, n, sizeof *out, rising);
    return n;
}

static void spread(struct figures_dossier *d, int64_t sorted[], size_t n)
{
    int64_t sum = 0, squares = 0;
    d->given = n;
    if (!n) return;
    for (size_t i = 0; i < n; i++) sum += sorted[i];
    d->mean = divide(sum, (int64_t)n);
    d->median = middle(sorted, n);
    d->low = sorted[0];
    d->high = sorted[n - 1];
    for (size_t i = 0; i < n; i++) squares += (sorted[i] - d->mean) * (sorted[i] - d->mean);
    if (n > 1) d->deviation = root(divide(squares, (int64_t)n - 1));
}

/* How far two reviewers of one dossier usually lie apart, as a standard deviation of one. */
static int64_t scale_of(struct arena *arena, const struct figures_panel *p, const int64_t total[])
{
    size_t count = 0;
    for (size_t i = 0; i < p->sheets; i++)
        for (size_t j = i + 1; j < p->sheets; j++)
            count += p->sheet[i].dossier == p->sheet[j].dossier;
    int64_t *apart = ARENA_ARRAY(arena, count + 1, int64_t);
    count = 0;
    for (size_t i = 0; i < p->sheets; i++)
        for (size_t j = i + 1; j < p->sheets; j++)
            if (p->sheet[i].dossier == p->sheet[j].dossier)
                apart[count++] = llabs(total[i] - total[j]);
    qsort(apart, count, sizeof *apart, rising);
    int64_t scale = count ? divide(middle(apart, count) * PAIR_FACTOR, PAIR_UNIT) : 0;
    return scale < SCALE_LEAST ? SCALE_LEAST : scale;
}

static void lean(const struct figures_panel *p, const int64_t total[], const struct sum sums[],
                 struct figures_member member[])
{
    struct sum all[1] = { { 0 } };
    for (size_t m = 0; m < p->members; m++) {
        *all = (struct sum){ 0 };
        for (size_t i = 0; i < p->sheets; i++) {
            const struct sum *s = &sums[p->sheet[i].dossier];
            if (p->sheet[i].member != m) continue;
            member[m].given++;
            if (s->count < 2) continue;
            all->total += total[i] - divide(s->total - total[i], s->count - 1);
            all->count++;
        }
        if (all->count) member[m].lean = divide(all->total, all->count);
    }
}

struct figures figures_of(struct arena *arena, const struct figures_panel *p)
{
    REQUIRE(p->criteria <= FIGURES_CRITERIA_MAX);
    struct figures f = { .dossier = ARENA_ARRAY(arena, p->dossiers + 1, struct figures_dossier),
                         .member = ARENA_ARRAY(arena, p->members + 1, struct figures_member),
                         .total = ARENA_ARRAY(arena, p->sheets + 1, int64_t),
                         .outlier = ARENA_ARRAY(arena, p->sheets + 1, bool) };
    int64_t *sorted = ARENA_ARRAY(arena, p->sheets + 1, int64_t);
    for (size_t i = 0; i < p->sheets; i++)
        f.total[i] = figures_total(p, p->weight, p->sheet[i].points);
    for (size_t d = 0; d < p->dossiers; d++)
        spread(&f.dossier[d], sorted, totals_of(p, f.total, d, sorted));
    f.scale = scale_of(arena, p, f.total);
    for (size_t i = 0; i < p->sheets; i++) {
        int64_t off = llabs(f.total[i] - f.dossier[p->sheet[i].dossier].median);
        f.outlier[i] = off * 10 > CUT_TENTHS * f.scale;
    }
    place(arena, p, f.dossier);
    lean(p, f.total, sums_of(arena, p, p->weight), f.member);
    return f;
}
