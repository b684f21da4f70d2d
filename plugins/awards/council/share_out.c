/* SPDX-License-Identifier: MIT
 * share_out: dossiers take members, so that what a dossier asks for is the engine's `load` and a
 * member's is its `capacity`. The evenest load is found by halving: the least capacity of all
 * members at which as many reviews come about as without one. */
#include "share_out.h"

enum { WORTH = 1000, BONUS = 100 };

struct sharing {
    const struct share_problem *p;
    const struct assign_1 *assign;
    uint8_t *need;  /* [dossiers] */
    uint32_t *kept; /* [members] */
    int32_t *capacity, *minimum;
    struct assign_pair *pairs;
    size_t pair_count;
    struct assign_answer answer;
};

static uint8_t pair_at(const struct share_problem *p, uint32_t dossier, uint32_t member)
{
    return p->pair[(size_t)dossier * p->members + member];
}

static void count_kept(struct sharing *s)
{
    const struct share_problem *p = s->p;
    for (uint32_t d = 0; d < p->dossiers; d++) {
        uint32_t have = 0;
        for (uint32_t m = 0; m < p->members; m++)
            if (pair_at(p, d, m) == SHARE_KEPT) {
                s->kept[m]++;
                have++;
            }
        s->need[d] = (uint8_t)(have < p->each ? p->each - have : 0);
    }
}

static void gather_pairs(struct sharing *s)
{
    const struct share_problem *p = s->p;
    for (uint32_t d = 0; d < p->dossiers; d++)
        for (uint32_t m = 0; s->need[d] && m < p->members; m++)
            if (pair_at(p, d, m) == SHARE_FREE)
                s->pairs[s->pair_count++] = (struct assign_pair){ d, m, WORTH };
}

/* With at most `most` dossiers for each member; those below `least` are filled first. */
static err solve(struct ctx *cx, struct sharing *s, uint32_t most, uint32_t least)
{
    const struct share_problem *p = s->p;
    for (uint32_t m = 0; m < p->members; m++) {
        uint32_t kept = s->kept[m];
        s->capacity[m] = kept < most ? (int32_t)(most - kept) : 0;
        s->minimum[m] = kept < least ? (int32_t)(least - kept) : 0;
        if (s->minimum[m] > s->capacity[m]) s->minimum[m] = s->capacity[m];
    }
    struct assign_problem problem = { .froms = p->dossiers,
                                      .tos = p->members,
                                      .load = s->need,
                                      .capacity = s->capacity,
                                      .minimum = s->minimum,
                                      .bonus = BONUS,
                                      .pairs = s->pairs,
                                      .pair_count = s->pair_count,
                                      .seed = p->seed };
    return s->assign->assign(cx, &problem, &s->answer);
}

static err evenest(struct ctx *cx, struct sharing *s)
{
    const struct share_problem *p = s->p;
    uint32_t high = p->most ? p->most : p->dossiers, low = 0, total = 0;
    err e = solve(cx, s, high, 0);
    size_t full = s->answer.count;
    while (!e && low < high) {
        uint32_t middle = low + (high - low) / 2;
        e = solve(cx, s, middle, 0);
        if (!e && s->answer.count == full)
            high = middle;
        else
            low = middle + 1;
    }
    for (uint32_t m = 0; m < p->members; m++) total += s->kept[m];
    total += (uint32_t)full;
    return e ? e : solve(cx, s, high, total / p->members);
}

static void read_answer(struct ctx *cx, const struct sharing *s, struct share_answer *out)
{
    const struct share_problem *p = s->p;
    size_t cells = (size_t)p->dossiers * p->members;
    *out = (struct share_answer){ .given = ARENA_ARRAY(cx->arena, cells + 1, bool),
                                  .missing = ARENA_ARRAY(cx->arena, p->dossiers + 1, uint32_t),
                                  .load = s->kept,
                                  .count = (uint32_t)s->answer.count };
    for (uint32_t d = 0; d < p->dossiers; d++) out->missing[d] = s->need[d];
    for (size_t i = 0; i < s->answer.count; i++) {
        const struct assign_pair *pair = &s->pairs[s->answer.chosen[i]];
        out->given[(size_t)pair->from * p->members + pair->to] = true;
        out->missing[pair->from]--;
        out->load[pair->to]++;
    }
    for (uint32_t d = 0; d < p->dossiers; d++) out->short_of += out->missing[d] > 0;
}

err share_out(struct ctx *cx, const struct assign_1 *assign, const struct share_problem *p,
              struct share_answer *out)
{
    if (p->members > SHARE_MEMBERS_MAX || p->each > SHARE_EACH_MAX)
        return ctx_fail(cx, ERR_INVALID, "/members", "council-size",
                        SAY("Hội đồng có nhiều nhất 256 người, mỗi hồ sơ nhiều nhất 50 người chấm",
                            "A council has at most 256 members, a dossier at most 50 reviewers"));
    struct sharing s = {
        .p = p,
        .assign = assign,
        .need = ARENA_ARRAY(cx->arena, p->dossiers + 1, uint8_t),
        .kept = ARENA_ARRAY(cx->arena, p->members + 1, uint32_t),
        .capacity = ARENA_ARRAY(cx->arena, p->members + 1, int32_t),
        .minimum = ARENA_ARRAY(cx->arena, p->members + 1, int32_t),
        .pairs = ARENA_ARRAY(cx->arena, (size_t)p->dossiers * p->members + 1, struct assign_pair),
    };
    count_kept(&s);
    gather_pairs(&s);
    err e = s.pair_count ? evenest(cx, &s) : ERR_NONE;
    if (!e) read_answer(cx, &s, out);
    return e;
}
