/* SPDX-License-Identifier: MIT
 * query: chooses what drives the search, then walks it. Two ways to walk:
 *  - stream: the driving rows already lie in the order asked for; they are read in chunks, so a
 * caller that stops early pays little, and a visitor may write (no scan is open while it runs);
 *  - gather: the driving rows (an equality, a word, a range) are few but lie otherwise; their ids
 * are collected and sorted first. A cursor says where in the asked order a record stands, so it
 * outlives the choice: the record's key when ordered by id, else its row of the sort index. */
#include "query_plan.h"

#include <stdlib.h>

#include "../base/buffer.h"
#include "../base/viet.h"

enum { CHUNK_FIRST = 16, CHUNK_MOST = KV_GET_MAX };

struct walk {
    struct query_plan plan;
    query_visit visit;
    void *arg;
    void *record;    /* one, used again for each */
    struct key last; /* where the last record visited stands; size 0 = none was */
    bool stopped;
};

/* ---- does a record fit ---- */

static bool fits_filter(struct arena *arena, const struct query_filter *w, const void *record)
{
    if (w->op == QUERY_HAS) {
        const void *member = field_of(w->field, record);
        if (w->field->kind == FIELD_GRID)
            return w->number < 32 && (((const week_grid *)member)->cells >> w->number & 1);
        return code_set_has(*(const code_set *)member, w->number);
    }
    if (w->op == QUERY_IS) return field_equal(w->field, record, w->probe);
    int order = field_order(arena, w->field, record, w->probe);
    return w->op == QUERY_AT_LEAST ? order >= 0 : order <= 0;
}

/* Every word must begin a word of some SEARCHED field: all of them together are one text. */
static bool fits_words(struct arena *arena, const struct query *q, text folded, const void *record)
{
    struct buffer all = buffer_in(arena, 128);
    for (const struct field *f = q->entity->fields; f->id; f++) {
        if (!(f->flags & SEARCHED)) continue;
        buffer_text(&all, viet_fold(arena, *(const text *)field_of(f, record)));
        buffer_byte(&all, ' ');
    }
    return viet_matches(buffer_as_text(&all), folded);
}

static bool fits(const struct walk *w, const void *record)
{
    const struct query *q = w->plan.q;
    for (size_t i = 0; i < q->filter_count; i++)
        if (!fits_filter(w->plan.scratch, &q->filters[i], record)) return false;
    return !w->plan.folded.size || fits_words(w->plan.scratch, q, w->plan.folded, record);
}

/* ---- one record ---- */

/* Only what is shown is kept: the bytes of a record with texts, and with them those, move into the
 * arena. */
static void keep_texts(struct arena *arena, const struct entity *entity, struct slice bytes,
                       void *record)
{
    struct slice kept = { 0 };
    for (const struct field *f = entity->fields; f->id; f++) {
        if (f->kind != FIELD_TEXT || field_is_empty(f, record)) continue;
        if (!kept.data) kept = slice_copy(arena, bytes);
        text *t = field_in(f, record);
        t->data = (const char *)kept.data + (t->data - (const char *)bytes.data);
    }
}

/* A record of which the actor must not know everything is found by what they may know only, and
 * has no place in an order they must not know. */
static err veil(struct ctx *cx, struct tx *tx, struct walk *w, bool *fitting)
{
    const struct query *q = w->plan.q;
    void *whole = arena_alloc(cx->arena, q->entity->size);
    bool veiled;
    memcpy(whole, w->record, q->entity->size);
    err e = record_veil(cx, tx, q->entity, w->record, &veiled);
    if (e || !veiled) return e;
    *fitting = fits(w, w->record) && (!q->sort || field_equal(q->sort, whole, w->record));
    return ERR_NONE;
}

static err visit_bytes(struct ctx *cx, struct tx *tx, struct walk *w, id which, struct slice bytes,
                       struct slice position)
{
    const struct entity *entity = w->plan.q->entity;
    bool fitting = true;
    err failure = ERR_NONE;
    err e = record_decode(cx, entity, bytes, which, w->record);
    if (e || !fits(w, w->record)) return e;
    keep_texts(cx->arena, entity, bytes, w->record);
    if (entity->veil && !tx_is_write(tx)) e = veil(cx, tx, w, &fitting);
    if (e || !fitting) return e;
    w->last.size = position.size;
    memcpy(w->last.bytes, position.data, position.size);
    w->stopped = w->visit(cx, tx, w->record, w->arg, &failure) == KV_STOP;
    return failure;
}

