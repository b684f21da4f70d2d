/* SPDX-License-Identifier: MIT
 * record: reading records and deciding whether a new one may be written. The order of a write is
 * fixed: fallbacks, the table's checks, entity->check (which may fill READ_ONLY members), the
 * checks of those, then record_write. Everything handed out lives in the arena: stored bytes are
 * copied first, because a later put would pull them away. */
#include "../base/log.h"
#include "index.h"
#include "record_bytes.h"
#include "record_text.h"

static id id_of(const void *record)
{
    id which;
    memcpy(&which, record, sizeof which);
    return which;
}

void record_key(struct key *k, const struct entity *entity, id which)
{
    key_begin(k, KEY_RECORD);
    key_u16(k, entity->number);
    key_id(k, which);
}

err record_bytes(struct ctx *cx, struct tx *tx, const struct entity *entity, id which,
                 struct slice *out)
{
    struct key k;
    record_key(&k, entity, which);
    struct slice key = key_slice(&k);
    return kv_get(cx, tx_kv(tx), &key, out, 1);
}

/* Bytes that stay, and their record; ERR_NOT_FOUND. */
static err read_both(struct ctx *cx, struct tx *tx, const struct entity *entity, id which,
                     struct slice *bytes, void *out)
{
    err e = record_bytes(cx, tx, entity, which, bytes);
    if (e) return e;
    if (!bytes->data) return ERR_NOT_FOUND;
    *bytes = slice_copy(cx->arena, *bytes);
    return record_decode(cx, entity, *bytes, which, out);
}

err record_veil(struct ctx *cx, struct tx *tx, const struct entity *entity, void *record,
                bool *veiled)
{
    *veiled = false;
    if (!entity->veil || cx->actor.system || id_is_none(cx->actor.account)) return ERR_NONE;
    return entity->veil(cx, tx, record, veiled);
}

err record_get(struct ctx *cx, struct tx *tx, const struct entity *entity, id which, void *out)
{
    struct slice bytes;
    bool veiled;
    err e = read_both(cx, tx, entity, which, &bytes, out);
    return e || tx_is_write(tx) ? e : record_veil(cx, tx, entity, out, &veiled);
}

bool record_exists(struct ctx *cx, struct tx *tx, const struct entity *entity, id which)
{
    struct slice bytes;
    return !record_bytes(cx, tx, entity, which, &bytes) && bytes.data;
}

err record_find(struct ctx *cx, struct tx *tx, const struct entity *entity, const char *field,
                const void *probe, void *out)
{
    const struct field *f = entity_field(entity, field, strlen(field));
    struct slice found;
    struct key k;
    id which;
    REQUIRE(f && (f->flags & UNIQUE));
    if (field_is_empty(f, probe)) return ERR_NOT_FOUND;
    index_unique_key(&k, cx->arena, entity, f, probe);
    struct slice key = key_slice(&k);
    err e = kv_get(cx, tx_kv(tx), &key, &found, 1);
    if (e) return e;
    if (!found.data) return ERR_NOT_FOUND;
    if (found.size == sizeof which) {
        memcpy(&which, found.data, sizeof which);
        e = record_get(cx, tx, entity, which, out);
        if (e != ERR_NOT_FOUND) return e;
    }
    log_line(cx->log, LOG_ERROR, "unique row names no record", "entity=%s field=%s", entity->name,
             f->name);
    return ctx_fail(cx, ERR_CORRUPT, NULL, "index",
                    SAY("Chỉ mục %s.%s bị hỏng", "Index %s.%s is damaged"), entity->name, f->name);
}

/* ---- writing ---- */

/* A ballot's id must not tell when it was cast: version 4, all random, where others carry the time.
 */
static id id_for(struct ctx *cx, const struct entity *entity)
{
    id which;
    if (!(entity->flags & ENTITY_SECRET_FACTS)) return id_new(cx->random, cx->now);
    random_bytes(cx->random, which.bytes, sizeof which.bytes);
    which.bytes[6] = (uint8_t)((which.bytes[6] & 0x0F) | 0x40);
    which.bytes[8] = (uint8_t)((which.bytes[8] & 0x3F) | 0x80);
    return which;
}

static err fill_fallbacks(struct ctx *cx, const struct entity *entity, void *record)
{
    for (const struct field *f = entity->fields; f->id; f++) {
        if (!f->fallback || !field_is_empty(f, record)) continue;
        err e = field_from_text(cx, f, text_of(f->fallback), f->name, record);
        if (e) return e;
    }
    return ERR_NONE;
}

/* What entity->check reports as flaws alone is a failure too. */
static err check_whole(struct ctx *cx, struct tx *tx, const struct entity *entity,
                       const void *before, void *record)
{
    size_t flaws = cx->flaw_count;
    err e = record_check(cx, entity, record);
    if (!e && entity->check) e = entity->check(cx, tx, before, record);
    if (!e) e = record_check_filled(cx, entity, record);
    if (!e && cx->flaw_count > flaws) e = ERR_INVALID;
    return e;
}

