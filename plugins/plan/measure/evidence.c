/* SPDX-License-Identifier: MIT
 * evidence: walks the placed records of a series; nothing is read from the store. */
#include "evidence.h"

#include <stdlib.h>

struct likeness {
    uint64_t same;
    uint32_t slot;
    size_t proof;
};

struct walking {
    struct ctx *cx;
    const struct plan_view *v;
    const uint32_t *slots;
    date from;
    int64_t late_days;
    struct plan_proof *proofs;
    struct likeness *like;
    size_t count, room, like_room;
};

static bool is_asked(const struct walking *w, const struct plan_spot *s, bool stands)
{
    if (!stands) return s->from >= w->from && s->from <= w->v->on;
    return s->from <= w->v->on && (!s->until || s->until >= w->v->on);
}

static void look(struct walking *w, const struct plan_group *g, uint32_t n, bool stands)
{
    const struct plan_spot *spots = plan_spots(&g->anchors[n]);
    for (uint32_t i = 0; i < g->anchors[n].count; i++) {
        const struct plan_spot *s = &spots[i];
        uint32_t unit = w->slots[s->slot];
        if (unit == PLAN_NOBODY || !is_asked(w, s, stands)) continue;
        if (plan_tree_row(w->v->tree, w->v->unit, unit, w->v->on) == PLAN_NOBODY) continue;
        struct arena *arena = w->cx->arena;
        w->proofs = plan_grown(arena, w->proofs, w->count, &w->room, sizeof(*w->proofs));
        w->like = plan_grown(arena, w->like, w->count, &w->like_room, sizeof(*w->like));
        w->like[w->count] = (struct likeness){ s->same, s->slot, w->count };
        w->proofs[w->count++] = (struct plan_proof){
            .group = g,
            .record = g->ids.ids[n],
            .unit = unit,
            .day = s->from,
            .counts = s->part >= s->whole,
            .late = s->entered && s->entered > s->from + w->late_days,
        };
    }
}

/* The one made first stays; ids sort by when they were made. */
static int by_likeness(const void *a, const void *b)
{
    const struct likeness *x = a;
    const struct likeness *y = b;
    if (x->same != y->same) return x->same < y->same ? -1 : 1;
    if (x->slot != y->slot) return x->slot < y->slot ? -1 : 1;
    return (x->proof > y->proof) - (x->proof < y->proof);
}

static void find_twice(struct walking *w)
{
    if (w->count) qsort(w->like, w->count, sizeof(*w->like), by_likeness);
    for (size_t i = 1; i < w->count; i++)
        w->proofs[w->like[i].proof].twice = w->like[i].same &&
                                            w->like[i].same == w->like[i - 1].same &&
                                            w->like[i].slot == w->like[i - 1].slot;
}

static int newest_first(const void *a, const void *b)
{
    const struct plan_proof *x = a;
    const struct plan_proof *y = b;
    if (x->day != y->day) return x->day > y->day ? -1 : 1;
    return id_compare(x->record, y->record);
}

struct plan_proof *plan_proofs(struct ctx *cx, const struct plan_view *v, const char *series,
                               int64_t late_days, size_t *count)
{
    int which = plan_book_series(v->book, series);
    struct walking w = { .cx = cx, .v = v, .late_days = late_days };
    w.slots = plan_slots(cx->arena, v->book, v->tree);
    w.from = plan_months_back(v->on, 12);
    for (size_t i = 0; which >= 0 && i < v->book->group_count; i++) {
        const struct plan_group *g = &v->book->groups[i];
        if (g->under || g->series[0] != which) continue;
        bool stands = g->rows[0]->shape == MEASURE_STANDS;
        for (uint32_t n = 0; n < g->ids.count; n++) look(&w, g, n, stands);
    }
    find_twice(&w);
    if (w.count) qsort(w.proofs, w.count, sizeof(*w.proofs), newest_first);
    *count = w.count;
    return w.proofs;
}
