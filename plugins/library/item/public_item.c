/* SPDX-License-Identifier: MIT
 * public_item: one item as a page: its text, what proves a model and who copied it, whether a law
 * still holds. */
#include "file.h"
#include "public.h"

static void day_at(struct ctx *cx, struct json *j, const char *key, date day)
{
    if (day) json_text_at(j, key, date_format_vi(cx->arena, day));
}

static void head_json(struct ctx *cx, struct tx *tx, struct json *j, const struct library_item *i)
{
    json_text_at(j, "page_title", i->title);
    json_text_at(j, "page_description", i->summary);
    json_id_at(j, "id", i->id);
    json_text_at(j, "code", i->code);
    json_text_at(j, "title", i->title);
    json_text_at(j, "summary", i->summary);
    json_text_at(j, "kind_label", library_term(cx, &item_kind_vocabulary, (unsigned)i->kind));
    const struct term *lang = vocabulary_number(&library_language_vocabulary, i->language);
    json_z_at(j, "language", lang ? lang->code : "vi");
    json_text_at(j, "unit", record_title(cx, tx, &unit_entity, i->unit));
    json_bool_at(j, "draft", i->state != ITEM_PUBLISHED);
    day_at(cx, j, "published_text", i->published);
}

static err law_json(struct ctx *cx, struct tx *tx, struct json *j, const struct library_item *i)
{
    struct library_item next;
    json_text_at(j, "number", i->number);
    json_text_at(j, "issued_by", i->issued_by);
    day_at(cx, j, "issued_text", i->issued);
    day_at(cx, j, "in_force_text", i->in_force);
    day_at(cx, j, "until_text", i->until);
    json_bool_at(j, "ended", !item_in_force(i, instant_date(cx->now)));
    json_text_at(j, "source", i->source);
    if (id_is_none(i->replaced_by)) return ERR_NONE;
    err e = record_get(cx, tx, &library_item_entity, i->replaced_by, &next);
    if (e || next.state != ITEM_PUBLISHED) return e;
    json_text_at(j, "next_title", next.title);
    json_text_at(j, "next_url", item_url(cx->arena, &next));
    return ERR_NONE;
}

static err texts_json(struct ctx *cx, struct tx *tx, struct json *j, const struct library_item *i,
                      struct library_names *names)
{
    struct library_list chapters;
    err e = item_chapters(cx, tx, i->id, &chapters);
    json_text_at(j, "body_html", library_html(names, i->body, 2, NULL));
    json_bool_at(j, "has_chapters", !e && chapters.count > 1);
    json_key(j, "chapters");
    json_array(j);
    for (size_t n = 0; !e && n < chapters.count; n++) {
        const struct library_chapter *c = library_list_at(&chapters, n);
        json_object(j);
        json_text_at(j, "anchor", text_format(cx->arena, "c%zu", n + 1));
        json_text_at(j, "heading", c->title);
        json_text_at(j, "chapter_html", library_html(names, c->body, 3, NULL));
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

static void files_json(struct ctx *cx, struct json *j, const struct library_list *files)
{
    text cover = { 0 };
    json_key(j, "files");
    json_array(j);
    for (size_t n = 0; n < files->count; n++) {
        const struct library_file *f = library_list_at(files, n);
        text url = library_file_url(cx->arena, f->id);
        if (f->cover) cover = url;
        if (library_is_picture(f)) continue; /* they stand in the text */
        json_object(j);
        json_text_at(j, "name", f->name);
        json_text_at(j, "about", f->about);
        json_text_at(j, "href", url);
        json_int_at(j, "kilobytes", (f->size + 1023) / 1024);
        json_object_end(j);
    }
    json_array_end(j);
    if (cover.size) json_text_at(j, "page_image", cover);
}

static err model_json(struct ctx *cx, struct tx *tx, struct json *j, const struct library_item *i)
{
    struct library_list copies;
    err e = item_replications(cx, tx, i->id, &copies);
    json_text_at(j, "evidence", i->evidence);
    if (!e) e = library_campaign_json(cx, tx, j, i->campaign);
    json_int_at(j, "copy_count", e ? 0 : (int64_t)copies.count);
    json_key(j, "copies");
    json_array(j);
    for (size_t n = 0; !e && n < copies.count; n++) {
        const struct replication *r = library_list_at(&copies, n);
        json_object(j);
        json_text_at(j, "by", record_title(cx, tx, &unit_entity, r->unit));
        day_at(cx, j, "since_text", r->since);
        json_text_at(j, "result", r->result);
        if (r->people) json_int_at(j, "people", r->people);
        e = library_campaign_json(cx, tx, j, r->campaign);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

err item_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct library_item item;
    struct library_names names;
    err e = item_find(cx, tx, request_param(rq, "code"), &item);
    if (e == ERR_NOT_FOUND || (!e && !item_visible(cx, tx, &item))) {
        ctx_clear(cx);
        return ctx_fail(cx, ERR_NOT_FOUND, NULL, "item",
                        SAY("Không có tài liệu này, hoặc đã được gỡ",
                            "There is no such item, or it was withdrawn"));
    }
    if (!e) e = library_names_of(cx, tx, item.id, &names);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    head_json(cx, tx, j, &item);
    e = law_json(cx, tx, j, &item);
    if (!e) e = texts_json(cx, tx, j, &item, &names);
    if (!e) e = model_json(cx, tx, j, &item);
    files_json(cx, j, &names.files);
    json_object_end(j);
    return e;
}
