/* SPDX-License-Identifier: MIT
 * import_apply: writes what a plan found good. A chunk is one transaction; when a row of it is
 * refused, nothing of the chunk is written, the row becomes bad, and the chunk runs again without
 * it. What was found on the plan's snapshot is asked again where it decides: who is alike, who may
 * write where. */
#include "../store/journal.h"
#include "import_private.h"

struct chunk {
    const struct import *im;
    struct import_row **rows;
    size_t count;
    struct import_row *refused; /* the row that failed */
    bool doubled;               /* because somebody alike was stored since */
};

static err still_alone(struct ctx *cx, struct tx *tx, struct chunk *chunk, const void *record)
{
    const struct import *im = chunk->im;
    for (size_t i = 0; i < im->same_count; i++) {
        id other;
        err e = likeness_find(cx, tx, &im->same[i], record, &other);
        chunk->doubled = !e && !id_is_none(other);
        if (chunk->doubled)
            return ctx_fail(cx, ERR_CONFLICT, NULL, "duplicate",
                            SAY("Đã có trong danh sách đang lưu", "Is stored already"));
        if (e) return e;
    }
    return ERR_NONE;
}

static err require_write(struct ctx *cx, struct tx *tx, const struct entity *entity,
                         const void *record)
{
    id unit = ID_NONE;
    if (cx->actor.system) return ERR_NONE;
    err e = entity->scope ? record_path(cx, tx, entity, record, entity->scope, &unit) : ERR_NONE;
    return e ? e : access_require(cx, tx, entity->write, unit);
}

static err update_row(struct ctx *cx, struct tx *tx, struct chunk *chunk, struct import_row *row)
{
    const struct entity *entity = chunk->im->entity;
    void *before = arena_alloc(cx->arena, entity->size);
    void *after = arena_alloc(cx->arena, entity->size);
    err e = import_overlay(cx, tx, chunk->im, row, before, after);
    if (!e) e = require_write(cx, tx, entity, before);
    if (!e) e = record_update(cx, tx, entity, after);
    return e ? e : require_write(cx, tx, entity, after);
}

/* The record is copied: checks fill it with what lives as long as the transaction. */
static err create_row(struct ctx *cx, struct tx *tx, struct chunk *chunk, struct import_row *row)
{
    const struct entity *entity = chunk->im->entity;
    void *record = arena_alloc(cx->arena, entity->size);
    memcpy(record, row->record, entity->size);
    err e = still_alone(cx, tx, chunk, record);
    if (!e) e = record_create(cx, tx, entity, record);
    if (!e && entity->imported) e = entity->imported(cx, tx, record);
    return e ? e : require_write(cx, tx, entity, record);
}

static err write_chunk(struct ctx *cx, struct tx *tx, void *arg)
{
    struct chunk *chunk = arg;
    err e = ERR_NONE;
    ctx_clear(cx);
    chunk->refused = NULL;
    for (size_t i = 0; !e && i < chunk->count; i++) {
        chunk->doubled = false;
        struct import_row *row = chunk->rows[i];
        e = row->state == ROW_KNOWN ? update_row(cx, tx, chunk, row)
                                    : create_row(cx, tx, chunk, row);
        if (e) chunk->refused = chunk->rows[i];
    }
    return e;
}

static void take_out(struct ctx *cx, const struct import *im, struct chunk *chunk,
                     const struct ctx *work)
{
    struct import_row *row = chunk->refused;
    size_t kept = 0;
    import_take_flaws(cx, im, row, work);
    if (chunk->doubled) row->state = ROW_DUPLICATE;
    for (size_t i = 0; i < chunk->count; i++)
        if (chunk->rows[i] != row) chunk->rows[kept++] = chunk->rows[i];
    chunk->count = kept;
}

static void copy_failure(struct ctx *cx, const struct ctx *work, err e)
{
    (void)ctx_fail(cx, e, NULL, text_z(cx->arena, work->slug), "%s%.0s", "%.0s%s",
                   text_z(cx->arena, work->detail_vi), text_z(cx->arena, work->detail_en));
    cx->retry_after_s = work->retry_after_s;
}

/* Until it is written, whatever has to be left out of it. */
static err write_until_done(struct ctx *cx, struct import *im, struct chunk *chunk)
{
    struct arena *arena = arena_new();
    struct ctx work;
    err e = ERR_NONE;
    do {
        import_work_begin(cx, &work, arena);
        e = chunk->count ? db_write(&work, write_chunk, chunk) : ERR_NONE;
        if (e && (!import_is_refusal(e) || !chunk->refused)) {
            copy_failure(cx, &work, e);
            break;
        }
        if (e) take_out(cx, im, chunk, &work);
    } while (e);
    arena_free(arena);
    return e;
}

/* ---- the whole ----------------------------------------------------------------------------- */

struct taking_back {
    const struct wrote *wrote;
    size_t from;
};

static err take_back(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct taking_back *t = arg;
    size_t count = t->wrote->count - t->from;
    return count ? journal_undo_many(cx, tx, t->wrote->seqs + t->from, count) : ERR_NONE;
}

static size_t rows_bad(const struct import *im)
{
    size_t bad = 0;
    for (size_t i = 0; i < im->row_count; i++) bad += im->rows[i].state == ROW_BAD;
    return bad;
}

static err refuse_late(struct ctx *cx, const struct taking_back *back)
{
    struct taking_back t = *back;
    err e = db_write(cx, take_back, &t);
    return e ? e
             : ctx_fail(cx, ERR_INVALID, NULL, "problems",
                        SAY("Có dòng không còn nhập được; chưa nhập dòng nào",
                            "A row can no longer be imported; nothing was imported"));
}

static err write_all(struct ctx *cx, struct import *im, bool good_only, import_progress progress,
                     void *arg)
{
    struct taking_back back = { cx->wrote, cx->wrote->count };
    for (size_t at = 0; at < im->row_count;) {
        struct import_row *rows[IMPORT_CHUNK];
        struct chunk chunk = { .im = im, .rows = rows };
        for (; at < im->row_count && chunk.count < IMPORT_CHUNK; at++)
            if (im->order[at]->state == ROW_NEW || im->order[at]->state == ROW_KNOWN)
                rows[chunk.count++] = im->order[at];
        err e = write_until_done(cx, im, &chunk);
        if (!e && !good_only && rows_bad(im)) return refuse_late(cx, &back);
        if (!e && progress) e = progress(cx, arg, at, im->row_count);
        if (e) return e;
    }
    return ERR_NONE;
}

err import_apply(struct ctx *cx, struct import *im, bool good_only, import_progress progress,
                 void *arg)
{
    struct wrote own = { .arena = cx->arena };
    struct wrote *asked = cx->wrote;
    REQUIRE(good_only || (!rows_bad(im) && !im->general));
    if (!asked) cx->wrote = &own;
    err e = write_all(cx, im, good_only, progress, arg);
    cx->wrote = asked;
    return e;
}
