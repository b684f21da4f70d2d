/* SPDX-License-Identifier: MIT
 * crud: one function per verb for every entity; which one is in the request's row. The scope of a
 * write is tested inside its transaction: a created record is made first and then asked where it
 * belongs, so that a new unit finds its parents. */
#include "crud.h"

#include "../base/buffer.h"
#include "../store/journal.h"
#include "decode.h"
#include "list.h"
#include "response.h"

enum { HISTORY_MAX = 200 };

/* ---- reading ------------------------------------------------------------------------------- */

static err crud_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct query all = { 0 };
    return respond_list(cx, tx, rq, rs, request_entity(rq), &all);
}

static err get_visible(struct ctx *cx, struct tx *tx, const struct request *rq, void *record)
{
    const struct entity *entity = request_entity(rq);
    err e = record_get(cx, tx, entity, request_id(rq), record);
    return e ? e : record_may_see(cx, tx, entity, record);
}

static err crud_read(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct entity *entity = request_entity(rq);
    void *record = arena_alloc(cx->arena, entity->size);
    err e = get_visible(cx, tx, rq, record);
    return e ? e : respond(cx, tx, rq, rs, entity, record);
}

static enum kv_go tell_entry(struct ctx *cx, struct tx *tx, const struct journal_entry *entry,
                             void *arg, err *failure)
{
    struct response *rs = arg;
    struct json *j = &rs->json;
    (void)failure;
    json_object(j);
    json_int_at(j, "seq", (int64_t)entry->seq);
    json_key(j, "at");
    if (entry->at)
        json_text(j, instant_format(cx->arena, entry->at));
    else
        json_null(j);
    json_text_at(j, "sentence", journal_sentence(cx, tx, entry));
    json_text_at(j, "why", entry->why);
    json_object_end(j);
    return rs->json_bytes.size > (size_t)HISTORY_MAX * 1024 ? KV_STOP : KV_MORE;
}

/* Who did what is for those who work with the record, even where its present state is public. */
static err may_see_history(struct ctx *cx, struct tx *tx, const struct entity *entity,
                           const void *record)
{
    id unit = ID_NONE;
    if (entity->owner && access_owns(cx, tx, entity, record)) return ERR_NONE;
    if (!entity->write) return record_may_see(cx, tx, entity, record);
    err e = entity->scope ? record_path(cx, tx, entity, record, entity->scope, &unit) : ERR_NONE;
    if (e || access_may(cx, tx, entity->write, unit)) return e;
    return strcmp(entity->read, PUBLIC) == 0 ? access_require(cx, tx, entity->write, unit)
                                             : record_may_see(cx, tx, entity, record);
}

static err crud_history(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs)
{
    const struct entity *entity = request_entity(rq);
    void *record = arena_alloc(cx->arena, entity->size);
    err e = record_get(cx, tx, entity, request_id(rq), record);
    if (!e) e = may_see_history(cx, tx, entity, record);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    e = journal_history(cx, tx, entity, request_id(rq), tell_entry, rs);
    if (e) return e;
    json_array_end(j);
    json_object_end(j);
    return ERR_NONE;
}

/* ---- writing ------------------------------------------------------------------------------- */

static err may_write(struct ctx *cx, struct tx *tx, const struct entity *entity, const void *record)
{
    id unit = ID_NONE;
    err e = entity->scope ? record_path(cx, tx, entity, record, entity->scope, &unit) : ERR_NONE;
    return e ? e : access_require(cx, tx, entity->write, unit);
}

static err crud_create(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct entity *entity = request_entity(rq);
    void *record = arena_alloc(cx->arena, entity->size);
    memcpy(record, request_body(rq), entity->size);
    err e = record_create(cx, tx, entity, record);
    if (!e) e = may_write(cx, tx, entity, record);
    return e ? e : respond_created(cx, tx, rq, rs, entity, record);
}

static err crud_update(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct entity *entity = request_entity(rq);
    void *record = arena_alloc(cx->arena, entity->size);
    err e = record_get(cx, tx, entity, request_id(rq), record);
    if (!e) e = may_write(cx, tx, entity, record);
    if (!e) e = decode_record(rq->exchange, entity->fields, record, false);
    if (!e) e = record_update(cx, tx, entity, record);
    if (!e) e = may_write(cx, tx, entity, record);
    return e ? e : respond(cx, tx, rq, rs, entity, record);
}

static err crud_delete(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct entity *entity = request_entity(rq);
    void *record = arena_alloc(cx->arena, entity->size);
    err e = record_get(cx, tx, entity, request_id(rq), record);
    if (!e) e = may_write(cx, tx, entity, record);
    if (!e) e = record_delete(cx, tx, entity, request_id(rq));
    return e ? e : respond_nothing(rs);
}

/* ---- the table ----------------------------------------------------------------------------- */

static const char *joined(struct arena *arena, const char *a, const char *b)
{
    return text_z(arena, text_format(arena, "%s%s", a, b));
}

/* What a row of the generic table becomes for an entity; says[] is Vietnamese, English. */
static struct route generic(struct arena *arena, const struct entity *entity, const char *base,
                            struct route pattern)
{
    pattern.path = joined(arena, base, pattern.path);
    pattern.summary = text_z(arena, text_format(arena, "%s: %s", entity->label, pattern.summary));
    pattern.summary_en = text_z(
        arena, text_format(arena, "%s: %s", entity->label_en ? entity->label_en : entity->name,
                           pattern.summary_en));
    return pattern;
}

size_t crud_routes(struct arena *arena, const struct entity *entity, const char *base,
                   struct route out[CRUD_ROUTES_MAX])
{
    size_t n = 0;
    const char *read = entity->read, *write = entity->write;
    bool public = read && strcmp(read, PUBLIC) == 0;
    const char *see = !public && entity->owner ? SIGNED_IN : read;
    const char *past = entity->owner ? SIGNED_IN : public ? (write ? write : SIGNED_IN) : read;
    if (read) {
        out[n++] = generic(arena, entity, base,
                           (struct route){ GET, "", crud_list, READ, see, .answers = entity,
                                           .answers_many = true, .summary = "danh sách",
                                           .summary_en = "list" });
        out[n++] = generic(arena, entity, base,
                           (struct route){ GET, "/:id", crud_read, READ, see, .answers = entity,
                                           .summary = "xem", .summary_en = "read" });
        if (!(entity->flags & (ENTITY_UNJOURNALLED | ENTITY_SECRET_FACTS)))
            out[n++] = generic(arena, entity, base,
                               (struct route){ GET, "/:id/history", crud_history, READ, past,
                                               .summary = "lịch sử", .summary_en = "history" });
    }
    if (write)
        out[n++] = generic(arena, entity, base,
                           (struct route){ POST, "", crud_create, WRITE, write, .answers = entity,
                                           .summary = "tạo mới", .summary_en = "create" });
    if (write && !(entity->flags & ENTITY_APPEND_ONLY)) {
        out[n++] =
            generic(arena, entity, base,
                    (struct route){ PATCH, "/:id", crud_update, WRITE, write, .answers = entity,
                                    .summary = "sửa", .summary_en = "change" });
        out[n++] = generic(arena, entity, base,
                           (struct route){ DELETE, "/:id", crud_delete, WRITE, write,
                                           .summary = "xóa", .summary_en = "delete" });
    }
    return n;
}
