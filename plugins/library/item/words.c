/* SPDX-License-Identifier: MIT
 * words: an item's Markdown as HTML. "so-do.png" is one of its files, "cam-nang/ma-tai-lieu"
 * another item; what leads nowhere is told to the author. */
#include "file.h"

#define ITEM_PREFIX TEXT("cam-nang/")

static bool file_named(struct library_names *n, text name, text *url)
{
    for (size_t i = 0; i < n->files.count; i++) {
        const struct library_file *f = library_list_at(&n->files, i);
        if (!text_equal(f->name, name)) continue;
        if (n->file) return n->file(n->arg, f, url);
        *url = library_file_url(n->cx->arena, f->id);
        return true;
    }
    return false;
}

static bool item_named(struct library_names *n, text code, text *url)
{
    struct library_item item;
    if (!n->tx) {
        *url = text_format(n->cx->arena, "#%.*s", TEXT_ARGS(code));
        return true;
    }
    if (item_find(n->cx, n->tx, code, &item)) {
        ctx_clear(n->cx);
        return false;
    }
    *url = item_url(n->cx->arena, &item);
    return item.state == ITEM_PUBLISHED;
}

static bool resolve(void *arg, text name, text *url)
{
    struct library_names *n = arg;
    if (text_starts(name, ITEM_PREFIX))
        return item_named(n, text_part(name, ITEM_PREFIX.size, name.size), url);
    return file_named(n, name, url);
}

err library_names_of(struct ctx *cx, struct tx *tx, id item, struct library_names *out)
{
    *out = (struct library_names){ .cx = cx, .tx = tx };
    if (id_is_none(item)) return ERR_NONE;
    return library_list(cx, tx, &library_file_entity, "item", item, &out->files);
}

text library_html(struct library_names *names, text body, int heading,
                  const struct markdown_fault **faults)
{
    const struct markdown_options options = { .heading = heading,
                                              .resolve = resolve,
                                              .arg = names };
    return markdown_html(names->cx, body, &options, faults);
}

const struct field library_previewing_fields[] = {
    FIELD(1, struct library_previewing, item, REF, 0, .target = "library_item", .label = "Tài liệu",
          .label_en = "Item"),
    LIKE(2, struct library_previewing, body, library_item_fields, body, 0),
    { 0 }
};

err library_preview(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct library_previewing *in = request_body(rq);
    const struct markdown_fault *fault = NULL;
    struct library_names names;
    struct library_item item;
    err e = ERR_NONE;
    if (!id_is_none(in->item)) e = record_get(cx, tx, &library_item_entity, in->item, &item);
    if (!e && !id_is_none(in->item))
        e = access_require(cx, tx, library_item_entity.read, item.unit);
    if (!e) e = library_names_of(cx, tx, in->item, &names);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_text_at(j, "html", library_html(&names, in->body, 2, &fault));
    json_key(j, "faults");
    json_array(j);
    for (; fault; fault = fault->next) {
        json_object(j);
        json_text_at(j, "target", fault->target);
        json_bool_at(j, "picture", fault->picture);
        json_object_end(j);
    }
    json_array_end(j);
    json_object_end(j);
    return ERR_NONE;
}
