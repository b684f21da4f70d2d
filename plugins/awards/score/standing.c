/* SPDX-License-Identifier: MIT
 * standing: what is read of reviews and receipts, and the one order that comes of it. */
#include "standing.h"

#include "../council/figures.h"
#include "../council/council.h"
#include "facts.h"

/* ---- the rule ------------------------------------------------------------------------------ */

err standing_rule_of(struct ctx *cx, struct tx *tx, const struct award_round *r,
                     struct standing_rule *out)
{
    const struct rule_script *script = NULL;
    struct rule_pin pin;
    *out = (struct standing_rule){ 0 };
    err e = rule_version_pin(cx, tx, &awards_score_hook, r->unit, instant_date(cx->now), &pin);
    if (e || id_is_none(pin.version)) return e;
    e = rule_script_of(cx, pin.version, &script);
    if (e == ERR_INVALID) { /* it no longer loads: then nothing is declared */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    out->group = *rule_script_group(script);
    while (out->tie_count < SET_KEYS_MAX &&
           rule_script_ties(script, out->tie_count, &out->ties[out->tie_count]))
        out->tie_count++;
    return ERR_NONE;
}

/* ---- what is known of each ----------------------------------------------------------------- */

struct criteria {
    size_t count;
    id ids[FIGURES_CRITERIA_MAX];
    int64_t weight[FIGURES_CRITERIA_MAX], most[FIGURES_CRITERIA_MAX];
};

static err read_criteria(struct ctx *cx, struct tx *tx, id category, struct criteria *out)
{
    struct award_list all;
    err e = award_list(cx, tx, &award_criterion_entity, "category", category, &all);
    *out = (struct criteria){ 0 };
    for (size_t i = 0; !e && i < all.count && i < FIGURES_CRITERIA_MAX; i++) {
        const struct award_criterion *c = award_list_at(&all, i);
        out->ids[i] = c->id;
        out->weight[i] = c->weight;
        out->most[i] = c->most;
        out->count = i + 1;
    }
    return e;
}

static err total_of(struct ctx *cx, struct tx *tx, const struct criteria *c, id review,
                    int64_t *total)
{
    struct figures_panel panel = { .criteria = c->count };
    int64_t points[FIGURES_CRITERIA_MAX] = { 0 };
    struct award_list scores;
    memcpy(panel.weight, c->weight, sizeof panel.weight);
    memcpy(panel.most, c->most, sizeof panel.most);
    err e = award_list(cx, tx, &review_score_entity, "review", review, &scores);
    for (size_t i = 0; !e && i < scores.count; i++) {
        const struct review_score *s = award_list_at(&scores, i);
        for (size_t k = 0; k < c->count; k++)
            if (id_equal(c->ids[k], s->criterion)) points[k] = s->points;
    }
    *total = figures_total(&panel, panel.weight, points);
    return e;
}

static err read_reviews(struct ctx *cx, struct tx *tx, const struct criteria *c,
                        struct standing_row *row)
{
    struct award_list reviews;
    int64_t sum = 0;
    err e = award_list(cx, tx, &review_entity, "nomination", row->nomination.id, &reviews);
    for (size_t i = 0; !e && i < reviews.count; i++) {
        const struct review *r = award_list_at(&reviews, i);
        int64_t total;
        if (r->state != REVIEW_GIVEN) continue;
        e = total_of(cx, tx, c, r->id, &total);
        sum += total;
        row->given++;
    }
    if (row->given) row->score = (2 * sum + row->given) / (2 * row->given);
    return e;
}

static err read_verdict(struct ctx *cx, struct tx *tx, const struct standing_rule *rule,
                        struct standing_row *row)
{
    struct award_verdict v;
    const struct json_value *answer = NULL;
    bool found;
    err e = award_verdict_newest(cx, tx, row->nomination.id, &v, &found);
    if (e || !found) return e;
    row->faulty = v.fault.size > 0;
    row->ruled = !row->faulty;
    row->points = v.points;
    if (!row->ruled || !v.answer.size) return ERR_NONE;
    e = json_read(cx, v.answer, &answer);
    for (size_t i = 0; !e && i < rule->tie_count; i++) {
        const char *name = text_z(cx->arena, rule->ties[i]);
        if (!json_hundredths(json_get(json_get(answer, "keys"), name), &row->keys[i]))
            row->keys[i] = 0;
    }
    return e;
}

static err read_rows(struct ctx *cx, struct tx *tx, const struct award_category *c, bool all,
                     struct standing *out)
{
    struct award_list found;
    struct criteria criteria;
    err e = award_list(cx, tx, &nomination_entity, "category", c->id, &found);
    if (!e) e = read_criteria(cx, tx, c->id, &criteria);
    if (e) return e;
    out->rows = ARENA_ARRAY(cx->arena, found.count + 1, struct standing_row);
    for (size_t i = 0; !e && i < found.count; i++) {
        const struct nomination *n = award_list_at(&found, i);
        if (n->state != NOMINATION_CHECKED && !(all && nomination_is_judged(n->state))) continue;
        struct standing_row *row = &out->rows[out->count++];
        *row = (struct standing_row){ .nomination = *n };
        e = read_reviews(cx, tx, &criteria, row);
        if (!e) e = read_verdict(cx, tx, &out->rule, row);
    }
    return e;
}

err standing_of(struct ctx *cx, struct tx *tx, const struct award_round *r,
                const struct award_category *c, bool all, struct standing *out)
{
    struct actor asking = cx->actor;
    struct standing_rule rule = out->rule;
    *out = (struct standing){ .rule = rule };
    cx->actor = (struct actor){ .system = true };
    err e = read_rows(cx, tx, c, all, out);
    cx->actor = asking;
    if (!e) standing_rank(out->rows, out->count, &out->rule, (uint64_t)r->seed, c->quota);
    return e;
}

/* ---- the order ----------------------------------------------------------------------------- */

void standing_rank(struct standing_row *rows, size_t count, const struct standing_rule *rule,
                   uint64_t seed, int64_t quota)
{
    struct arena *scratch = arena_new();
    struct set_person *people = ARENA_ARRAY(scratch, count + 1, struct set_person);
    struct standing_row *sorted = ARENA_ARRAY(scratch, count + 1, struct standing_row);
    const struct set_rule set = { .seed = seed,
                                  .has_quota = rule->group.has_quota,
                                  .quota_band = rule->group.quota_band,
                                  .quota_of = rule->group.quota_of,
                                  .quota_percent = rule->group.quota_percent };
    struct set_figures figures;
    for (size_t i = 0; i < count; i++) {
        people[i] =
            (struct set_person){ .who = rows[i].nomination.id,
                                 .index = (uint32_t)i,
                                 .score = rows[i].score,
                                 .rule_band = rows[i].given ? award_band_of(rows[i].score) : 0 };
        memcpy(people[i].keys, rows[i].keys, sizeof people[i].keys);
    }
    set_pass(people, count, &set, &figures);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = rows[people[i].index];
        sorted[i].band = people[i].band;
        sorted[i].moved = people[i].moved;
        sorted[i].rank = people[i].rank;
        sorted[i].within = people[i].rank && (!quota || people[i].rank <= quota);
    }
    if (count) memcpy(rows, sorted, count * sizeof *rows);
    arena_free(scratch);
}
