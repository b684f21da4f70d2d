/* SPDX-License-Identifier: MIT
 * import_plan: read, identify, resolve what rows say of each other, put them in an order in which
 * they can be written, then ask of each what writing it would be told. */
#include "../store/record_text.h"
#include "import_private.h"

enum { DEPTH_MAX = 32 };

/* ---- order --------------------------------------------------------------------------------- */

/* Rows that refer to rows of the same sheet come after them. Returns whether anything moved. */
static bool deepen(struct tx *tx, struct import *im, struct import_row *row)
{
    bool moved = false;
    if (row->depth > DEPTH_MAX) return false; /* refused later */
    for (const struct field *f = im->fields + 1; f->id; f++) {
        if (!import_is_link(im, f) || !import_links_itself(tx, im, f)) continue;
        const struct import_row *above = import_row_of(im, *(const id *)field_of(f, row->record));
        if (!above || above == row || above->state != ROW_NEW || row->depth > above->depth)
            continue;
        row->depth = above->depth + 1;
        moved = true;
    }
    return moved;
}

static void refuse_loops(struct ctx *cx, struct import *im)
{
    for (size_t i = 0; i < im->row_count; i++) {
        struct import_row *row = &im->rows[i];
        if (row->depth <= DEPTH_MAX || row->state == ROW_BAD) continue;
        import_problem_add(
            cx, row, ROW_BAD,
            (struct import_problem){ .cell = import_cell(cx, im, row, NULL),
                                     .code = TEXT("loop"),
                                     .vi = TEXT("Các dòng thuộc về nhau thành vòng"),
                                     .en = TEXT("Rows lie within each other in a circle") });
    }
}

static void put_in_order(struct ctx *cx, struct tx *tx, struct import *im)
{
    bool moved = true;
    size_t count = 0;
    while (moved) {
        moved = false;
        for (size_t i = 0; i < im->row_count; i++)
            if (im->rows[i].state == ROW_NEW || im->rows[i].state == ROW_KNOWN)
                moved |= deepen(tx, im, &im->rows[i]);
    }
    refuse_loops(cx, im);
    im->order = ARENA_ARRAY(cx->arena, im->row_count + 1, struct import_row *);
    for (unsigned depth = 0; count < im->row_count; depth++)
        for (size_t i = 0; i < im->row_count; i++)
            if (im->rows[i].depth == depth) im->order[count++] = &im->rows[i];
}

/* Names of the rows themselves go into the book of this entity before rows look each other up. */
static err resolve_among_rows(struct ctx *cx, struct tx *tx, struct import *im)
{
    struct name_book *book = NULL;
    for (const struct field *f = im->fields + 1; f->id; f++) {
        if (!import_is_link(im, f) || !import_links_itself(tx, im, f) || !import_column(im, f))
            continue;
        err e = book ? ERR_NONE : name_book_new(cx, tx, im->entity, &book);
        if (e) return e;
        im->books[f - im->fields] = book;
    }
    for (size_t i = 0; book && i < im->row_count; i++)
        if (im->rows[i].state == ROW_NEW || im->rows[i].state == ROW_KNOWN)
            name_book_add(cx, book, im->rows[i].record);
    return import_resolve(cx, tx, im, true);
}

/* ---- one row ------------------------------------------------------------------------------- */

static bool same_fields(const struct entity *entity, const void *a, const void *b)
{
    for (const struct field *f = entity->fields; f->id; f++)
        if (!(f->flags & DERIVED) && !field_equal(f, a, b)) return false;
    return true;
}

static void keep_texts(struct arena *arena, const struct entity *entity, void *record)
{
    for (const struct field *f = entity->fields; f->id; f++)
        if (f->kind == FIELD_TEXT && !field_is_empty(f, record))
            *(text *)field_in(f, record) = text_copy(arena, *(const text *)field_of(f, record));
}

static err values_free(struct ctx *work, struct tx *tx, const struct import *im, const void *record)
{
    void *found = arena_alloc(work->arena, im->entity->size);
    for (const struct field *f = im->entity->fields; f->id; f++) {
        if (!(f->flags & UNIQUE) || (f->flags & DERIVED) || field_is_empty(f, record)) continue;
        err e = record_find(work, tx, im->entity, f->name, record, found);
        if (e && e != ERR_NOT_FOUND) return e;
        if (e || id_equal(*(const id *)found, *(const id *)record)) continue;
        return ctx_fail(
            work, ERR_CONFLICT, text_z(work->arena, text_format(work->arena, "/%s", f->name)),
            "unique",
            SAY("Đã có bản ghi khác dùng giá trị này", "Another record already has this value"));
    }
    return ERR_NONE;
}

/* A new unit under a unit of the same sheet belongs where that one does. */
static err may_write(struct ctx *work, struct tx *tx, const struct import *im, const void *record)
{
    const struct entity *entity = im->entity;
    id unit = ID_NONE;
    if (work->actor.system) return ERR_NONE;
    err e = entity->scope ? record_path(work, tx, entity, record, entity->scope, &unit) : ERR_NONE;
    const struct import_row *above = e || id_is_none(unit) ? NULL : import_row_of(im, unit);
    if (above && above->state == ROW_NEW) return ERR_NONE;
    return e ? e : access_require(work, tx, entity->write, unit);
}

