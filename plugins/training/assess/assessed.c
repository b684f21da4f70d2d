/* SPDX-License-Identifier: MIT
 * assessed: an assessment read with its set, criteria and lines: each criterion has its line, made
 * when the set was opened. */
#include <stdlib.h>

#include "../gather.h"
#include "classify_facts.h"

struct placed {
    const struct criterion *criterion;
    size_t group; /* order in which the groups come first */
};

static int by_place(const void *x, const void *y)
{
    const struct placed *a = x;
    const struct placed *b = y;
    if (a->criterion->bonus != b->criterion->bonus) return a->criterion->bonus ? 1 : -1;
    if (a->group != b->group) return a->group < b->group ? -1 : 1;
    if (a->criterion->position != b->criterion->position)
        return a->criterion->position < b->criterion->position ? -1 : 1;
    return id_compare(a->criterion->id, b->criterion->id);
}

static int by_position(const void *x, const void *y)
{
    const struct placed *a = x;
    const struct placed *b = y;
    if (a->criterion->position != b->criterion->position)
        return a->criterion->position < b->criterion->position ? -1 : 1;
    return id_compare(a->criterion->id, b->criterion->id);
}

/* Group by group, in the order in which positions meet them; bonus last. */
static void arrange(struct ctx *cx, const struct gathered *all, struct assessed *out)
{
    struct placed *placed = ARENA_ARRAY(cx->arena, all->count, struct placed);
    for (size_t i = 0; i < all->count; i++) placed[i].criterion = gathered_at(all, i);
    if (all->count) qsort(placed, all->count, sizeof(*placed), by_position);
    for (size_t i = 0; i < all->count; i++) {
        placed[i].group = i;
        for (size_t k = 0; k < i; k++)
            if (text_equal(placed[k].criterion->group, placed[i].criterion->group)) {
                placed[i].group = placed[k].group;
                break;
            }
    }
    if (all->count) qsort(placed, all->count, sizeof(*placed), by_place);
    out->count = all->count;
    out->criteria = ARENA_ARRAY(cx->arena, all->count, const struct criterion *);
    for (size_t i = 0; i < all->count; i++) out->criteria[i] = placed[i].criterion;
}

static struct assessment_line *line_for(const struct gathered *lines, id criterion)
{
    for (size_t i = 0; i < lines->count; i++) {
        struct assessment_line *l = gathered_at(lines, i);
        if (id_equal(l->criterion, criterion)) return l;
    }
    return NULL;
}

err assessed_read(struct ctx *cx, struct tx *tx, id which, struct assessed *out)
{
    struct gathered criteria, lines;
    *out = (struct assessed){ 0 };
    err e = record_get(cx, tx, &assessment_entity, which, &out->assessment);
    if (!e) e = record_get(cx, tx, &criteria_set_entity, out->assessment.set, &out->set);
    if (!e) e = gather(cx, tx, &criterion_entity, "set", out->set.id, &criteria);
    if (!e) e = gather(cx, tx, &assessment_line_entity, "assessment", which, &lines);
    if (e) return e;
    arrange(cx, &criteria, out);
    out->lines = ARENA_ARRAY(cx->arena, out->count, struct assessment_line *);
    for (size_t i = 0; i < out->count; i++) {
        out->lines[i] = line_for(&lines, out->criteria[i]->id);
        if (!out->lines[i])
            return ctx_fail(cx, ERR_CORRUPT, NULL, "line",
                            SAY("Phiếu thiếu một dòng", "The assessment lacks a line"));
    }
    return ERR_NONE;
}

bool line_is_unproven(const struct criterion *c, const struct assessment_line *line)
{
    return c->evidence_needed && line->scored && line->self > 0 && text_is_empty(line->evidence);
}

void assessed_sum(struct assessed *a)
{
    struct assessment *sum = &a->assessment;
    sum->self_total = sum->self_bonus = sum->appraised_total = sum->appraised_bonus = 0;
    for (size_t i = 0; i < a->count; i++) {
        bool bonus = a->criteria[i]->bonus;
        *(bonus ? &sum->self_bonus : &sum->self_total) += a->lines[i]->self;
        *(bonus ? &sum->appraised_bonus : &sum->appraised_total) += a->lines[i]->appraised;
    }
}
