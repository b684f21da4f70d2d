/* SPDX-License-Identifier: MIT
 * book: figures from what was read; nothing here touches the store. */
#include "book.h"

/* ---- people and places --------------------------------------------------------------------- */

static void count_places(struct book *b)
{
    bool *learnt = ARENA_ARRAY(b->arena, b->index.count, bool);
    const struct dag_lists *l = &b->dag.learners;
    for (uint32_t i = 0; i < l->from[b->dag.in.class_count]; i++) learnt[l->items[i]] = true;
    for (uint32_t p = 0; p < b->index.count; p++) {
        const struct book_person *who = &b->people[p];
        b->learners += learnt[p];
        b->trainers += who->level > 0;
        if (who->commune == BOOK_NONE) continue;
        b->communes[who->commune].learners += learnt[p];
        b->communes[who->commune].trainers += who->level > 0;
    }
    for (uint32_t k = 0; k < b->dag.in.class_count; k++)
        if (b->classes[k].commune != BOOK_NONE) b->communes[b->classes[k].commune].classes++;
    for (size_t i = 0; i < b->commune_count; i++) {
        const struct book_commune *c = &b->communes[i];
        if (c->area == BOOK_NONE) continue;
        struct book_area *a = &b->areas[c->area];
        a->communes++;
        a->reached += c->learners > 0;
        a->covered += c->trainers > 0;
        a->learners += c->learners;
        a->trainers += c->trainers;
    }
}

/* ---- what comes through -------------------------------------------------------------------- */

static void sum_classes(struct book *b)
{
    const struct dag *d = &b->dag;
    for (uint32_t k = 0; k < d->in.class_count; k++)
        if (d->class_generation[k] >= b->generation_count)
            b->generation_count = (size_t)d->class_generation[k] + 1;
    b->generations = ARENA_ARRAY(b->arena, b->generation_count, struct fidelity);
    b->steps = ARENA_ARRAY(b->arena, b->generation_count, struct cascade_step);
    for (uint32_t k = 0; k < d->in.class_count; k++) {
        fidelity_add(&b->generations[d->class_generation[k]], &b->classes[k].f);
        for (uint32_t i = d->trainers.from[k]; i < d->trainers.from[k + 1]; i++)
            fidelity_add(&b->people[d->trainers.items[i]].f, &b->classes[k].f);
    }
    cascade_make(b->generations, b->generation_count, b->steps);
}

/* Against the mean of the generation they were taught in: their own sheet is ten questions only. */
static int64_t hop_of_trainer(const struct book *b, uint32_t person)
{
    const struct book_person *who = &b->people[person];
    uint32_t generation = b->dag.person_generation[person];
    if (who->f.anchor_sheets < ANCHORS_LEAST || generation >= b->generation_count)
        return SHARE_UNKNOWN;
    int64_t before = b->steps[generation].anchor;
    return before > 0 ? share_of(fidelity_anchor(&who->f), before) : SHARE_UNKNOWN;
}

/* ---- alerts -------------------------------------------------------------------------------- */

static void alert(struct book *b, struct book_alert what)
{
    b->alerts[b->alert_count++] = what;
}

static void alert_generations(struct book *b)
{
    for (uint32_t g = 0; g < b->generation_count; g++)
        if (b->steps[g].hop != SHARE_UNKNOWN && b->steps[g].hop < HOP_LEAST)
            alert(b, (struct book_alert){ ALERT_HOP, g, BOOK_NONE, BOOK_NONE, b->steps[g].hop });
}

static void alert_classes(struct book *b)
{
    for (uint32_t k = 0; k < b->dag.in.class_count; k++) {
        uint32_t g = b->dag.class_generation[k];
        const struct fidelity *f = &b->classes[k].f;
        int64_t length = share_of(f->minutes, f->master_minutes);
        if (g > DEPTH_MOST) alert(b, (struct book_alert){ ALERT_DEEP, g, k, BOOK_NONE, g });
        if (length != SHARE_UNKNOWN && length < LENGTH_LEAST)
            alert(b, (struct book_alert){ ALERT_SHORT, g, k, BOOK_NONE, length });
    }
}

static void alert_people(struct book *b)
{
    for (uint32_t p = 0; p < b->index.count; p++) {
        struct book_person *who = &b->people[p];
        who->hop = hop_of_trainer(b, p);
        if (who->hop != SHARE_UNKNOWN && who->hop < HOP_LEAST)
            alert(b, (struct book_alert){ ALERT_TRAINER, b->dag.person_generation[p], BOOK_NONE, p,
                                          who->hop });
    }
    for (size_t i = 0; i < b->dag.refused_count; i++) {
        struct dag_link l = b->dag.refused[i];
        alert(b, (struct book_alert){ ALERT_CIRCLE, b->dag.class_generation[l.class_no], l.class_no,
                                      l.person, 0 });
    }
}

void book_figures(struct book *b)
{
    b->reach = dag_reach(b->arena, &b->dag);
    count_places(b);
    sum_classes(b);
    size_t most = b->generation_count + 2 * (size_t)b->dag.in.class_count + b->index.count +
                  b->dag.refused_count;
    b->alerts = ARENA_ARRAY(b->arena, most, struct book_alert);
    alert_generations(b);
    alert_people(b);
    alert_classes(b);
}

const int64_t *book_reached(struct arena *arena, const struct book *b, uint32_t person)
{
    int64_t *out = ARENA_ARRAY(arena, b->commune_count, int64_t);
    const bool *marks = dag_reached(arena, &b->dag, person);
    for (uint32_t p = 0; p < b->index.count; p++)
        if (marks[p] && b->people[p].commune != BOOK_NONE) out[b->people[p].commune]++;
    return out;
}
