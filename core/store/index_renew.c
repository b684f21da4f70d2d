/* SPDX-License-Identifier: MIT
 * index_renew: what a mark holds: the stamp when all rows are by it; "clearing" while rows are
 * deleted, so that no version takes what is left for its own; "filling ID STAMP" when all records
 * up to ID have their rows by that stamp. Everything else, also nothing, is a version unknown here:
 * its rows are deleted first. A mark and the rows it speaks of change in one transaction. */
#include "index_renew.h"

#include "../base/buffer.h"
#include "../base/crypto.h"
#include "../base/log.h"
#include "../base/viet.h"
#include "index.h"
#include "record_bytes.h"
#include "tx.h"

#define MARK_PREFIX "index."

/* Rows or records to a transaction; a large record counts for as many as it has SHARE_BYTES. */
enum { SHARES = 500, SHARE_BYTES = 4096 };

static const text clearing = { "clearing", 8 }, filling = { "filling ", 8 };

const char *index_mark(struct arena *arena, const struct entity *entity)
{
    return text_z(arena, text_format(arena, MARK_PREFIX "%u", (unsigned)entity->number));
}

bool index_is_mark(text name)
{
    return text_starts(name, TEXT(MARK_PREFIX));
}

/* ---- the stamp ---- */

static bool follows_icu(const struct entity *entity)
{
    for (const struct field *f = entity->fields; f->id; f++)
        if (f->kind == FIELD_TEXT && !(f->flags & DERIVED) && (f->flags & (INDEXED | SEARCHED)))
            return true;
    return false;
}

/* Of what the table says about rows. */
static text table_digest(struct arena *arena, const struct entity *entity)
{
    enum { DIGEST_BYTES = 8 };
    struct buffer table = buffer_in(arena, 256);
    for (const struct field *f = entity->fields; f->id; f++)
        buffer_text(&table,
                    text_format(arena, "%u %u %u ", (unsigned)f->id, (unsigned)f->kind,
                                (unsigned)(f->flags & (INDEXED | UNIQUE | SEARCHED | DERIVED))));
    struct slice whole = buffer_as_slice(&table);
    struct hash hash = hash_of((struct slice){ 0 }, &whole, 1);
    return hex_text(arena, (struct slice){ hash.bytes, DIGEST_BYTES });
}

static text stamp_of(struct arena *arena, const struct entity *entity)
{
    text icu = follows_icu(entity) ? viet_version(arena) : TEXT("no text");
    return text_format(arena, "keys %d, table %.*s, %.*s", KEY_FORMAT,
                       TEXT_ARGS(table_digest(arena, entity)), TEXT_ARGS(icu));
}

static err mark_get(struct ctx *cx, struct tx *tx, const struct entity *entity, text *out)
{
    struct slice value;
    err e = meta_get(cx, tx, index_mark(cx->arena, entity), &value);
    if (!e) *out = slice_text(value);
    return e;
}

static err mark_put(struct ctx *cx, struct tx *tx, const struct entity *entity, text mark)
{
    return meta_put(cx, tx, index_mark(cx->arena, entity), text_slice(mark));
}

/* Where a filling by this stamp stopped; false when none did. */
static bool stopped_at(text mark, text stamp, id *out)
{
    if (!text_starts(mark, filling)) return false;
    text rest = text_part(mark, filling.size, mark.size);
    return id_parse(text_cut(&rest, ' '), out) && text_equal(rest, stamp);
}

/* ---- one transaction ---- */

/* All of it is set by the transaction alone, which may be run again. */
struct renewal {
    size_t shares; /* left in this transaction */
    size_t entities, records, doubles, damaged;
    struct ctx *cx;
    struct tx *tx;
    const struct entity *entity;
    id last; /* record filled */
};

static void take_shares(struct renewal *r, size_t shares)
{
    r->shares -= shares < r->shares ? shares : r->shares;
}

static enum kv_go clear_row(void *arg, struct slice key, struct slice value, err *failure)
{
    struct renewal *r = arg;
    (void)value;
    *failure = kv_del(r->cx, r->tx->kv, slice_copy(r->cx->arena, key));
    take_shares(r, 1);
    return *failure || !r->shares ? KV_STOP : KV_MORE;
}

static err clear_rows(struct renewal *r)
{
    static const enum key_space spaces[] = { KEY_INDEX, KEY_UNIQUE, KEY_WORD };
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < COUNT_OF(spaces) && r->shares; i++) {
        struct key from, to;
        key_begin(&from, spaces[i]);
        key_u16(&from, r->entity->number);
        REQUIRE(key_after(&from, &to));
        e = kv_scan(r->cx, r->tx->kv, key_slice(&from), key_slice(&to), false, clear_row, r);
    }
    return e;
}

/* A damaged record has no rows: verify tells of it, and the others are found again. */
static enum kv_go fill_record(void *arg, struct slice key, struct slice value, err *failure)
{
    struct renewal *r = arg;
    struct slice bytes = slice_copy(r->cx->arena, value);
    void *record = arena_alloc(r->cx->arena, r->entity->size);
    if (!index_row_id(key, &r->last)) return KV_MORE;
    if (record_decode(r->cx, r->entity, bytes, r->last, record)) {
        ctx_clear(r->cx);
        r->damaged++;
    } else {
        *failure = index_fill(r->cx, r->tx, r->entity, record, &r->doubles);
    }
    r->records++;
    take_shares(r, 1 + bytes.size / SHARE_BYTES);
    return *failure || !r->shares ? KV_STOP : KV_MORE;
}

