/* SPDX-License-Identifier: MIT
 * topk_classes: counting in unary, 64 people at a time: at_least[j] holds who has j or more. */
#include "topk_classes.h"

static uint32_t fewer(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* What time is worth by steps of so many blocks. A step is asked for when more points are wanted
 * than the step below has; so whoever has the neutral share, which lies between two steps, may
 * have them at each step whose lower neighbour is worth less. */
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
    s->times = fewer(need->block_count, STEPS_MAX);
    for (uint32_t t = 1; t <= s->times; t++) {
        uint32_t fits = t == s->times ? need->block_count : t;
        s->time[t] = score_time_part(fits, need->block_count);
        if (s->time[t - 1] < neutral) s->neutral_time = t;
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
    s->fields = 1;
    s->field[1] = SCORE_EXPERIENCE_MOST;
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

static void add_class(struct topk_classes *out, uint32_t j, uint32_t t, uint32_t l, uint32_t f)
{
    out->of[out->count++] = (struct topk_class){ (uint8_t)j, (uint8_t)t, (uint8_t)l, (uint8_t)f };
    if (out->count == 1 || j < out->skill_least) out->skill_least = j;
    if (out->count == 1 || t < out->time_least) out->time_least = t;
    if (j > out->skill_last) out->skill_last = j;
    if (t > out->time_last) out->time_last = t;
    if (l > out->level_last) out->level_last = l;
    out->field_asked = out->field_asked || f;
}

void topk_classes_of(const struct topk_steps *s, int32_t points, struct topk_classes *out)
{
    /* Least time by (skill, level, field) so far: a class is worth listing when a step less of any
     * of the three would need more time. */
    uint32_t least[STEPS_MAX + 1][LEVEL_STEPS + 1][2];
    out->count = out->skill_least = out->skill_last = out->time_last = out->level_last = 0;
    out->time_least = 0;
    out->field_asked = false;
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

static bool ask(const struct match_people *p, unsigned set, struct asked *list, uint32_t *count)
{
    if (!p->set[set]) return false;
    uint32_t at = (*count)++;
    for (; at && list[at - 1].size > p->size[set]; at--) list[at] = list[at - 1];
    list[at] = (struct asked){ p->set[set], p->size[set] };
    return true;
}

static bool required_sets(const struct match_people *p, const struct score_need *need,
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

bool topk_sets_of(const struct match_people *p, const uint64_t *dead, const struct score_need *need,
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
    out->field = p->set[SET_FIELD + need->field];
    return required_sets(p, need, out);
}

/* at_least[1..last]: who is in that many of the sets. */
static void count_up(const uint64_t *const sets[], uint32_t count, uint32_t w, uint32_t last,
                     uint64_t at_least[])
{
    for (uint32_t j = 1; j <= last; j++) at_least[j] = 0;
    at_least[0] = ~(uint64_t)0;
    for (uint32_t i = 0; i < count; i++) {
        uint64_t in = sets[i][w];
        for (uint32_t j = last; j > 0; j--) at_least[j] |= at_least[j - 1] & in;
    }
}

static void count_time(const struct topk_sets *sets, const struct topk_steps *steps, uint32_t w,
                       uint32_t last, uint64_t at_least[])
{
    count_up(sets->time, sets->time_count, w, last, at_least);
    for (uint32_t t = 1; t <= last; t++) {
        if (steps->time_for_all) at_least[t] = ~(uint64_t)0;
        if (sets->no_free && t <= steps->neutral_time) at_least[t] |= sets->no_free[w];
        if (sets->busy && steps->busy_never) at_least[t] &= ~sets->busy[w];
    }
}

uint64_t topk_word(const struct topk_sets *sets, const struct topk_steps *steps,
                   const struct topk_classes *classes, uint32_t w, uint64_t among)
{
    uint64_t skill[STEPS_MAX + 1], time[STEPS_MAX + 1], level[LEVEL_STEPS + 1], field[2];
    uint64_t in = 0;
    for (uint32_t i = 0; i < sets->required_count; i++) among &= sets->required[i][w];
    for (uint32_t i = 0; i < sets->not_count; i++) among &= ~sets->not_in[i][w];
    if (!among) return 0;
    count_up(sets->skill, sets->skill_count, w, classes->skill_last, skill);
    among &= skill[classes->skill_least];
    if (!among) return 0;
    count_time(sets, steps, w, classes->time_last, time);
    among &= time[classes->time_least];
    if (!among) return 0;
    level[0] = field[0] = ~(uint64_t)0;
    for (uint32_t l = 1; l <= classes->level_last; l++)
        level[l] = sets->level[l - 1] ? sets->level[l - 1][w] : 0;
    field[1] = classes->field_asked && sets->field ? sets->field[w] : 0;
    for (uint32_t i = 0; i < classes->count; i++) {
        const struct topk_class *c = &classes->of[i];
        in |= skill[c->skill] & time[c->time] & level[c->level] & field[c->field];
    }
    return in & among;
}