err record_create(struct ctx *cx, struct tx *tx, const struct entity *entity, void *record)
{
    REQUIRE(tx_is_write(tx));
    id which = id_of(record);
    if (id_is_none(which)) {
        which = id_for(cx, entity);
        memcpy(record, &which, sizeof which);
    }
    struct slice taken;
    err e = record_bytes(cx, tx, entity, which, &taken);
    if (e) return e;
    if (taken.data)
        return ctx_fail(cx, ERR_CONFLICT, "/id", "exists",
                        SAY("Đã có bản ghi mang mã này", "A record with this id exists"));
    e = fill_fallbacks(cx, entity, record);
    if (!e) e = check_whole(cx, tx, entity, NULL, record);
    if (!e)
        e = record_write(cx, tx, entity, which, (struct slice){ 0 },
                         record_encode(cx, entity, record, (struct slice){ 0 }));
    return e || !entity->saved ? e : entity->saved(cx, tx, NULL, record);
}

err record_update(struct ctx *cx, struct tx *tx, const struct entity *entity, void *record)
{
    REQUIRE(tx_is_write(tx));
    id which = id_of(record);
    void *before = arena_alloc(cx->arena, entity->size);
    struct slice bytes, after;
    err e = read_both(cx, tx, entity, which, &bytes, before);
    if (!e) e = check_whole(cx, tx, entity, before, record);
    if (e) return e;
    after = record_encode(cx, entity, record, bytes);
    if (slice_equal(bytes, after)) return ERR_NONE;
    e = record_write(cx, tx, entity, which, bytes, after);
    return e || !entity->saved ? e : entity->saved(cx, tx, before, record);
}

err record_carry(struct ctx *cx, struct tx *tx, const struct entity *entity, void *record)
{
    REQUIRE(tx_is_write(tx));
    struct slice bytes, after;
    id which = id_of(record);
    if (id_is_none(which)) which = id_for(cx, entity);
    memcpy(record, &which, sizeof which);
    err e = record_bytes(cx, tx, entity, which, &bytes);
    if (e) return e;
    if (bytes.size) bytes = slice_copy(cx->arena, bytes);
    after = record_encode(cx, entity, record, bytes);
    return slice_equal(bytes, after) ? ERR_NONE : record_write(cx, tx, entity, which, bytes, after);
}

/* ---- about a record ---- */

err record_etag(struct ctx *cx, struct tx *tx, const struct entity *entity, id which, text *out)
{
    enum { ETAG_BYTES = 8 };
    struct slice bytes;
    err e = record_bytes(cx, tx, entity, which, &bytes);
    if (e) return e;
    if (!bytes.data) return ERR_NOT_FOUND;
    struct hash hash = hash_of((struct slice){ 0 }, &bytes, 1);
    *out = hex_text(cx->arena, (struct slice){ hash.bytes, ETAG_BYTES });
    return ERR_NONE;
}

/* One step of a path: the id held by `name`, and the entity it belongs to. */
static id follow(const struct tx *tx, const struct entity **entity, const void *record, text name)
{
    const struct field *f = entity_field(*entity, name.data, name.size);
    REQUIRE(f && field_is_link(f));
    *entity = schema_target(tx_schema(tx), f);
    return *(const id *)field_of(f, record);
}

err record_path(struct ctx *cx, struct tx *tx, const struct entity *entity, const void *record,
                const char *path, id *out)
{
    text rest = text_of(path);
    *out = id_of(record);
    if (text_equal_z(rest, "id")) return ERR_NONE;
    while (rest.size) {
        *out = follow(tx, &entity, record, text_cut(&rest, '.'));
        if (!rest.size || id_is_none(*out)) return ERR_NONE;
        void *next = arena_alloc(cx->arena, entity->size);
        err e = record_get(cx, tx, entity, *out, next);
        if (e) *out = ID_NONE;
        if (e) return e == ERR_NOT_FOUND ? ERR_NONE : e;
        record = next;
    }
    return ERR_NONE;
}

err record_derive(struct ctx *cx, struct tx *tx, const struct entity *entity, void *record,
                  date as_of)
{
    err e = ERR_NONE;
    for (const struct field *f = entity->fields; !e && f->id; f++)
        if (f->derive) e = f->derive(cx, tx, record, as_of);
    return e;
}

text record_title(struct ctx *cx, struct tx *tx, const struct entity *entity, id which)
{
    if (!entity->title) return (text){ 0 };
    const struct field *f = entity_field(entity, entity->title, strlen(entity->title));
    void *record = arena_alloc(cx->arena, entity->size);
    if (record_get(cx, tx, entity, which, record)) return (text){ 0 };
    return *(const text *)field_of(f, record);
}

text record_shown(struct ctx *cx, struct tx *tx, const struct entity *entity, id which)
{
    enum { ID_TAIL = 12 };
    const struct field *f =
        entity->title ? entity_field(entity, entity->title, strlen(entity->title)) : NULL;
    text title = { 0 };
    if (f && !(f->flags & (PERSONAL | SECRET))) title = record_title(cx, tx, entity, which);
    if (title.size) return title;
    text whole = id_text(cx->arena, which);
    return text_part(whole, whole.size - ID_TAIL, whole.size);
}

struct record_name record_named(struct ctx *cx, struct tx *tx, const struct entity *entity,
                                id which)
{
    text shown = record_shown(cx, tx, entity, which);
    return (struct record_name){
        text_format(cx->arena, "%s «%.*s»", entity->label, TEXT_ARGS(shown)),
        text_format(cx->arena, "%s “%.*s”", entity->label_en, TEXT_ARGS(shown)),
    };
}