static struct slice row_key(const struct walk *w, const struct query_row *row)
{
    struct key key;
    if (!w->plan.q->sort) return row->position;
    record_key(&key, w->plan.q->entity, row->which);
    return slice_copy(w->plan.scratch, key_slice(&key));
}

static err visit_values(struct ctx *cx, struct tx *tx, struct walk *w, const struct query_row *rows,
                        size_t count)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && !w->stopped && i < count; i++)
        e = visit_bytes(cx, tx, w, rows[i].which, rows[i].value, rows[i].position);
    return e;
}

/* Rows whose record is gone were left by a visitor that deleted it. In a write transaction each
 * record is read when its turn comes: a visitor may have changed it. A snapshot is asked for many
 * at once. */
static err visit_rows(struct ctx *cx, struct tx *tx, struct walk *w, const struct query_row *rows,
                      size_t count)
{
    struct slice keys[KV_GET_MAX], values[KV_GET_MAX];
    size_t most = tx_is_write(tx) ? 1 : KV_GET_MAX;
    err e = ERR_NONE;
    for (size_t from = 0; !e && !w->stopped && from < count; from += most) {
        size_t part = count - from < most ? count - from : most;
        for (size_t i = 0; i < part; i++) keys[i] = row_key(w, &rows[from + i]);
        e = kv_get(cx, tx_kv(tx), keys, values, part);
        for (size_t i = 0; !e && !w->stopped && i < part; i++)
            if (values[i].data)
                e = visit_bytes(cx, tx, w, rows[from + i].which, values[i],
                                rows[from + i].position);
    }
    return e;
}

/* ---- streaming ---- */

struct chunk {
    struct arena *arena;
    struct query_row rows[CHUNK_MOST];
    size_t count, most;
    bool has_values; /* what is walked are the records of a snapshot, which stay where they are */
};

static enum kv_go add_to_chunk(void *arg, struct slice key, struct slice value, err *failure)
{
    struct chunk *chunk = arg;
    struct query_row *row = &chunk->rows[chunk->count];
    (void)failure;
    if (!index_row_id(key, &row->which)) return KV_MORE;
    row->position = slice_copy(chunk->arena, key);
    row->value = chunk->has_values ? value : (struct slice){ 0 };
    return ++chunk->count == chunk->most ? KV_STOP : KV_MORE;
}

/* An equality row and the record's key order alike: the cursor is the latter, whichever was walked.
 */
static void positions_by_id(const struct walk *w, struct query_row *rows, size_t count)
{
    if (w->plan.q->sort) return;
    for (size_t i = 0; i < count; i++) {
        struct key key;
        record_key(&key, w->plan.q->entity, rows[i].which);
        rows[i].position = slice_copy(w->plan.scratch, key_slice(&key));
    }
}

static err stream(struct ctx *cx, struct tx *tx, struct walk *w)
{
    struct query_plan *plan = &w->plan;
    struct chunk chunk;
    bool down = plan->q->descending, ended = false;
    bool walks_records = !plan->driver && !plan->q->sort;
    chunk.arena = plan->scratch;
    chunk.has_values = walks_records && !tx_is_write(tx);
    err e = ERR_NONE;
    for (size_t most = CHUNK_FIRST; !e && !w->stopped && !ended; most = CHUNK_MOST) {
        struct slice to = plan->ends ? key_slice(&plan->to) : (struct slice){ 0 };
        if (to.size && slice_compare(key_slice(&plan->from), to) >= 0) break;
        arena_reset(plan->scratch);
        chunk.count = 0;
        chunk.most = most;
        e = kv_scan(cx, tx_kv(tx), key_slice(&plan->from), to, down, add_to_chunk, &chunk);
        ended = chunk.count < most;
        if (e || !chunk.count) break;
        if (!ended) query_plan_continue(plan, chunk.rows[chunk.count - 1].position);
        if (!walks_records) positions_by_id(w, chunk.rows, chunk.count);
        e = chunk.has_values ? visit_values(cx, tx, w, chunk.rows, chunk.count)
                             : visit_rows(cx, tx, w, chunk.rows, chunk.count);
    }
    return e;
}

/* ---- gathering ---- */

static int up(const void *a, const void *b)
{
    return slice_compare(((const struct query_row *)a)->position,
                         ((const struct query_row *)b)->position);
}

static int down(const void *a, const void *b)
{
    return up(b, a);
}

/* Where each candidate stands in the asked order: known from the id alone, or read from the record.
 */
