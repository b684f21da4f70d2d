/* SPDX-License-Identifier: MIT
 * follow: two locks. `inbox` guards the notes and is held for moments only, also on the writer
 * thread; `book` guards the book and the tree and is never asked for by the writer. */
#include "follow.h"

#include <pthread.h>

#include "../plan.h"

enum { NOTES_MAX = 1 << 15 };

enum note_kind { NOTE_ADD = 1, NOTE_MARK, NOTE_MARK_ALL, NOTE_PATH };
struct note {
    uint64_t seq;
    enum note_kind kind;
    uint8_t group;
    id id;            /* the anchor, or the end of the path */
    const char *path; /* NOTE_PATH */
    int64_t sums[PLAN_GROUP_ROWS];
};

struct plan_follow {
    struct arena *arena;
    const struct schema *schema;
    const struct measure **rows;
    size_t row_count;
    struct plan_book *shape; /* empty: what the groups are */
    pthread_mutex_t inbox;
    struct note *notes, *taken; /* [NOTES_MAX] each; swapped when they are worked in */
    size_t note_count;
    bool listening; /* there is, or is being made, a book that notes are for */
    bool anew, tree_changed;
    pthread_rwlock_t book_lock;
    struct plan_book *book;
    struct arena *tree_arena;
    struct plan_tree tree;
};

struct plan_follow *plan_follow_new(const struct measure *const rows[], size_t count,
                                    const struct schema *schema)
{
    struct arena *arena = arena_new();
    struct plan_follow *f = ARENA_NEW(arena, struct plan_follow);
    f->arena = arena;
    f->schema = schema;
    f->rows = ARENA_ARRAY(arena, count, const struct measure *);
    if (count) memcpy(f->rows, rows, count * sizeof(*rows));
    f->row_count = count;
    f->shape = plan_book_new(arena, f->rows, count, schema);
    f->tree_changed = true;
    REQUIRE(pthread_mutex_init(&f->inbox, NULL) == 0);
    REQUIRE(pthread_rwlock_init(&f->book_lock, NULL) == 0);
    return f;
}

void plan_follow_free(struct plan_follow *f)
{
    if (f->book) arena_free(f->book->arena);
    if (f->tree_arena) arena_free(f->tree_arena);
    pthread_rwlock_destroy(&f->book_lock);
    pthread_mutex_destroy(&f->inbox);
    arena_free(f->arena);
}

err plan_follow_start(struct ctx *cx, void **state)
{
    size_t count = ctx_measure_count(cx);
    const struct measure **rows = ARENA_ARRAY(cx->arena, count + 1, const struct measure *);
    for (size_t i = 0; i < count; i++) rows[i] = ctx_measure(cx, i);
    *state = plan_follow_new(rows, count, db_schema(cx->db));
    return ERR_NONE;
}

void plan_follow_stop(void *state)
{
    plan_follow_free(state);
}

struct plan_follow *plan_follow_of(const struct ctx *cx)
{
    return ctx_state(cx, &plan_plugin);
}

/* ---- on the writer thread ------------------------------------------------------------------ */

struct noting {
    struct plan_follow *follow;
    const struct journal_entry *entry;
    const struct change *change;
    struct ctx *cx;
    void *before, *after; /* decoded when first asked for */
    bool decoded, failed;
};

static void add_note(struct plan_follow *f, const struct note *n)
{
    pthread_mutex_lock(&f->inbox);
    if (f->note_count == NOTES_MAX) {
        f->anew = true;
        f->note_count = 0;
    }
    if (!f->anew) f->notes[f->note_count++] = *n;
    pthread_mutex_unlock(&f->inbox);
}

static void *form(struct noting *n, struct slice bytes)
{
    if (!bytes.size) return NULL;
    void *record = arena_alloc(n->cx->arena, n->change->entity->size);
    err e = record_decode(n->cx, n->change->entity, bytes, n->change->record, record);
    n->failed = n->failed || e;
    return e ? NULL : record;
}

static void decode(struct noting *n)
{
    if (n->decoded) return;
    n->before = form(n, n->change->before);
    n->after = form(n, n->change->after);
    n->decoded = true;
}

/* One side of a counted record's change: `sign` of what it adds at its anchor. */
static void note_side(struct noting *n, uint8_t group, const void *record, int sign)
{
    const struct plan_group *g = &n->follow->shape->groups[group];
    struct note note = { .seq = n->entry->seq, .kind = NOTE_ADD, .group = group };
    if (!record) return;
    note.id = *(const id *)field_of(g->under, record);
    for (size_t r = 0; r < g->row_count; r++) note.sums[r] = sign * g->rows[r]->amount(record);
    add_note(n->follow, &note);
}

