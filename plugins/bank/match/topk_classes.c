/* SPDX-License-Identifier: MIT
 * topk_classes: counting in unary, a group of people at a time: at_least[j] holds who has j or
 * more. What every class asks for is ANDed first, since most groups end there. */
#include "topk_classes.h"

#include "wide.h"

static uint32_t fewer(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* What time is worth by steps of so many blocks: each block one, or spread over them evenly. A step
 * is asked for when more points are wanted than the step below has; so whoever has the neutral
 * share, which lies between two steps, may have them at each step whose lower neighbour is worth
 * less. */
static void time_steps(const struct score_need *need, struct topk_steps *s)
{
    uint32_t neutral = SCORE_TIME_MOST * SCORE_NEUTRAL / 100;
    s->busy_never = need->in_harvest;
    if (!need->blocks) {
        s->time_for_all = true;
        s->times = 1;
        s->time[1] = neutral;
        return;
    }
    REQUIRE(need->block_count); /* as many as there are in blocks */
    s->times = fewer(need->block_count, STEPS_MAX);
    for (uint32_t t = 1; t <= s->times; t++)
        s->fits[t] = (need->block_count * t + s->times - 1) / s->times;
    for (uint32_t t = 0; t <= s->times; t++) {
        uint32_t most = t == s->times ? need->block_count : s->fits[t + 1] - 1;
        s->time[t] = score_time_part(most, need->block_count);
        if (t && s->time[t - 1] < neutral) s->neutral_time = t;
    }
}

void topk_steps_of(const struct score_need *need, struct topk_steps *s)
{
    *s = (struct topk_steps){ 0 };
    s->skills = fewer(need->preferred_count, STEPS_MAX);
    for (uint32_t j = 0; j <= s->skills; j++) {
        uint32_t common = j == s->skills ? need->preferred_count : j;
        s->skill[j] = score_skills_part(common, need->preferred_count);
    }
    time_steps(need, s);
    if (need->language) {
        s->levels = LEVEL_STEPS;
        for (uint32_t l = 0; l <= LEVEL_STEPS; l++) s->level[l] = score_language_part(l);
    } else {
        s->level[0] = SCORE_LANGUAGE_MOST * SCORE_NEUTRAL / 100;
    }
    s->fields = FIELD_STEPS;
    s->field[1] = SCORE_EXPERIENCE_MOST * (SET_OFTEN_TIMES - 1) / SCORE_FIELD_FULL;
    s->field[2] = SCORE_EXPERIENCE_MOST;
}

/* The least step of time with which the points are reached, or times + 1. */
static uint32_t time_needed(const struct topk_steps *s, int32_t points, uint32_t j, uint32_t l,
                            uint32_t f)
{
    int32_t left = points - (int32_t)(s->skill[j] + s->level[l] + s->field[f]);
    uint32_t t = 0;
    while (t <= s->times && (int32_t)s->time[t] < left) t++;
    return t;
}

static void widen(uint32_t n, bool first, uint32_t *least, uint32_t *last)
{
    if (first || n < *least) *least = n;
    if (first || n > *last) *last = n;
}

static void add_class(struct topk_classes *out, uint32_t j, uint32_t t, uint32_t l, uint32_t f)
{
    bool first = out->count == 0;
    out->of[out->count++] = (struct topk_class){ (uint8_t)j, (uint8_t)t, (uint8_t)l, (uint8_t)f };
    widen(j, first, &out->skill_least, &out->skill_last);
    widen(t, first, &out->time_least, &out->time_last);
    widen(l, first, &out->level_least, &out->level_last);
    widen(f, first, &out->field_least, &out->field_last);
}

void topk_classes_of(const struct topk_steps *s, int32_t points, struct topk_classes *out)
{
    /* Least time by (skill, level, field) so far: a class is worth listing when a step less of any
     * of the three would need more time. */
    uint32_t least[STEPS_MAX + 1][LEVEL_STEPS + 1][FIELD_STEPS + 1];
    out->count = 0;
    for (uint32_t j = 0; j <= s->skills; j++)
        for (uint32_t l = 0; l <= s->levels; l++)
            for (uint32_t f = 0; f <= s->fields; f++) {
                uint32_t t = time_needed(s, points, j, l, f);
                bool more = (j && least[j - 1][l][f] <= t) || (l && least[j][l - 1][f] <= t) ||
                            (f && least[j][l][f - 1] <= t);
                least[j][l][f] = t;
                if (t <= s->times && !more) add_class(out, j, t, l, f);
            }
}

struct asked {
    const uint64_t *set;
    uint32_t size;
};

static bool ask(const struct match_sets *p, unsigned set, struct asked *list, uint32_t *count)
{
    if (!p->set[set]) return false;
    uint32_t at = (*count)++;
    for (; at && list[at - 1].size > p->size[set]; at--) list[at] = list[at - 1];
    list[at] = (struct asked){ p->set[set], p->size[set] };
    return true;
}

static bool required_sets(const struct match_sets *p, const struct score_need *need,
                          struct topk_sets *out)
{
    struct asked list[SETS_MAX];
    bool met = true;
    for (unsigned n = 0; n < 128; n++)
        if (code_set_has(need->required, n))
            met &= ask(p, SET_SKILL + n, list, &out->required_count);
    for (unsigned n = 0; n < SCORE_LANGUAGES; n++)
        if (need->languages >> n & 1)
            met &= ask(p, SET_LEVEL + n * LEVEL_STEPS, list, &out->required_count);
    for (uint32_t i = 0; i < out->required_count; i++) out->required[i] = list[i].set;
    return met;
}

bool topk_sets_of(const struct match_sets *p, const uint64_t *dead, const struct score_need *need,
                  struct topk_sets *out)
{
    out->required_count = out->not_count = out->skill_count = out->time_count = 0;
    if (dead) out->not_in[out->not_count++] = dead;
    if (p->set[SET_NO_CONSENT]) out->not_in[out->not_count++] = p->set[SET_NO_CONSENT];
    for (unsigned n = 0; n < 128; n++)
        if (code_set_has(need->preferred, n) && p->set[SET_SKILL + n])
            out->skill[out->skill_count++] = p->set[SET_SKILL + n];
    for (unsigned cell = 0; cell < 28; cell++)
        if (need->blocks >> cell & 1 && p->set[SET_FREE + cell])
            out->time[out->time_count++] = p->set[SET_FREE + cell];
    for (unsigned l = 0; l < LEVEL_STEPS; l++)
        out->level[l] =
            need->language ? p->set[SET_LEVEL + (unsigned)need->language * LEVEL_STEPS + l] : NULL;
    out->no_free = p->set[SET_NO_FREE];
    out->busy = p->set[SET_BUSY];
    out->lucky = p->set[SET_LUCKY];
    out->field[0] = p->set[SET_FIELD + need->field];
    out->field[1] = p->set[SET_OFTEN + need->field];
    return required_sets(p, need, out);
}

/* ---- 512 people at a time; the loops over k are what the compiler makes vectors of ---- */

#define EACH_WORD(k) for (uint32_t k = 0; k < GROUP_WORDS; k++)

static bool keep(uint64_t among[], const uint64_t *in)
{
    uint64_t some = 0;
    EACH_WORD(k) some |= among[k] &= in[k];
    return some != 0;
}

static bool keep_not(uint64_t among[], const uint64_t *in)
{
    uint64_t some = 0;
    EACH_WORD(k) some |= among[k] &= ~in[k];
    return some != 0;
}

/* at_least[1..last]: who is in that many of the sets. */
static void count_up(const uint64_t *const sets[], uint32_t count, uint32_t w, uint32_t last,
                     uint64_t at_least[][GROUP_WORDS])
{
    EACH_WORD(k) at_least[0][k] = ~(uint64_t)0;
    for (uint32_t j = 1; j <= last; j++) EACH_WORD(k) at_least[j][k] = 0;
    for (uint32_t i = 0; i < count; i++) {
        const uint64_t *in = sets[i] + w;
        uint32_t reached = i + 1 < last ? i + 1 : last;
        for (uint32_t j = reached; j > 0; j--)
            EACH_WORD(k) at_least[j][k] |= at_least[j - 1][k] & in[k];
    }
}

enum { PLANES = 5 }; /* a week has 28 cells */

/* Binary numbers, a bit a plane: how many of the sets each is in. */
static uint32_t count_planes(const uint64_t *const sets[], uint32_t count, uint32_t w,
                             uint64_t plane[][GROUP_WORDS])
{
    uint32_t planes = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint64_t carry[GROUP_WORDS];
        if (i + 1 == (uint32_t)1 << planes) EACH_WORD(k) plane[planes][k] = 0;
        if (i + 1 == (uint32_t)1 << planes) planes++;
        EACH_WORD(k) carry[k] = sets[i][w + k];
        for (uint32_t b = 0; b < planes; b++) EACH_WORD(k)
            {
                uint64_t both = plane[b][k] & carry[k];
                plane[b][k] ^= carry[k];
                carry[k] = both;
            }
    }
    return planes;
}

