/* SPDX-License-Identifier: MIT
 * search: words are found by the store's own index of folded words, in items and in chapters. */
#include "public.h"

const struct field library_asking_fields[] = {
    FIELD(1, struct library_asking, q, TEXT, 0, .max = 120, .label = "Tìm", .label_en = "Search"),
    LIKE(2, struct library_asking, kind, library_item_fields, kind, 0),
    FIELD(3, struct library_asking, topic, CODE, 0, .terms = &library_topic_vocabulary,
          .label = "Chủ đề", .label_en = "Topic"),
    { 0 }
};

static bool asked_for(const struct library_asking *asked, const struct library_item *item)
{
    if (asked->kind && asked->kind != item->kind) return false;
    return !asked->topic || code_set_has(item->topics, asked->topic);
}

struct found {
    struct library_list items, chapters;
};

static err find(struct ctx *cx, struct tx *tx, text words, struct found *f)
{
    struct query q = { .entity = &library_item_entity, .words = words };
    err e = library_list_query(cx, tx, &q, &f->items);
    q.entity = &library_chapter_entity;
    return e ? e : library_list_query(cx, tx, &q, &f->chapters);
}

/* Whether the words are in it; *chapter says where when it is not the item itself. */
static bool is_found(const struct found *f, const struct library_item *item, text *chapter)
{
    for (size_t i = 0; i < f->items.count; i++)
        if (id_equal(((const struct library_item *)library_list_at(&f->items, i))->id, item->id))
            return true;
    for (size_t i = 0; i < f->chapters.count; i++) {
        const struct library_chapter *c = library_list_at(&f->chapters, i);
        if (!id_equal(c->item, item->id)) continue;
        *chapter = c->title;
        return true;
    }
    return false;
}

err library_search(struct ctx *cx, struct tx *tx, const struct library_asking *asked,
                   struct library_list *items, text **chapters)
{
    struct found found = { 0 };
    struct library_list all;
    text words = text_trim(asked->q);
    err e = item_shelf(cx, tx, &all);
    if (!e && words.size) e = find(cx, tx, words, &found);
    if (e) return e;
    *items = all;
    items->count = 0;
    *chapters = ARENA_ARRAY(cx->arena, all.count + 1, text);
    for (size_t i = 0; i < all.count; i++) {
        const struct library_item *item = library_list_at(&all, i);
        text chapter = { 0 };
        if (!asked_for(asked, item)) continue;
        if (words.size && !is_found(&found, item, &chapter)) continue;
        (*chapters)[items->count] = chapter;
        memmove(library_list_at(items, items->count++), item, sizeof *item);
    }
    return ERR_NONE;
}
