/* SPDX-License-Identifier: MIT
 * demo: shelf.json names the items, judged by the field table of what they become; chapters of one
 * stand in <code>.md, each begun by a line "# …". The province keeps them; what a commune is still
 * writing is drafts.json. */
#include "demo.h"

#include <errno.h>
#include <stdio.h>

#include "item/item.h"

enum { FILE_MOST = 1 << 18 };

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

static err add_item(struct ctx *cx, struct tx *tx, const struct library_demo *d,
                    const struct json_value *v, id unit, date published)
{
    struct library_item item = { .unit = unit, .language = 1, .published = published };
    text words = TEXT("");
    err e = fields_from_json(cx, library_item_fields, v, &item);
    item.state = published ? ITEM_PUBLISHED : ITEM_DRAFT;
    if (!e) e = record_create(cx, tx, &library_item_entity, &item);
    if (e || item.kind != ITEM_HANDBOOK) return e;
    e = read_file(cx, d->options, text_format(cx->arena, "%.*s.md", TEXT_ARGS(item.code)), &words);
    return e ? e : add_chapters(cx, tx, item.id, words);
}

/* ---- where things are ---------------------------------------------------------------------- */

static bool stands(const struct unit *u, int32_t kind)
{
    return u->kind == kind && !u->valid_to;
}

static enum kv_go note_unit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct unit *u = record;
    struct library_demo *d = arg;
    (void)cx, (void)tx, (void)failure;
    if (u->kind == UNIT_PROVINCE_UNION && id_is_none(d->province)) d->province = u->id;
    if (stands(u, UNIT_COMMUNE_UNION) && d->place_count < DEMO_PLACES_MAX)
        d->places[d->place_count++].unit = u->id;
    return KV_MORE;
}

static enum kv_go note_officer(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct grant *g = record;
    struct library_demo *d = arg;
    struct unit u;
    if (g->role != ROLE_UNIT_OFFICER) return KV_MORE;
    *failure = record_get(cx, tx, &unit_entity, g->unit, &u);
    if (*failure) return KV_STOP;
    if (!stands(&u, UNIT_COMMUNE_UNION)) return KV_MORE;
    d->commune = u.id;
    return KV_STOP;
}

/* A campaign is another plugin's record: read by the names of its fields. */
static enum kv_go note_campaign(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                err *failure)
{
    const struct entity *campaign = schema_named(tx_schema(tx), TEXT("campaign"));
    const struct field *unit = entity_field(campaign, "unit", strlen("unit"));
    const struct field *state = entity_field(campaign, "state", strlen("state"));
    struct library_demo *d = arg;
    const struct term *done = vocabulary_code(state->terms, TEXT("done"));
    (void)failure;
    if (!done || *(const int32_t *)field_of(state, record) != (int32_t)done->number) return KV_MORE;
    for (size_t i = 0; i < d->place_count; i++) {
        struct library_demo_place *p = &d->places[i];
        if (p->campaign.size || !id_equal(p->unit, *(const id *)field_of(unit, record))) continue;
        p->campaign = id_text(cx->arena, *(const id *)record);
    }
    return KV_MORE;
}

static err look_around(struct ctx *cx, struct tx *tx, struct library_demo *d)
{
    const struct entity *campaign = schema_named(tx_schema(tx), TEXT("campaign"));
    err e = query_all(cx, tx, &unit_entity, note_unit, d);
    if (!e) e = query_all(cx, tx, &grant_entity, note_officer, d);
    if (!e && campaign) e = query_all(cx, tx, campaign, note_campaign, d);
    if (id_is_none(d->commune)) d->commune = d->province;
    return e;
}

static err add_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct library_demo d = *(const struct library_demo *)arg; /* may run twice */
    int back = 0;
    err e = look_around(cx, tx, &d);
    for (const struct json_value *v = json_first(d.shelf); !e && v; v = json_next(v))
        e = add_item(cx, tx, &d, v, d.province, d.options->as_of - 7 * back++);
    for (const struct json_value *v = json_first(d.drafts); !e && v; v = json_next(v))
        e = add_item(cx, tx, &d, v, d.commune, 0);
    return e ? e : library_demo_talk(cx, tx, &d);
}

static err read_json(struct ctx *cx, const struct demo_options *options, text name,
                     const struct json_value **out)
{
    text words;
    err e = read_file(cx, options, name, &words);
    return e ? e : json_read(cx, words, out);
}

err library_demo(struct ctx *cx, const struct demo_options *options)
{
    struct library_demo d = { .options = options };
    err e = read_json(cx, options, TEXT("shelf.json"), &d.shelf);
    if (!e) e = read_json(cx, options, TEXT("drafts.json"), &d.drafts);
    if (!e) e = read_json(cx, options, TEXT("talk.json"), &d.talk);
    if (e) return e;
    struct random_source ids = random_seeded(options->seed, "demo library ids");
    struct random_source *before = cx->random;
    cx->random = &ids;
    e = db_write(cx, add_all, &d);
    cx->random = before;
    return e;
}