/* Who has a number of `least` or more. */
static void compare_planes(uint64_t plane[][GROUP_WORDS], uint32_t planes, uint32_t least,
                           uint64_t out[])
{
    uint64_t equal[GROUP_WORDS];
    EACH_WORD(k) equal[k] = ~(uint64_t)0;
    EACH_WORD(k) out[k] = 0;
    if (least >> planes) return;
    for (uint32_t b = planes; b-- > 0;) {
        if (least >> b & 1) {
            EACH_WORD(k) equal[k] &= plane[b][k];
        } else {
            EACH_WORD(k) out[k] |= equal[k] & plane[b][k];
        }
    }
    EACH_WORD(k) out[k] |= equal[k];
}

/* Fills the steps that classes name: [first, last], and 0. */
static void count_time(const struct topk_sets *sets, const struct topk_steps *steps, uint32_t w,
                       uint32_t first, uint32_t last, uint64_t at_least[][GROUP_WORDS])
{
    uint64_t plane[PLANES][GROUP_WORDS];
    EACH_WORD(k) at_least[0][k] = ~(uint64_t)0;
    if (!last) return;
    uint32_t planes = count_planes(sets->time, sets->time_count, w, plane);
    for (uint32_t t = first ? first : 1; t <= last; t++) {
        if (steps->time_for_all) {
            EACH_WORD(k) at_least[t][k] = ~(uint64_t)0;
        } else {
            compare_planes(plane, planes, steps->fits[t], at_least[t]);
        }
        if (sets->no_free && t <= steps->neutral_time)
            EACH_WORD(k) at_least[t][k] |= sets->no_free[w + k];
        if (sets->busy && steps->busy_never) EACH_WORD(k) at_least[t][k] &= ~sets->busy[w + k];
    }
}

