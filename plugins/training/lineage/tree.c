/* SPDX-License-Identifier: MIT
 * tree: the first child and next sibling of everybody, then one walk. */
#include "tree.h"

#include <stdlib.h>

static bool stands(const struct book *b, uint32_t person)
{
    const struct dag_lists *leads = &b->dag.leads;
    return leads->from[person + 1] > leads->from[person] || b->people[person].level > 0;
}

/* The trainer of greatest generation; of several, the one who reached most. */
static uint32_t parent_of(const struct book *b, uint32_t person)
{
    const struct dag *d = &b->dag;
    uint32_t best = BOOK_NONE;
    for (uint32_t i = d->took.from[person]; i < d->took.from[person + 1]; i++) {
        uint32_t k = d->took.items[i];
        for (uint32_t t = d->trainers.from[k]; t < d->trainers.from[k + 1]; t++) {
            uint32_t trainer = d->trainers.items[t];
            uint32_t g = d->person_generation[trainer];
            uint32_t most = best == BOOK_NONE ? 0 : d->person_generation[best];
            if (best == BOOK_NONE || g > most || (g == most && b->reach[trainer] > b->reach[best]))
                best = trainer;
        }
    }
    return best;
}

struct ranked {
    uint32_t person, reach;
};

static int by_reach(const void *x, const void *y)
{
    const struct ranked *a = x;
    const struct ranked *b = y;
    if (a->reach != b->reach) return a->reach > b->reach ? -1 : 1;
    return (a->person > b->person) - (a->person < b->person);
}

struct laying {
    uint32_t *first, *next; /* + 1; 0 = none */
    struct tree_node *nodes;
    size_t count;
};

/* Puts everybody below their parent; returns the first of those at the top, + 1. */
static uint32_t hang_up(const struct ranked *rows, size_t count, struct laying *l,
                        const uint32_t *parents)
{
    uint32_t top = 0;
    for (size_t i = count; i-- > 0;) {
        uint32_t person = rows[i].person;
        uint32_t parent = parents[person];
        uint32_t *head = parent == BOOK_NONE ? &top : &l->first[parent];
        l->next[person] = *head;
        *head = person + 1;
    }
    return top;
}

static void walk(struct laying *l, uint32_t top, const uint32_t *parents)
{
    uint32_t at = top;
    uint32_t depth = 0;
    while (at) {
        uint32_t person = at - 1;
        struct tree_node *n = &l->nodes[l->count++];
        *n = (struct tree_node){ .person = person, .parent = parents[person], .depth = depth };
        if (l->first[person]) {
            n->opens = true;
            at = l->first[person];
            depth++;
            continue;
        }
        at = l->next[person];
        for (uint32_t up = person; !at && depth > 0; depth--, n->closes++) {
            up = parents[up];
            at = l->next[up];
        }
    }
}

void tree_make(struct arena *arena, const struct book *b, struct tree *out)
{
    uint32_t people = b->index.count;
    struct ranked *rows = ARENA_ARRAY(arena, people, struct ranked);
    uint32_t *parents = ARENA_ARRAY(arena, people, uint32_t);
    struct laying l = { .first = ARENA_ARRAY(arena, people, uint32_t),
                        .next = ARENA_ARRAY(arena, people, uint32_t) };
    size_t count = 0;
    for (uint32_t p = 0; p < people; p++) {
        if (!stands(b, p)) continue;
        parents[p] = parent_of(b, p);
        rows[count++] = (struct ranked){ p, b->reach[p] };
    }
    if (count) qsort(rows, count, sizeof(*rows), by_reach);
    l.nodes = ARENA_ARRAY(arena, count, struct tree_node);
    walk(&l, hang_up(rows, count, &l, parents), parents);
    *out = (struct tree){ l.nodes, l.count };
}

/* ---- neighbours ---------------------------------------------------------------------------- */

static struct tree_people neighbours(struct arena *arena, const struct book *b,
                                     const struct dag_lists *classes, uint32_t person,
                                     const struct dag_lists *others, bool below)
{
    bool *seen = ARENA_ARRAY(arena, b->index.count, bool);
    size_t most = 0;
    for (uint32_t i = classes->from[person]; i < classes->from[person + 1]; i++)
        most += others->from[classes->items[i] + 1] - others->from[classes->items[i]];
    uint32_t *out = ARENA_ARRAY(arena, most, uint32_t);
    size_t count = 0;
    for (uint32_t i = classes->from[person]; i < classes->from[person + 1]; i++) {
        uint32_t k = classes->items[i];
        if (below && !b->dag.in.classes[k].trains) continue;
        for (uint32_t n = others->from[k]; n < others->from[k + 1]; n++) {
            uint32_t other = others->items[n];
            if (seen[other] || (below && !stands(b, other))) continue;
            seen[other] = true;
            out[count++] = other;
        }
    }
    return (struct tree_people){ out, count };
}

struct tree_people tree_parents(struct arena *arena, const struct book *b, uint32_t person)
{
    return neighbours(arena, b, &b->dag.took, person, &b->dag.trainers, false);
}

struct tree_people tree_children(struct arena *arena, const struct book *b, uint32_t person)
{
    return neighbours(arena, b, &b->dag.leads, person, &b->dag.learners, true);
}