/* What record_create or record_update would say; `before` NULL for a new record. */
static err ask_checks(struct ctx *work, struct tx *tx, const struct import *im, const void *before,
                      void *record)
{
    err e = before ? may_write(work, tx, im, before) : ERR_NONE;
    if (!e) e = record_check(work, im->entity, record);
    if (!e && im->entity->check) e = im->entity->check(work, tx, before, record);
    if (!e && work->flaw_count) e = ERR_INVALID;
    if (!e) e = values_free(work, tx, im, record);
    return e ? e : may_write(work, tx, im, record);
}

static bool hangs_on_bad(struct tx *tx, const struct import *im, const struct import_row *row,
                         const struct field **by)
{
    for (const struct field *f = im->fields + 1; f->id; f++) {
        if (!import_is_link(im, f) || !import_links_itself(tx, im, f)) continue;
        const struct import_row *above = import_row_of(im, *(const id *)field_of(f, row->record));
        *by = f;
        if (above && above != row && above->state == ROW_BAD) return true;
    }
    return false;
}

static void say_hangs(struct ctx *cx, const struct import *im, struct import_row *row,
                      const struct field *by)
{
    import_problem_add(
        cx, row, ROW_BAD,
        (struct import_problem){ .cell = import_cell(cx, im, row, by),
                                 .code = TEXT("row_above_bad"),
                                 .vi = TEXT("Dòng mà dòng này thuộc về có chỗ sai"),
                                 .en = TEXT("The row that this one lies within has a problem") });
}

static err check_known(struct ctx *work, struct tx *tx, struct import *im, struct import_row *row)
{
    void *before = arena_alloc(work->arena, im->entity->size);
    void *after = arena_alloc(work->arena, im->entity->size);
    err e = import_overlay(work, tx, im, row, before, after);
    bool same = !e && same_fields(im->entity, before, after);
    if (!e && !same) e = ask_checks(work, tx, im, before, after);
    if (e) return e;
    if (same || same_fields(im->entity, before, after)) row->state = ROW_SAME;
    return ERR_NONE;
}

/* A new record of a sheet that lacks a column is said to be bad once, at the heading. */
static err check_row(struct ctx *cx, struct ctx *work, struct tx *tx, struct import *im,
                     struct import_row *row)
{
    const struct field *by;
    if (row->state == ROW_NEW && im->table->missing_count && im->lacks_columns) {
        row->state = ROW_BAD;
        return ERR_NONE;
    }
    if (hangs_on_bad(tx, im, row, &by)) {
        say_hangs(cx, im, row, by);
        return ERR_NONE;
    }
    err e = row->state == ROW_KNOWN ? check_known(work, tx, im, row)
                                    : ask_checks(work, tx, im, NULL, row->record);
    if (e && !import_is_refusal(e)) return e;
    if (e) {
        import_take_flaws(cx, im, row, work);
        return ERR_NONE;
    }
    if (row->state != ROW_NEW) return ERR_NONE;
    keep_texts(cx->arena, im->entity, row->record); /* checks filled it */
    return import_compare(cx, tx, im, row);
}

static err check_rows(struct ctx *cx, struct tx *tx, struct import *im)
{
    struct arena *arena = arena_new();
    struct ctx work;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < im->row_count; i++) {
        struct import_row *row = im->order[i];
        if (row->state != ROW_NEW && row->state != ROW_KNOWN) continue;
        import_work_begin(cx, &work, arena);
        e = check_row(cx, &work, tx, im, row);
        if (e)
            (void)ctx_fail(cx, e, NULL, text_z(cx->arena, work.slug), "%s%.0s", "%.0s%s",
                           text_z(cx->arena, work.detail_vi), text_z(cx->arena, work.detail_en));
    }
    arena_free(arena);
    return e;
}

/* ---- columns that are not there ------------------------------------------------------------ */

static void note_missing(struct ctx *cx, struct import *im)
{
    const struct table *t = im->table;
    for (size_t i = 0; i < t->missing_count; i++) {
        const struct field *f = t->missing[i];
        if (!field_is_empty(f, im->defaults)) continue;
        struct import_problem *p = ARENA_NEW(cx->arena, struct import_problem);
        *p = (struct import_problem){ .cell = sheet_position(cx->arena, t->columns[0].column,
                                                             im->sheet->rows[t->header].number),
                                      .code = TEXT("required-column"),
                                      .vi = text_format(cx->arena, "Thiếu cột “%s”", f->label),
                                      .en = text_format(cx->arena, "The column “%s” is missing",
                                                        f->label_en) };
        *im->general_end = p;
        im->general_end = &p->next;
        im->lacks_columns = true;
    }
}

/* Rows that only change stored records need not have every column. */
static void forget_missing(struct import *im)
{
    for (size_t i = 0; i < im->row_count; i++)
        if (im->rows[i].state == ROW_BAD) return;
    im->general = NULL;
    im->general_end = &im->general;
}

err import_plan(struct ctx *cx, struct tx *tx, const struct sheet *sheet,
                const struct import_options *options, struct import **out)
{
    struct import *im = ARENA_NEW(cx->arena, struct import);
    *im = (struct import){ .options = *options, .entity = options->entity, .sheet = sheet };
    im->general_end = &im->general;
    err e = import_read(cx, tx, im);
    if (!e) note_missing(cx, im);
    if (!e) e = import_resolve(cx, tx, im, false);
    if (!e) e = import_identify(cx, tx, im);
    if (!e) e = resolve_among_rows(cx, tx, im);
    if (e) return e;
    put_in_order(cx, tx, im);
    e = check_rows(cx, tx, im);
    if (!e && im->row_count) forget_missing(im);
    *out = im;
    return e;
}