static void nested(const uint64_t *const sets[], uint32_t w, uint32_t last,
                   uint64_t at_least[][GROUP_WORDS])
{
    EACH_WORD(k) at_least[0][k] = ~(uint64_t)0;
    for (uint32_t j = 1; j <= last; j++) {
        if (sets[j - 1]) {
            EACH_WORD(k) at_least[j][k] = sets[j - 1][w + k];
        } else {
            EACH_WORD(k) at_least[j][k] = 0;
        }
    }
}

/* The requirements and what every class asks for, cheapest and rarest first. */
WIDE_BODY bool keep_needed(const struct topk_sets *sets, const struct topk_classes *classes,
                           uint32_t w, uint64_t among[])
{
    uint32_t f = classes->field_least;
    uint32_t l = classes->level_least;
    if (f && (!sets->field[f - 1] || !keep(among, sets->field[f - 1] + w))) return false;
    if (l && (!sets->level[l - 1] || !keep(among, sets->level[l - 1] + w))) return false;
    for (uint32_t i = 0; i < sets->required_count; i++)
        if (!keep(among, sets->required[i] + w)) return false;
    if (classes->skill_least > sets->skill_count) return false;
    if (classes->skill_least == sets->skill_count)
        for (uint32_t i = 0; i < sets->skill_count; i++)
            if (!keep(among, sets->skill[i] + w)) return false;
    for (uint32_t i = 0; i < sets->not_count; i++)
        if (!keep_not(among, sets->not_in[i] + w)) return false;
    return true;
}

