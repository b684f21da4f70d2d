/* SPDX-License-Identifier: MIT
 * public: the list of the library as a page, grouped by kind; a search that finds nothing says what
 * dropping a filter would give. */
#include "public.h"

static void choice(struct ctx *cx, struct json *j, const struct term *t, unsigned chosen)
{
    json_object(j);
    json_z_at(j, "value", t->code);
    json_text_at(j, "label", ctx_say(cx, t->vi, t->en));
    json_bool_at(j, "selected", t->number == chosen);
    json_object_end(j);
}

static void choices(struct ctx *cx, struct json *j, const char *key, const struct vocabulary *v,
                    unsigned chosen)
{
    json_key(j, key);
    json_array(j);
    for (const struct term *t = v->terms; t->number; t++) choice(cx, j, t, chosen);
    json_array_end(j);
}

static void item_json(struct ctx *cx, struct json *j, const struct library_item *item, text chapter)
{
    json_object(j);
    json_id_at(j, "id", item->id);
    json_text_at(j, "title", item->title);
    json_text_at(j, "url", item_url(cx->arena, item));
    json_text_at(j, "summary", item->summary);
    json_text_at(j, "number", item->number);
    json_text_at(j, "chapter", chapter);
    json_bool_at(j, "ended", !item_in_force(item, instant_date(cx->now)));
    json_object_end(j);
}

static void groups_json(struct ctx *cx, struct json *j, const struct library_list *items,
                        const text *chapters)
{
    int32_t open = 0;
    json_key(j, "groups");
    json_array(j);
    for (size_t i = 0; i < items->count; i++) {
        const struct library_item *item = library_list_at(items, i);
        if (item->kind != open) {
            if (open) {
                json_array_end(j);
                json_object_end(j);
            }
            open = item->kind;
            json_object(j);
            json_text_at(j, "label", library_term(cx, &item_kind_vocabulary, (unsigned)open));
            json_key(j, "items");
            json_array(j);
        }
        item_json(cx, j, item, chapters[i]);
    }
    if (open) {
        json_array_end(j);
        json_object_end(j);
    }
    json_array_end(j);
}

/* How many the same words find without kind and topic. */
static err widened(struct ctx *cx, struct tx *tx, const struct library_asking *asked,
                   struct json *j)
{
    struct library_asking wide = { .q = asked->q };
    struct library_list items = { 0 };
    text *chapters;
    bool narrowed = asked->kind || asked->topic;
    err e = narrowed ? library_search(cx, tx, &wide, &items, &chapters) : ERR_NONE;
    json_int_at(j, "wider_count", (int64_t)items.count);
    return e;
}

err library_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct library_asking *asked = request_query_record(rq);
    struct library_list items;
    text *chapters;
    err e = library_search(cx, tx, asked, &items, &chapters);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_text_at(j, "page_description",
                 ctx_say(cx,
                         "Luật, cẩm nang, mô hình hay, tấm gương tình nguyện: đọc, tìm không cần "
                         "dấu, tải về đọc khi không có mạng.",
                         "Law, handbooks, good models and people of volunteering: to read, search "
                         "and take along offline."));
    json_text_at(j, "q", asked->q);
    choices(cx, j, "kinds", &item_kind_vocabulary, (unsigned)asked->kind);
    choices(cx, j, "topics", &library_topic_vocabulary, asked->topic);
    json_bool_at(j, "asked", asked->q.size || asked->kind || asked->topic);
    json_int_at(j, "count", (int64_t)items.count);
    groups_json(cx, j, &items, chapters);
    if (!items.count) e = widened(cx, tx, asked, j);
    json_object_end(j);
    return e;
}
