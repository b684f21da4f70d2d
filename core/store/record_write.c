/* SPDX-License-Identifier: MIT
 * record_write: the only place where record bytes are put and deleted. With them go the rows of the
 * indexes, the references that must exist, and the change noted for the journal. Deleting asks the
 * schema who may refer: CASCADE children go first (so that undoing, newest change first, finds
 * their parent again), anybody else refuses. */
#include "file_store.h"
#include "index.h"
#include "record_bytes.h"
#include "tx.h"

enum { CASCADE_DEPTH_MAX = 32 };

/* ---- references ---- */

/* Links given in `after` that were not the same in `before`, as keys of the records they name. */
static size_t links_to_check(struct ctx *cx, struct tx *tx, const struct entity *entity,
                             const void *before, const void *after,
                             const struct field *fields[KV_GET_MAX], struct slice keys[KV_GET_MAX])
{
    size_t count = 0;
    for (const struct field *f = entity->fields; f->id; f++) {
        if (!field_is_link(f) || (f->flags & DERIVED) || field_is_empty(f, after)) continue;
        if (before && field_equal(f, before, after)) continue;
        const struct entity *target = schema_target(tx->schema, f);
        const id to = *(const id *)field_of(f, after);
        if (target == entity && memcmp(&to, after, sizeof to) == 0) continue; /* refers to itself */
        struct key k;
        record_key(&k, target, to);
        REQUIRE(count < KV_GET_MAX);
        fields[count] = f;
        keys[count++] = slice_copy(cx->arena, key_slice(&k));
    }
    return count;
}

static err links_exist(struct ctx *cx, struct tx *tx, const struct entity *entity,
                       const void *before, const void *after)
{
    const struct field *fields[KV_GET_MAX];
    struct slice keys[KV_GET_MAX], values[KV_GET_MAX];
    size_t count = links_to_check(cx, tx, entity, before, after, fields, keys);
    err e = count ? kv_get(cx, tx->kv, keys, values, count) : ERR_NONE;
    if (e) return e;
    for (size_t i = 0; i < count; i++) {
        if (values[i].data) continue;
        ctx_flaw(cx, text_z(cx->arena, text_format(cx->arena, "/%s", fields[i]->name)), "reference",
                 SAY("Không có bản ghi này", "There is no such record"));
        e = ERR_INVALID;
    }
    return e;
}

/* ---- files ---- */

/* A file is there before a record names it, also when an undo brings the record back. */
static err files_stay(struct ctx *cx, struct tx *tx, const struct entity *entity,
                      const void *before, const void *after)
{
    for (const struct field *f = entity->fields; f->id; f++) {
        if (!(f->flags & STORED) || field_is_empty(f, after)) continue;
        if (before && field_equal(f, before, after)) continue;
        err e = file_keep(cx, tx->db, *(const struct hash *)field_of(f, after));
        if (e == ERR_NOT_FOUND)
            return ctx_fail(cx, ERR_GONE, NULL, "file",
                            SAY("Tệp của bản ghi này không còn được lưu",
                                "The file of this record is not kept any more"));
        if (e) return e;
    }
    return ERR_NONE;
}

/* ---- the write: what can be refused comes before the first put, what is noted has happened ----
 */

static bool has_secrets(const struct entity *entity)
{
    for (const struct field *f = entity->fields; f->id; f++)
        if ((f->flags & (PERSONAL | SECRET)) && !(f->flags & DERIVED)) return true;
    return false;
}

/* Found now, while the records on the path are still there. */
static err sealing_person(struct ctx *cx, struct tx *tx, const struct entity *entity,
                          const void *record, id *out)
{
    *out = ID_NONE;
    if (!has_secrets(entity)) return ERR_NONE;
    err e = record_path(cx, tx, entity, record, entity->person ? entity->person : "id", out);
    if (!e && id_is_none(*out)) memcpy(out, record, sizeof *out);
    return e;
}

static err note(struct ctx *cx, struct tx *tx, const struct entity *entity, const void *record,
                struct slice before, struct slice after)
{
    struct change change = { .entity = entity, .before = before, .after = after };
    if (entity->flags & ENTITY_UNJOURNALLED) return ERR_NONE;
    change.kind = !before.size ? CHANGE_CREATE : !after.size ? CHANGE_DELETE : CHANGE_UPDATE;
    memcpy(&change.record, record, sizeof change.record);
    err e = sealing_person(cx, tx, entity, record, &change.person);
    if (!e) tx_note(cx, tx, &change);
    return e;
}

static err decode_if_any(struct ctx *cx, const struct entity *entity, struct slice bytes, id which,
                         void **out)
{
    *out = NULL;
    if (!bytes.size) return ERR_NONE;
    *out = arena_alloc(cx->arena, entity->size);
    return record_decode(cx, entity, bytes, which, *out);
}

err record_write(struct ctx *cx, struct tx *tx, const struct entity *entity, id which,
                 struct slice before, struct slice after)
{
    void *old, *new;
    struct key k;
    REQUIRE(tx->write && (before.size || after.size));
    err e = decode_if_any(cx, entity, before, which, &old);
    if (!e) e = decode_if_any(cx, entity, after, which, &new);
    if (!e && new) e = links_exist(cx, tx, entity, old, new);
    if (!e && new) e = files_stay(cx, tx, entity, old, new);
    if (!e) e = index_update(cx, tx, entity, old, new);
    record_key(&k, entity, which);
    if (!e) e = new ? kv_put(cx, tx->kv, key_slice(&k), after) : kv_del(cx, tx->kv, key_slice(&k));
    return e ? e : note(cx, tx, entity, new ? new : old, before, after);
}