static err place_rows(struct ctx *cx, struct tx *tx, struct walk *w, struct query_row *rows,
                      size_t *count)
{
    const struct query *q = w->plan.q;
    size_t kept = 0;
    if (!q->sort) {
        positions_by_id(w, rows, *count);
        return ERR_NONE;
    }
    for (size_t i = 0; i < *count; i++) {
        struct slice bytes;
        struct key key;
        err e = record_bytes(cx, tx, q->entity, rows[i].which, &bytes);
        if (!e && !bytes.data) continue;
        if (!e) e = record_decode(cx, q->entity, bytes, rows[i].which, w->record);
        if (e) return e;
        index_begin(&key, KEY_INDEX, q->entity, q->sort);
        key_field(&key, w->plan.scratch, q->sort, w->record);
        key_id(&key, rows[i].which);
        rows[kept].which = rows[i].which;
        rows[kept++].position = slice_copy(w->plan.scratch, key_slice(&key));
    }
    *count = kept;
    return ERR_NONE;
}

static bool is_behind(const struct query *q, struct slice position)
{
    if (!q->after.size) return true;
    int order = slice_compare(position, q->after);
    return q->descending ? order < 0 : order > 0;
}

static err visit_gathered(struct ctx *cx, struct tx *tx, struct walk *w, struct query_row *rows,
                          size_t count)
{
    const struct query *q = w->plan.q;
    size_t kept = 0;
    err e = place_rows(cx, tx, w, rows, &count);
    if (e || !count) return e;
    qsort(rows, count, sizeof *rows, q->descending ? down : up);
    for (size_t i = 0; i < count; i++) {
        if (!is_behind(q, rows[i].position)) continue;
        if (kept && id_equal(rows[kept - 1].which, rows[i].which))
            continue; /* found by two words */
        rows[kept++] = rows[i];
    }
    return visit_rows(cx, tx, w, rows, kept);
}

/* ---- the whole ---- */

err query_run(struct ctx *cx, struct tx *tx, const struct query *q, query_visit visit, void *arg,
              struct slice *cursor)
{
    struct walk w; /* its keys, a kilobyte and a half, are not cleared */
    struct query_row *rows = NULL;
    size_t count = 0;
    w.plan.q = q;
    w.plan.scratch = arena_borrow(cx->arena);
    w.visit = visit;
    w.arg = arg;
    w.record = arena_alloc(cx->arena, q->entity->size);
    w.last.size = 0;
    w.stopped = false;
    err e = query_plan_make(cx, tx, &w.plan);
    if (!e && w.plan.gathers) e = query_plan_gather(cx, tx, &w.plan, &rows, &count);
    if (!e) e = w.plan.gathers ? visit_gathered(cx, tx, &w, rows, count) : stream(cx, tx, &w);
    arena_give_back(cx->arena, w.plan.scratch);
    if (cursor) *cursor = (struct slice){ 0 };
    if (cursor && w.last.size) *cursor = slice_copy(cx->arena, key_slice(&w.last));
    return e;
}

err query_by(struct ctx *cx, struct tx *tx, const struct entity *entity, const char *field,
             const void *probe, query_visit visit, void *arg)
{
    struct query q = { .entity = entity, .filter_count = 1 };
    q.filters[0].field = entity_field(entity, field, strlen(field));
    q.filters[0].probe = probe;
    REQUIRE(q.filters[0].field);
    return query_run(cx, tx, &q, visit, arg, NULL);
}

err query_ref(struct ctx *cx, struct tx *tx, const struct entity *entity, const char *field,
              id target, query_visit visit, void *arg)
{
    const struct field *f = entity_field(entity, field, strlen(field));
    void *probe = arena_alloc(cx->arena, entity->size);
    REQUIRE(f && field_is_link(f));
    memcpy(field_in(f, probe), &target, sizeof target);
    return query_by(cx, tx, entity, field, probe, visit, arg);
}

err query_all(struct ctx *cx, struct tx *tx, const struct entity *entity, query_visit visit,
              void *arg)
{
    struct query q = { .entity = entity };
    return query_run(cx, tx, &q, visit, arg, NULL);
}

static enum kv_go count_one(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)record;
    (void)failure;
    ++*(size_t *)arg;
    return KV_MORE;
}

err query_count(struct ctx *cx, struct tx *tx, const struct query *q, size_t *out)
{
    *out = 0;
    return query_run(cx, tx, q, count_one, out, NULL);
}
