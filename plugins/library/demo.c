/* SPDX-License-Identifier: MIT
 * demo: shelf.json names the items, judged by the field table of what they become; chapters of one
 * stand in <code>.md, each begun by a line "# …". The province keeps them all; a model is copied by
 * other units, so that "nhân rộng" shows. */
#include "demo.h"

#include <errno.h>
#include <stdio.h>

#include "item/item.h"

enum { FILE_MOST = 1 << 18, COPIES = 2 };

struct making {
    const struct demo_options *options;
    const struct json_value *items;
    id unit;            /* the province */
    id copiers[COPIES]; /* communes */
    size_t copier_count;
};

static err read_file(struct ctx *cx, const struct demo_options *options, text name, text *out)
{
    const char *path = text_z(
        cx->arena, text_format(cx->arena, "%s/library/%.*s", options->data_dir, TEXT_ARGS(name)));
    FILE *in = fopen(path, "rb");
    if (!in)
        return ctx_fail(cx, ERR_IO, NULL, "data-file",
                        SAY("Không mở được %s: %s", "Cannot open %s: %s"), path, strerror(errno));
    char *bytes = arena_alloc(cx->arena, FILE_MOST);
    size_t size = fread(bytes, 1, FILE_MOST, in);
    (void)fclose(in);
    *out = (text){ bytes, size };
    return ERR_NONE;
}

/* ---- chapters ------------------------------------------------------------------------------ */

static err add_chapter(struct ctx *cx, struct tx *tx, id item, int64_t position, text title,
                       text body)
{
    struct library_chapter c = {
        .item = item, .position = position, .title = text_trim(title), .body = text_trim(body)
    };
    return record_create(cx, tx, &library_chapter_entity, &c);
}

/* From one line "# …" to the next. */
static size_t chapter_end(text all, size_t from)
{
    for (size_t i = from; i < all.size; i++)
        if (all.data[i] == '\n' && text_starts(text_part(all, i + 1, all.size), TEXT("# ")))
            return i + 1;
    return all.size;
}

static err add_chapters(struct ctx *cx, struct tx *tx, id item, text all)
{
    err e = ERR_NONE;
    size_t from = 0;
    for (int64_t n = 1; !e && from < all.size; n++) {
        size_t to = chapter_end(all, from);
        text rest = text_part(all, from + 2, to);
        text title = text_cut(&rest, '\n');
        e = add_chapter(cx, tx, item, n, title, rest);
        from = to;
    }
    return e;
}

/* ---- items --------------------------------------------------------------------------------- */

static enum kv_go take_unit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct unit *u = record;
    struct making *m = arg;
    (void)cx, (void)tx, (void)failure;
    if (u->kind == UNIT_PROVINCE_UNION && id_is_none(m->unit)) m->unit = u->id;
    if (u->kind == UNIT_COMMUNE_UNION && !u->valid_to && m->copier_count < COPIES)
        m->copiers[m->copier_count++] = u->id;
    return KV_MORE;
}

static err add_copies(struct ctx *cx, struct tx *tx, const struct making *m, id model)
{
    static const char *const results[COPIES] = {
        "Ba buôn làm theo: mỗi tháng hai buổi, 46 người già được đưa đi khám, không ai lỡ hẹn tái "
        "khám. Khác bản gốc: đổi sang sáng Chủ nhật vì ngày thường đi rẫy.",
        "Một thôn làm thử sáu tháng: 18 lượt đưa đón, 2 lần phải gọi xe của trạm y tế.",
    };
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < m->copier_count; i++) {
        struct replication r = { .model = model,
                                 .unit = m->copiers[i],
                                 .since = m->options->as_of - 200 + (date)i * 60,
                                 .result = text_of(results[i]),
                                 .people = i ? 18 : 46,
                                 .state = i ? REPLICATION_REPORTED : REPLICATION_CONFIRMED };
        e = record_create(cx, tx, &replication_entity, &r);
    }
    return e;
}

static err add_item(struct ctx *cx, struct tx *tx, const struct making *m,
                    const struct json_value *v, date published)
{
    struct library_item item = { .unit = m->unit, .state = ITEM_PUBLISHED, .language = 1 };
    text words = TEXT("");
    err e = fields_from_json(cx, library_item_fields, v, &item);
    item.published = published;
    if (!e) e = record_create(cx, tx, &library_item_entity, &item);
    if (e || item.kind == ITEM_LAW) return e;
    if (item.kind == ITEM_MODEL) e = add_copies(cx, tx, m, item.id);
    if (e || item.kind != ITEM_HANDBOOK) return e;
    e = read_file(cx, m->options, text_format(cx->arena, "%.*s.md", TEXT_ARGS(item.code)), &words);
    return e ? e : add_chapters(cx, tx, item.id, words);
}

static err add_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making *m = arg;
    int back = 0;
    m->copier_count = 0;
    err e = query_all(cx, tx, &unit_entity, take_unit, m);
    for (const struct json_value *v = json_first(m->items); !e && v; v = json_next(v))
        e = add_item(cx, tx, m, v, m->options->as_of - 7 * back++);
    return e;
}

err library_demo(struct ctx *cx, const struct demo_options *options)
{
    struct making m = { .options = options };
    text words;
    err e = read_file(cx, options, TEXT("shelf.json"), &words);
    if (!e) e = json_read(cx, words, &m.items);
    return e ? e : db_write(cx, add_all, &m);
}