static void note_end(struct noting *n, uint8_t group, const struct measure_link *l,
                     const void *record)
{
    const struct field *f = field_named(n->change->entity->fields, text_of(l->by));
    struct note note = { n->entry->seq, NOTE_PATH, group, n->change->record, l->path, { 0 } };
    if (f && !record) return;
    if (f) note.id = *(const id *)field_of(f, record);
    if (!id_is_none(note.id)) add_note(n->follow, &note);
}

static void note_link(struct noting *n, uint8_t group, const struct measure_link *l)
{
    struct note all = { .seq = n->entry->seq, .kind = NOTE_MARK_ALL, .group = group };
    if (!l->by) {
        add_note(n->follow, &all);
    } else if (strcmp(l->by, "id") == 0) {
        note_end(n, group, l, NULL);
    } else {
        decode(n);
        note_end(n, group, l, n->before);
        note_end(n, group, l, n->after);
    }
}

static void note_group(struct noting *n, uint8_t group)
{
    const struct plan_group *g = &n->follow->shape->groups[group];
    const struct entity *entity = n->change->entity;
    struct note mark = {
        .seq = n->entry->seq, .kind = NOTE_MARK, .group = group, .id = n->change->record
    };
    if (entity == g->entity && g->under) {
        decode(n);
        note_side(n, group, n->before, -1);
        note_side(n, group, n->after, 1);
    }
    if (entity == g->placed) add_note(n->follow, &mark);
    for (size_t r = 0; r < g->row_count; r++)
        for (const struct measure_link *l = g->rows[r]->links; l && l->entity; l++)
            if (strcmp(l->entity, entity->name) == 0) note_link(n, group, l);
}

/* Most of what is written is counted nowhere. */
static bool concerns(const struct plan_follow *f, const struct entity *entity)
{
    for (size_t i = 0; i < f->shape->group_count; i++) {
        const struct plan_group *g = &f->shape->groups[i];
        if (entity == g->entity || entity == g->placed) return true;
        for (size_t r = 0; r < g->row_count; r++)
            for (const struct measure_link *l = g->rows[r]->links; l && l->entity; l++)
                if (strcmp(l->entity, entity->name) == 0) return true;
    }
    return false;
}

static bool is_listening(struct plan_follow *f, const struct change *change)
{
    bool unit = change->entity == &unit_entity || change->entity == &unit_successor_entity ||
                change->entity == &unit_past_entity;
    pthread_mutex_lock(&f->inbox);
    f->tree_changed |= unit;
    bool listening = f->listening;
    pthread_mutex_unlock(&f->inbox);
    return listening;
}

void plan_follow_changed(void *state, const struct journal_entry *entry,
                         const struct change *change)
{
    struct plan_follow *f = state;
    if (change->kind == CHANGE_READ || !is_listening(f, change)) return;
    if (!concerns(f, change->entity)) return;
    struct arena *arena = arena_new();
    struct ctx cx;
    ctx_begin(&cx, arena);
    struct noting n = { .follow = f, .entry = entry, .change = change, .cx = &cx };
    for (size_t g = 0; g < f->shape->group_count; g++) note_group(&n, (uint8_t)g);
    if (n.failed) {
        pthread_mutex_lock(&f->inbox);
        f->anew = true;
        pthread_mutex_unlock(&f->inbox);
    }
    arena_free(arena);
}

/* ---- bringing up --------------------------------------------------------------------------- */

struct bringing {
    struct plan_follow *follow;
    bool anew, tree;
    size_t count; /* of follow->taken */
};

static err work_in(struct ctx *cx, struct tx *tx, struct plan_book *b, const struct note *n)
{
    struct plan_group *g = &b->groups[n->group];
    if (n->seq <= b->seq) return ERR_NONE;
    if (n->kind == NOTE_ADD) plan_book_add(b, g, n->id, n->sums);
    if (n->kind == NOTE_MARK) plan_book_mark(b, g, n->id);
    if (n->kind == NOTE_MARK_ALL) plan_book_mark_all(b, g);
    return n->kind == NOTE_PATH ? plan_book_mark_path(cx, tx, b, g, n->path, n->id) : ERR_NONE;
}

static err count_anew(struct ctx *cx, struct tx *tx, struct plan_follow *f, struct plan_book **out)
{
    struct arena *arena = arena_new();
    struct plan_book *b = plan_book_new(arena, f->rows, f->row_count, f->schema);
    err e = plan_book_count(cx, tx, b);
    if (e)
        arena_free(arena);
    else
        *out = b;
    return e;
}

static err read_tree(struct ctx *cx, struct tx *tx, struct plan_follow *f)
{
    struct arena *arena = arena_new();
    struct plan_tree tree;
    err e = plan_tree_read(cx, tx, arena, &tree);
    if (e) {
        arena_free(arena);
        return e;
    }
    if (f->tree_arena) arena_free(f->tree_arena);
    f->tree_arena = arena;
    f->tree = tree;
    return ERR_NONE;
}

