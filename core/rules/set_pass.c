/* SPDX-License-Identifier: MIT
 * set_pass: one sort, one walk. */
#include "set_pass.h"

#include "../base/arena.h"
#include "../base/check.h"

#include <stdlib.h>

/* ---- order --------------------------------------------------------------------------------- */

static uint64_t mixed(uint64_t h)
{
    h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9u;
    h = (h ^ h >> 27) * 0x94D049BB133111EBu;
    return h ^ h >> 31;
}

/* Bytes are put together one by one, so that every machine draws the same lot. */
static uint64_t word_of(const uint8_t bytes[8])
{
    uint64_t w = 0;
    for (int i = 0; i < 8; i++) w = w << 8 | bytes[i];
    return w;
}

static uint64_t lot_of(uint64_t seed, id who)
{
    uint64_t first = mixed(word_of(who.bytes) ^ seed * 0x9E3779B97F4A7C15u);
    return mixed(first ^ word_of(who.bytes + 8));
}

static int more_first(int64_t a, int64_t b)
{
    return a > b ? -1 : a < b;
}

static int in_order(const void *x, const void *y)
{
    const struct set_person *a = x;
    const struct set_person *b = y;
    if (!a->rule_band != !b->rule_band) return a->rule_band ? -1 : 1;
    if (!a->rule_band) return id_compare(a->who, b->who);
    int order = more_first(b->rule_band, a->rule_band);
    if (!order) order = more_first(a->score, b->score);
    for (int i = 0; !order && i < SET_KEYS_MAX; i++) order = more_first(a->keys[i], b->keys[i]);
    if (!order) order = more_first((int64_t)(b->lot >> 1), (int64_t)(a->lot >> 1));
    return order ? order : id_compare(a->who, b->who);
}

/* ---- quota --------------------------------------------------------------------------------- */

uint32_t set_quota(uint32_t eligible, int64_t percent)
{
    return (uint32_t)(eligible * percent / 100);
}

struct group_count {
    uint32_t group, eligible, taken;
};

static int by_group(const void *x, const void *y)
{
    const struct group_count *a = x;
    const struct group_count *b = y;
    return a->group < b->group ? -1 : a->group > b->group;
}

static struct group_count *find_group(struct group_count *groups, size_t count, uint32_t group)
{
    const struct group_count key = { .group = group };
    return bsearch(&key, groups, count, sizeof(*groups), by_group);
}

/* The groups there are, each once; room for one a person. */
static size_t list_groups(const struct set_person *people, size_t count, struct group_count *groups)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) groups[i] = (struct group_count){ .group = people[i].group };
    if (count) qsort(groups, count, sizeof(*groups), by_group);
    for (size_t i = 0; i < count; i++)
        if (!kept || groups[kept - 1].group != groups[i].group) groups[kept++] = groups[i];
    return kept;
}

static bool at_least(int band, int wanted)
{
    return band && band <= wanted;
}

static void apply_quota(struct set_person *people, size_t count, const struct set_rule *rule,
                        struct arena *scratch)
{
    struct group_count *groups = ARENA_ARRAY(scratch, count, struct group_count);
    size_t group_count = list_groups(people, count, groups);
    for (size_t i = 0; i < count; i++)
        if (at_least(people[i].rule_band, rule->quota_of))
            find_group(groups, group_count, people[i].group)->eligible++;
    for (size_t i = 0; i < count; i++) {
        struct set_person *p = &people[i];
        if (!at_least(p->rule_band, rule->quota_band)) continue;
        struct group_count *g = find_group(groups, group_count, p->group);
        if (g->taken < set_quota(g->eligible, rule->quota_percent)) {
            g->taken++;
            continue;
        }
        p->band = rule->quota_band + 1;
        p->moved = true;
    }
}

/* ---- figures ------------------------------------------------------------------------------- */

static int less_first(const void *x, const void *y)
{
    return more_first(*(const int64_t *)y, *(const int64_t *)x);
}

int64_t set_median(int64_t *scores, size_t count)
{
    if (!count) return 0;
    qsort(scores, count, sizeof(*scores), less_first);
    return (scores[(count - 1) / 2] + scores[count / 2]) / 2;
}

static void count_up(const struct set_person *people, size_t count, struct arena *scratch,
                     struct set_figures *out)
{
    int64_t *scores = ARENA_ARRAY(scratch, count, int64_t);
    *out = (struct set_figures){ 0 };
    for (size_t i = 0; i < count; i++) {
        const struct set_person *p = &people[i];
        REQUIRE(p->band >= 0 && p->band < (int)COUNT_OF(out->in_band));
        out->in_band[p->band]++;
        out->moved += p->moved;
        if (p->band) scores[out->rated++] = p->score;
    }
    out->unrated = (uint32_t)count - out->rated;
    out->median = set_median(scores, out->rated);
}

void set_pass(struct set_person *people, size_t count, const struct set_rule *rule,
              struct set_figures *out)
{
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < count; i++) {
        struct set_person *p = &people[i];
        p->lot = lot_of(rule->seed, p->who);
        p->band = p->rule_band;
        p->moved = false;
        p->rank = 0;
    }
    if (count) qsort(people, count, sizeof(*people), in_order);
    for (size_t i = 0; i < count && people[i].rule_band; i++) people[i].rank = (uint32_t)i + 1;
    if (rule->has_quota) apply_quota(people, count, rule, scratch);
    count_up(people, count, scratch, out);
    arena_free(scratch);
}

/* ---- teams --------------------------------------------------------------------------------- */

static int members_in_order(const void *x, const void *y)
{
    const struct set_member *a = x;
    const struct set_member *b = y;
    if (!a->band != !b->band) return a->band ? -1 : 1;
    int order = more_first(a->score, b->score);
    return order ? order : more_first(b->band, a->band);
}

void set_pass_team(struct set_member *members, size_t count, const struct set_team_rule *rule,
                   struct set_team *out)
{
    size_t rated = 0;
    *out = (struct set_team){ .members = (uint32_t)count };
    for (size_t i = 0; i < count; i++) {
        rated += members[i].band != 0;
        out->idle += members[i].idle;
    }
    out->active = out->members - out->idle;
    if (!rated || out->active < rule->min_active) return;
    qsort(members, count, sizeof(*members), members_in_order);
    const struct set_member *upper = &members[(rated - 1) / 2];
    const struct set_member *lower = &members[rated / 2];
    out->score = (upper->score + lower->score) / 2;
    out->band = upper->band > lower->band ? upper->band : lower->band;
    bool too_idle = (int64_t)out->idle * 100 > (int64_t)count * rule->idle_percent;
    if (!too_idle || !rule->idle_cap || out->band >= rule->idle_cap) return;
    out->band = rule->idle_cap;
    out->held = true;
}
