/* SPDX-License-Identifier: MIT
 * shelf: items, chapters and copies of models in the order readers look for them. */
#include <stdlib.h>

#include "item.h"

static int by_position(const void *x, const void *y)
{
    const struct library_chapter *a = x;
    const struct library_chapter *b = y;
    if (a->position != b->position) return a->position < b->position ? -1 : 1;
    return id_compare(a->id, b->id);
}

err item_chapters(struct ctx *cx, struct tx *tx, id item, struct library_list *out)
{
    err e = library_list(cx, tx, &library_chapter_entity, "item", item, out);
    if (!e && out->count)
        qsort(out->records, out->count, sizeof(struct library_chapter), by_position);
    return e;
}

static int by_since(const void *x, const void *y)
{
    const struct replication *a = x;
    const struct replication *b = y;
    if (a->since != b->since) return a->since < b->since ? -1 : 1;
    return id_compare(a->id, b->id);
}

err item_replications(struct ctx *cx, struct tx *tx, id model, struct library_list *out)
{
    struct library_list all;
    err e = library_list(cx, tx, &replication_entity, "model", model, &all);
    *out = all;
    out->count = 0;
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct replication *r = library_list_at(&all, i);
        if (r->state == REPLICATION_CONFIRMED)
            memmove(library_list_at(out, out->count++), r, sizeof *r);
    }
    if (!e && out->count) qsort(out->records, out->count, sizeof(struct replication), by_since);
    return e;
}

struct placed {
    const struct library_item *item;
    struct slice key;
};

static int by_place(const void *x, const void *y)
{
    const struct placed *a = x;
    const struct placed *b = y;
    if (a->item->kind != b->item->kind) return a->item->kind < b->item->kind ? -1 : 1;
    if (a->item->kind == ITEM_LAW && a->item->issued != b->item->issued)
        return a->item->issued > b->item->issued ? -1 : 1;
    int order = slice_compare(a->key, b->key);
    return order ? order : id_compare(a->item->id, b->item->id);
}

err item_shelf(struct ctx *cx, struct tx *tx, struct library_list *out)
{
    struct library_list all;
    struct library_item probe = { .state = ITEM_PUBLISHED };
    struct query q = { .entity = &library_item_entity, .filter_count = 1 };
    q.filters[0] = (struct query_filter){ entity_field(&library_item_entity, "state", 5), QUERY_IS,
                                          &probe, 0 };
    err e = library_list_query(cx, tx, &q, &all);
    if (e) return e;
    struct placed *places = ARENA_ARRAY(cx->arena, all.count + 1, struct placed);
    for (size_t i = 0; i < all.count; i++) {
        const struct library_item *item = library_list_at(&all, i);
        places[i] = (struct placed){ item, viet_sort_key(cx->arena, item->title) };
    }
    qsort(places, all.count, sizeof *places, by_place);
    *out = (struct library_list){ .entity = all.entity, .count = all.count, .room = all.count };
    out->records = arena_array(cx->arena, all.count + 1, sizeof(struct library_item));
    for (size_t i = 0; i < all.count; i++)
        memcpy(library_list_at(out, i), places[i].item, sizeof(struct library_item));
    return ERR_NONE;
}