static err bring(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct bringing *b = arg;
    struct plan_follow *f = b->follow;
    struct plan_book *made = NULL;
    err e = b->tree ? read_tree(cx, tx, f) : ERR_NONE;
    if (!e && b->anew) e = count_anew(cx, tx, f, &made);
    if (made) {
        if (f->book) arena_free(f->book->arena);
        f->book = made;
        return ERR_NONE;
    }
    for (size_t i = 0; !e && i < b->count; i++) e = work_in(cx, tx, f->book, &f->taken[i]);
    return e ? e : plan_book_settle(cx, tx, f->book);
}

/* Takes the notes before the transaction begins, so that it has seen what they are about. With the
 * book's lock, for writing. */
static err bring_up(struct ctx *cx, struct plan_follow *f)
{
    struct bringing b = { .follow = f };
    pthread_mutex_lock(&f->inbox);
    if (!f->notes) {
        f->notes = ARENA_ARRAY(f->arena, NOTES_MAX, struct note);
        f->taken = ARENA_ARRAY(f->arena, NOTES_MAX, struct note);
    }
    struct note *taken = f->notes;
    f->notes = f->taken;
    f->taken = taken;
    b.count = f->note_count;
    b.anew = f->anew || !f->book;
    b.tree = f->tree_changed;
    f->note_count = 0;
    f->anew = f->tree_changed = false;
    f->listening = true;
    pthread_mutex_unlock(&f->inbox);
    err e = db_read(cx, bring, &b);
    if (!e) return ERR_NONE;
    pthread_mutex_lock(&f->inbox);
    f->anew = true;
    f->tree_changed |= b.tree;
    pthread_mutex_unlock(&f->inbox);
    return e;
}

static bool is_due(struct plan_follow *f)
{
    pthread_mutex_lock(&f->inbox);
    bool due = !f->listening || f->anew || f->tree_changed || f->note_count;
    pthread_mutex_unlock(&f->inbox);
    return due;
}

err plan_hold(struct ctx *cx, struct plan_follow *f, const struct plan_book **book,
              const struct plan_tree **tree)
{
    err e = ERR_NONE;
    if (is_due(f)) {
        REQUIRE(pthread_rwlock_wrlock(&f->book_lock) == 0);
        if (is_due(f)) e = bring_up(cx, f);
        pthread_rwlock_unlock(&f->book_lock);
    }
    if (e) return e;
    REQUIRE(pthread_rwlock_rdlock(&f->book_lock) == 0);
    if (!f->book) { /* whoever was to make it failed */
        pthread_rwlock_unlock(&f->book_lock);
        return ctx_fail(cx, ERR_BUSY, NULL, "counting",
                        SAY("Đang đếm số liệu, xin thử lại", "Figures are being counted, retry"));
    }
    *book = f->book;
    *tree = &f->tree;
    return ERR_NONE;
}

void plan_let_go(struct plan_follow *f)
{
    pthread_rwlock_unlock(&f->book_lock);
}

/* ---- counting again ------------------------------------------------------------------------ */

struct recounting {
    struct plan_follow *follow;
    struct plan_recount *out;
};

/* What is committed between the two readings is in one and not in the other: hence several tries.
 */
static err compare(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct recounting *r = arg;
    struct plan_book *fresh = NULL;
    err e = count_anew(cx, tx, r->follow, &fresh);
    if (e) return e;
    text ours = plan_book_dump(cx->arena, r->follow->book);
    text theirs = plan_book_dump(cx->arena, fresh);
    r->out->agrees = text_equal(ours, theirs);
    r->out->cells = 0;
    for (size_t i = 0; i < theirs.size; i++) r->out->cells += theirs.data[i] == '\n';
    arena_free(fresh->arena);
    return ERR_NONE;
}

err plan_recount(struct ctx *cx, struct plan_follow *f, struct plan_recount *out)
{
    enum { TRIES = 3 };
    struct recounting r = { f, out };
    err e = ERR_NONE;
    out->agrees = false;
    REQUIRE(pthread_rwlock_wrlock(&f->book_lock) == 0);
    for (int i = 0; !e && !out->agrees && i < TRIES; i++) {
        e = bring_up(cx, f);
        if (!e) e = db_read(cx, compare, &r);
    }
    if (!e && !out->agrees) {
        log_line(cx->log, LOG_ERROR, "the book of measures differed from a count from scratch",
                 "cells=%lld", (long long)out->cells);
        pthread_mutex_lock(&f->inbox);
        f->anew = true;
        pthread_mutex_unlock(&f->inbox);
    }
    pthread_rwlock_unlock(&f->book_lock);
    return e;
}

err plan_follow_job(struct ctx *cx, struct job *job)
{
    const struct plan_book *book;
    const struct plan_tree *tree;
    struct plan_follow *f = plan_follow_of(cx);
    (void)job;
    err e = plan_hold(cx, f, &book, &tree);
    if (!e) plan_let_go(f);
    return e;
}