static err fill_records(struct renewal *r)
{
    struct key first, from, to;
    key_begin(&first, KEY_RECORD);
    key_u16(&first, r->entity->number);
    REQUIRE(key_after(&first, &to));
    record_key(&from, r->entity, r->last);
    /* Behind the last: no key lies between k and k 00. */
    if (!id_is_none(r->last)) from.bytes[from.size++] = 0;
    return kv_scan(r->cx, r->tx->kv, key_slice(&from), key_slice(&to), false, fill_record, r);
}

static err renew_entity(struct renewal *r, text stamp, bool cleared)
{
    struct arena *arena = r->cx->arena;
    err e = cleared ? ERR_NONE : clear_rows(r);
    if (!e && !r->shares) return mark_put(r->cx, r->tx, r->entity, clearing);
    if (!e) e = fill_records(r);
    if (e) return e;
    if (r->shares)
        r->entities += !id_is_none(r->last);
    else
        stamp = text_format(arena, "%.*s%.*s %.*s", TEXT_ARGS(filling),
                            TEXT_ARGS(id_text(arena, r->last)), TEXT_ARGS(stamp));
    return mark_put(r->cx, r->tx, r->entity, stamp);
}

static err renew_some(struct ctx *cx, struct tx *tx, void *arg)
{
    struct renewal *r = arg;
    err e = ERR_NONE;
    *r = (struct renewal){ .shares = SHARES, .cx = cx, .tx = tx };
    for (size_t i = 0; !e && i < schema_count(tx->schema) && r->shares; i++) {
        text mark, stamp;
        r->entity = schema_at(tx->schema, i);
        r->last = ID_NONE;
        stamp = stamp_of(cx->arena, r->entity);
        e = mark_get(cx, tx, r->entity, &mark);
        if (!e && !text_equal(mark, stamp))
            e = renew_entity(r, stamp, stopped_at(mark, stamp, &r->last));
    }
    return e;
}

/* ---- a folder ---- */

static enum kv_go found_one(void *arg, struct slice key, struct slice value, err *failure)
{
    (void)key;
    (void)value;
    (void)failure;
    *(bool *)arg = true;
    return KV_STOP;
}

static err has_records(struct ctx *cx, struct tx *tx, const struct entity *entity, bool *out)
{
    struct key from, to;
    key_begin(&from, KEY_RECORD);
    key_u16(&from, entity->number);
    REQUIRE(key_after(&from, &to));
    return kv_scan(cx, tx->kv, key_slice(&from), key_slice(&to), false, found_one, out);
}

struct staleness {
    bool marks, rows; /* a mark differs; so does one of an entity that has records */
};

static err find_stale(struct ctx *cx, struct tx *tx, void *arg)
{
    struct staleness *stale = arg;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < schema_count(tx->schema) && !stale->rows; i++) {
        const struct entity *entity = schema_at(tx->schema, i);
        text mark;
        e = mark_get(cx, tx, entity, &mark);
        if (e || text_equal(mark, stamp_of(cx->arena, entity))) continue;
        stale->marks = true;
        e = has_records(cx, tx, entity, &stale->rows);
    }
    return e;
}

/* Each transaction's memory is given back before the next. */
static err renew_all(struct ctx *cx, struct arena *arena, struct db *db, struct log *log,
                     struct renewal *all)
{
    struct renewal r = { 0 };
    err e = ERR_NONE;
    while (!e && !r.shares) {
        arena_reset(arena);
        ctx_begin(cx, arena);
        cx->db = db;
        cx->log = log;
        e = db_write(cx, renew_some, &r);
        if (e) break;
        all->entities += r.entities;
        all->records += r.records;
        all->doubles += r.doubles;
        all->damaged += r.damaged;
    }
    return e;
}

static err in_arena(struct arena *arena, struct ctx *work, struct db *db, struct log *log)
{
    struct staleness stale = { 0 };
    struct renewal all = { 0 };
    ctx_begin(work, arena);
    work->db = db;
    err e = db_read(work, find_stale, &stale);
    if (e || !stale.marks) return e;
    e = renew_all(work, arena, db, log, &all);
    if (e || !all.records) return e;
    log_line(log, all.doubles || all.damaged ? LOG_WARN : LOG_INFO, "indexes made anew",
             "records=%zu entities=%zu doubles=%zu damaged=%zu by=%.*s", all.records, all.entities,
             all.doubles, all.damaged, TEXT_ARGS(log_quote(arena, viet_version(arena))));
    return ERR_NONE;
}

err index_renew(struct ctx *cx, struct db *db, struct log *log)
{
    struct arena *arena = arena_new();
    struct ctx work;
    err e = in_arena(arena, &work, db, log);
    if (e)
        e = ctx_fail(
            cx, e, NULL, "index-renew",
            SAY("Chưa lập lại được chỉ mục: %s%.0s", "The indexes could not be made anew: %.0s%s"),
            text_z(cx->arena, work.detail_vi), text_z(cx->arena, work.detail_en));
    arena_free(arena);
    return e;
}

err index_require_fresh(struct ctx *cx, struct db *db, const char *dir)
{
    struct staleness stale = { 0 };
    struct db *before = cx->db;
    cx->db = db;
    err e = db_read(cx, find_stale, &stale);
    cx->db = before;
    if (e || !stale.rows) return e;
    return ctx_fail(cx, ERR_UNSUPPORTED, NULL, "index-version",
                    SAY("Chỉ mục của %s do phiên bản khác lập; hãy chạy «volbank serve --data %s», "
                        "khi mở nó lập lại chỉ mục",
                        "The indexes of %s were made by another version; run «volbank serve "
                        "--data %s», which makes them anew when it opens the folder"),
                    dir, dir);
}
