/* SPDX-License-Identifier: MIT
 * match_greedy: what a plain program would do, to see what the optimum is worth: the best pair
 * first, the next best that still fits, and so on; once for the minima, then for the rest of the
 * seats. Prints JSON. match_greedy INSTANCE */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "vbm.h"

enum { SCORES = 1 << VBM_SCORE_BITS };

struct greedy {
    const struct vbm *it;
    uint32_t *order;  /* pairs, best score first; equal ones as they lie */
    uint32_t *person; /* of the pair at the same place of `order` */
    uint8_t *left;    /* of each volunteer's load */
    uint32_t *busy;   /* a bit per day */
    int32_t *filled;
    int64_t worth;
    uint64_t assigned;
};

static double processor_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* By counting, as scores are few. */
static void sort_pairs(struct greedy *g)
{
    const struct vbm *it = g->it;
    uint64_t *place = vbm_alloc(SCORES + 1, sizeof *place);
    for (uint64_t k = 0; k < it->head.pairs; k++) place[SCORES - vbm_score(it->pair[k])]++;
    for (int k = 1; k <= SCORES; k++) place[k] += place[k - 1];
    for (int32_t i = 0; i < it->head.volunteers; i++)
        for (uint32_t k = it->first[i]; k < it->first[i + 1]; k++) {
            uint64_t at = place[SCORES - vbm_score(it->pair[k]) - 1]++;
            g->order[at] = it->pair[k];
            g->person[at] = (uint32_t)i;
        }
    free(place);
}

static void fill(struct greedy *g, const int32_t *limit, int32_t bonus)
{
    for (uint64_t k = 0; k < g->it->head.pairs; k++) {
        uint32_t role = vbm_role(g->order[k]);
        uint32_t who = g->person[k];
        uint32_t day = UINT32_C(1) << g->it->day[role];
        if (g->left[who] == 0 || (g->busy[who] & day) || g->filled[role] >= limit[role]) continue;
        g->left[who]--;
        g->busy[who] |= day;
        g->filled[role]++;
        g->assigned++;
        g->worth += vbm_score(g->order[k]) + bonus;
    }
}

static void solve(const struct vbm *it)
{
    size_t people = (size_t)it->head.volunteers;
    struct greedy g = {
        .it = it,
        .order = vbm_alloc((size_t)it->head.pairs, sizeof(uint32_t)),
        .person = vbm_alloc((size_t)it->head.pairs, sizeof(uint32_t)),
        .left = vbm_alloc(people, sizeof(uint8_t)),
        .busy = vbm_alloc(people, sizeof(uint32_t)),
        .filled = vbm_alloc((size_t)it->head.roles, sizeof(int32_t)),
    };
    memcpy(g.left, it->load, people);
    double begin = processor_seconds();
    sort_pairs(&g);
    fill(&g, it->least, it->head.bonus);
    fill(&g, it->most, 0);
    printf("{\"objective\":%lld,\"assigned\":%llu,\"seconds\":%.6f}\n", (long long)g.worth,
           (unsigned long long)g.assigned, processor_seconds() - begin);
    free(g.order);
    free(g.person);
    free(g.left);
    free(g.busy);
    free(g.filled);
}

int main(int count, char **words)
{
    struct vbm instance;
    if (count != 2) {
        fputs("match_greedy INSTANCE\n", stderr);
        return 2;
    }
    if (!vbm_read(words[1], &instance)) return 1;
    solve(&instance);
    vbm_free(&instance);
    return 0;
}