/* ---- deleting ---- */

struct referrers {
    struct arena *arena;
    id not_this; /* a record may refer to itself */
    id *ids;
    size_t count, room, limit;
};

static enum kv_go add_referrer(void *arg, struct slice key, struct slice value, err *failure)
{
    struct referrers *found = arg;
    id which;
    (void)value;
    (void)failure;
    if (!index_row_id(key, &which) || id_equal(which, found->not_this)) return KV_MORE;
    if (found->count == found->room) {
        id *ids = ARENA_ARRAY(found->arena, found->room * 2 + 1, id);
        if (found->count) memcpy(ids, found->ids, found->count * sizeof *ids);
        found->ids = ids;
        found->room = found->room * 2 + 1;
    }
    found->ids[found->count++] = which;
    return found->count == found->limit ? KV_STOP : KV_MORE;
}

/* Records whose `link` holds `which`, in id order, at most `limit` (0 = all). */
static err find_referrers(struct ctx *cx, struct tx *tx, const struct schema_link *link,
                          const struct entity *entity, id which, size_t limit,
                          struct referrers *out)
{
    struct key from, to;
    *out = (struct referrers){ .arena = cx->arena, .limit = limit };
    if (link->from == entity) out->not_this = which;
    index_begin(&from, KEY_INDEX, link->from, link->field);
    key_id(&from, which);
    bool ends = key_after(&from, &to);
    return kv_scan(cx, tx->kv, key_slice(&from), ends ? key_slice(&to) : (struct slice){ 0 }, false,
                   add_referrer, out);
}

static err refuse_referrers(struct ctx *cx, struct tx *tx, const struct entity *entity, id which,
                            bool cascades)
{
    size_t count;
    const struct schema_link *links = schema_links(tx->schema, entity, &count);
    for (size_t i = 0; i < count; i++) {
        struct referrers found;
        if (cascades && (links[i].field->flags & CASCADE)) continue;
        err e = find_referrers(cx, tx, &links[i], entity, which, 1, &found);
        if (e) return e;
        if (!found.count) continue;
        struct record_name who = record_named(cx, tx, links[i].from, found.ids[0]);
        return ctx_fail(
            cx, ERR_CONFLICT, NULL, "referred",
            SAY("%s còn đang dùng bản ghi này%.0s", "%.0s%s still refers to this record"),
            text_z(cx->arena, who.vi), text_z(cx->arena, who.en));
    }
    return ERR_NONE;
}

static err may_remove(struct ctx *cx, struct tx *tx, const struct entity *entity, id which,
                      struct slice bytes)
{
    void *record;
    if (!entity->removing) return ERR_NONE;
    err e = decode_if_any(cx, entity, bytes, which, &record);
    return e ? e : entity->removing(cx, tx, record);
}

static err remove_bytes(struct ctx *cx, struct tx *tx, const struct entity *entity, id which)
{
    struct slice bytes;
    err e = record_bytes(cx, tx, entity, which, &bytes);
    if (e) return e;
    if (!bytes.data) return ERR_NOT_FOUND;
    bytes = slice_copy(cx->arena, bytes);
    e = may_remove(cx, tx, entity, which, bytes);
    return e ? e : record_write(cx, tx, entity, which, bytes, (struct slice){ 0 });
}

static err remove_tree(struct ctx *cx, struct tx *tx, const struct entity *entity, id which,
                       int depth);

static err remove_children(struct ctx *cx, struct tx *tx, const struct entity *entity, id which,
                           int depth)
{
    size_t count;
    const struct schema_link *links = schema_links(tx->schema, entity, &count);
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < count; i++) {
        struct referrers found = { 0 };
        if (!(links[i].field->flags & CASCADE)) continue;
        e = find_referrers(cx, tx, &links[i], entity, which, 0, &found);
        for (size_t n = 0; !e && n < found.count; n++) {
            e = remove_tree(cx, tx, links[i].from, found.ids[n], depth + 1);
            if (e == ERR_NOT_FOUND) e = ERR_NONE; /* went with another branch */
        }
    }
    return e;
}

static err remove_tree(struct ctx *cx, struct tx *tx, const struct entity *entity, id which,
                       int depth)
{
    if (depth > CASCADE_DEPTH_MAX)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "depth",
                        SAY("Các bản ghi nối nhau quá sâu, không xoá được",
                            "Records hang together too deeply to delete"));
    struct slice bytes;
    err e = record_bytes(cx, tx, entity, which, &bytes);
    if (e) return e;
    if (!bytes.data) return ERR_NOT_FOUND;
    e = remove_children(cx, tx, entity, which, depth);
    if (!e) e = refuse_referrers(cx, tx, entity, which, true);
    if (!e) e = remove_bytes(cx, tx, entity, which);
    return e;
}

err record_delete(struct ctx *cx, struct tx *tx, const struct entity *entity, id which)
{
    REQUIRE(tx->write);
    return remove_tree(cx, tx, entity, which, 0);
}

err record_remove_alone(struct ctx *cx, struct tx *tx, const struct entity *entity, id which)
{
    REQUIRE(tx->write);
    err e = refuse_referrers(cx, tx, entity, which, false);
    if (!e) e = remove_bytes(cx, tx, entity, which);
    return e;
}