static void fetch(const uint64_t *const sets[], uint32_t count, uint32_t w)
{
    for (uint32_t i = 0; i < count; i++)
        if (sets[i]) __builtin_prefetch(sets[i] + w);
}

void topk_fetch_needed(const struct topk_sets *sets, const struct topk_classes *classes, uint32_t w)
{
    if (classes->field_least) fetch(&sets->field[classes->field_least - 1], 1, w);
    if (classes->level_least) fetch(&sets->level[classes->level_least - 1], 1, w);
    fetch(sets->required, sets->required_count, w);
    if (classes->skill_least == sets->skill_count) fetch(sets->skill, sets->skill_count, w);
    fetch(sets->not_in, sets->not_count, w);
}

void topk_fetch(const struct topk_sets *sets, const struct topk_classes *classes, uint32_t w)
{
    if (classes->skill_least < sets->skill_count) fetch(sets->skill, sets->skill_count, w);
    fetch(sets->time, sets->time_count, w);
    fetch(sets->level, classes->level_last, w);
    fetch(sets->field, classes->field_last, w);
    fetch(&sets->no_free, 1, w);
}

WIDE static bool needed_wide(const struct topk_sets *sets, const struct topk_classes *classes,
                             uint32_t w, uint64_t among[])
{
    return keep_needed(sets, classes, w, among);
}

bool topk_needed(const struct topk_sets *sets, const struct topk_classes *classes, uint32_t w,
                 uint64_t among[])
{
    return is_wide() ? needed_wide(sets, classes, w, among) : keep_needed(sets, classes, w, among);
}

WIDE_BODY bool group_of(const struct topk_sets *sets, const struct topk_steps *steps,
                        const struct topk_classes *classes, uint32_t w, uint64_t among[])
{
    uint64_t skill[STEPS_MAX + 1][GROUP_WORDS], time[STEPS_MAX + 1][GROUP_WORDS];
    uint64_t level[LEVEL_STEPS + 1][GROUP_WORDS], field[FIELD_STEPS + 1][GROUP_WORDS];
    uint64_t in[GROUP_WORDS] = { 0 };
    if (!keep_needed(sets, classes, w, among)) return false;
    count_up(sets->skill, sets->skill_count, w, classes->skill_last, skill);
    if (!keep(among, skill[classes->skill_least])) return false;
    count_time(sets, steps, w, classes->time_least, classes->time_last, time);
    if (!keep(among, time[classes->time_least])) return false;
    nested(sets->level, w, classes->level_last, level);
    nested(sets->field, w, classes->field_last, field);
    for (uint32_t i = 0; i < classes->count; i++) {
        const struct topk_class *c = &classes->of[i];
        EACH_WORD(k)
        in[k] |= skill[c->skill][k] & time[c->time][k] & level[c->level][k] & field[c->field][k];
    }
    return keep(among, in);
}

WIDE static bool group_wide(const struct topk_sets *sets, const struct topk_steps *steps,
                            const struct topk_classes *classes, uint32_t w, uint64_t among[])
{
    return group_of(sets, steps, classes, w, among);
}

bool topk_group(const struct topk_sets *sets, const struct topk_steps *steps,
                const struct topk_classes *classes, uint32_t w, uint64_t among[])
{
    return is_wide() ? group_wide(sets, steps, classes, w, among)
                     : group_of(sets, steps, classes, w, among);
}
