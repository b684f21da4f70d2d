/* SPDX-License-Identifier: MIT
 * import_read: from cells to records. What a cell refers to is resolved when every row has been
 * read, because a row may refer to one below it. Constants and fallbacks fill what is empty. */
#include "../store/record_text.h"
#include "import_private.h"

static const struct field id_field = { .id = UINT16_MAX,
                                       .kind = FIELD_REF,
                                       .name = "id",
                                       .size = sizeof(id),
                                       .label = "Mã bản ghi",
                                       .label_en = "Record id" };

bool import_may_set(const struct field *f)
{
    return !(f->flags & (DERIVED | READ_ONLY | SECRET));
}

bool import_is_link(const struct import *im, const struct field *f)
{
    bool link = f->kind == FIELD_REF || f->kind == FIELD_PLACE || f->kind == FIELD_FILE;
    return link && f != &im->fields[0];
}

bool import_links_itself(struct tx *tx, const struct import *im, const struct field *f)
{
    return schema_target(tx_schema(tx), f) == im->entity;
}

/* The id before the entity's own fields: an exported file may name its records. */
static const struct field *sheet_fields(struct arena *arena, const struct entity *entity)
{
    size_t count = 0;
    while (entity->fields[count].id) count++;
    struct field *fields = ARENA_ARRAY(arena, count + 2, struct field);
    fields[0] = id_field;
    memcpy(fields + 1, entity->fields, (count + 1) * sizeof(*fields));
    return fields;
}

/* ---- links --------------------------------------------------------------------------------- */

/* One book per target, shared by the fields that point to it. */
static err book_of(struct ctx *cx, struct tx *tx, struct import *im, const struct field *f,
                   struct name_book **out)
{
    const struct entity *target = schema_target(tx_schema(tx), f);
    size_t at = (size_t)(f - im->fields);
    for (size_t i = 0; !im->books[at] && im->fields[i].id; i++)
        if (im->books[i] && schema_target(tx_schema(tx), &im->fields[i]) == target)
            im->books[at] = im->books[i];
    err e = im->books[at] ? ERR_NONE : name_book_new(cx, tx, target, &im->books[at]);
    *out = im->books[at];
    return e;
}

static void say_unresolved(struct ctx *cx, const char *pointer, text typed,
                           const struct name_found *found)
{
    if (found->verdict == NAME_AMBIGUOUS)
        ctx_flaw(cx, pointer, "ambiguous", SAY("“%.*s” có thể là: %.*s", "“%.*s” may be: %.*s"),
                 TEXT_ARGS(typed), TEXT_ARGS(found->candidates));
    else
        ctx_flaw(cx, pointer, "unknown",
                 SAY("Không tìm thấy “%.*s” trong danh mục", "“%.*s” is not in the list"),
                 TEXT_ARGS(typed));
}

/* Reads a link into the record; a flaw at `pointer` when it cannot be. */
static err read_link(struct ctx *cx, struct tx *tx, struct import *im, const struct field *f,
                     text typed, const char *pointer, void *record)
{
    struct name_book *book;
    struct name_found found;
    typed = text_trim(typed);
    if (text_is_empty(typed)) return ERR_NONE;
    err e = book_of(cx, tx, im, f, &book);
    date day = name_day(im->entity, f, record, instant_date(cx->now));
    if (!e) e = name_book_find(cx, tx, book, typed, day, &found);
    if (e) return e;
    if (found.verdict == NAME_KNOWN)
        *(id *)field_in(f, record) = found.which;
    else
        say_unresolved(cx, pointer, typed, &found);
    return ERR_NONE;
}

static err resolve_row(struct ctx *cx, struct tx *tx, struct import *im, struct import_row *row,
                       bool self)
{
    struct ctx work = *cx;
    err e = ERR_NONE;
    ctx_clear(&work);
    for (size_t i = 0; !e && i < im->table->column_count; i++) {
        const struct table_column *c = &im->table->columns[i];
        if (!import_is_link(im, c->field) || import_links_itself(tx, im, c->field) != self)
            continue;
        if (table_error(im->table, c, row->at).size) continue;
        e = read_link(&work, tx, im, c->field, table_text(&work, im->table, c, row->at),
                      table_pointer(&work, im->table, c, row->at), row->record);
    }
    import_take_flaws(cx, im, row, &work);
    return e;
}

err import_resolve(struct ctx *cx, struct tx *tx, struct import *im, bool self)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < im->row_count; i++) {
        e = resolve_row(cx, tx, im, &im->rows[i], self);
        for (const struct field *f = im->fields + 1; f->id; f++)
            if (import_is_link(im, f) && field_is_empty(f, im->rows[i].record))
                memcpy(field_in(f, im->rows[i].record), field_of(f, im->defaults), f->size);
    }
    return e;
}

/* ---- constants ----------------------------------------------------------------------------- */

static err read_constant(struct ctx *cx, struct tx *tx, struct import *im,
                         const struct import_constant *c)
{
    const struct field *f = im->fields + 1;
    const char *pointer = text_z(cx->arena, text_format(cx->arena, "/%.*s", TEXT_ARGS(c->field)));
    while (f->id && !text_equal_z(c->field, f->name)) f++;
    if (!f->id || !import_may_set(f))
        return ctx_fail(cx, ERR_INVALID, pointer, "constant",
                        SAY("Không có mục “%.*s” để đặt giá trị", "There is no “%.*s” to set"),
                        TEXT_ARGS(c->field));
    if (!import_is_link(im, f)) return field_from_text(cx, f, c->value, pointer, im->defaults);
    err e = read_link(cx, tx, im, f, c->value, pointer, im->defaults);
    return e ? e : cx->error;
}

/* ---- rows ---------------------------------------------------------------------------------- */

static void read_cell(struct ctx *work, const struct import *im, const struct table_column *c,
                      struct import_row *row)
{
    const char *pointer = table_pointer(work, im->table, c, row->at);
    text error = table_error(im->table, c, row->at);
    if (error.size) {
        ctx_flaw(work, pointer, "formula",
                 SAY("Công thức trong ô bị lỗi (%.*s)", "The formula in this cell fails (%.*s)"),
                 TEXT_ARGS(error));
        return;
    }
    if (import_is_link(im, c->field)) return;
    err e = field_from_text(work, c->field, table_text(work, im->table, c, row->at), pointer,
                            row->record);
    (void)e; /* noted as a flaw; the other cells are wanted too */
}

static void fill_empty(struct ctx *work, const struct import *im, void *record)
{
    for (const struct field *f = im->fields + 1; f->id; f++) {
        if (!import_may_set(f) || import_is_link(im, f) || !field_is_empty(f, record)) continue;
        memcpy(field_in(f, record), field_of(f, im->defaults), f->size);
        if (!f->fallback || !field_is_empty(f, record)) continue;
        err e = field_from_text(work, f, text_of(f->fallback), f->name, record);
        REQUIRE(!e); /* tables are checked at start */
    }
}

static void read_row(struct ctx *cx, struct import *im, size_t at, struct import_row *row)
{
    struct ctx work = *cx;
    ctx_clear(&work);
    *row = (struct import_row){ .at = at,
                                .number = im->sheet->rows[at].number,
                                .record = arena_alloc(cx->arena, im->entity->size) };
    row->problems_end = &row->problems;
    for (size_t i = 0; i < im->table->column_count; i++)
        read_cell(&work, im, &im->table->columns[i], row);
    fill_empty(&work, im, row->record);
    import_take_flaws(cx, im, row, &work);
}

static void list_ignored(struct ctx *cx, struct import *im)
{
    static const char *const codes[] = { "unknown", "twice", "not_taken" };
    const struct table *t = im->table;
    im->ignored = ARENA_ARRAY(cx->arena, t->unmapped_count + 1, struct import_ignored);
    for (size_t i = 0; i < t->unmapped_count; i++)
        im->ignored[im->ignored_count++] = (struct import_ignored){
            .cell =
                sheet_position(cx->arena, t->unmapped[i].column, im->sheet->rows[t->header].number),
            .heading = t->unmapped[i].heading,
            .code = text_of(codes[t->unmapped[i].why]),
        };
}

err import_read(struct ctx *cx, struct tx *tx, struct import *im)
{
    size_t fields = 0;
    im->fields = sheet_fields(cx->arena, im->entity);
    while (im->fields[fields].id) fields++;
    im->books = ARENA_ARRAY(cx->arena, fields + 1, struct name_book *);
    im->defaults = arena_alloc(cx->arena, im->entity->size);
    err e = table_match(cx, im->sheet, im->fields, &im->table);
    for (size_t i = 0; !e && i < im->options.constant_count; i++)
        e = read_constant(cx, tx, im, &im->options.constants[i]);
    if (e) return e;
    list_ignored(cx, im);
    im->row_count = im->table->row_count;
    im->rows = ARENA_ARRAY(cx->arena, im->row_count + 1, struct import_row);
    for (size_t i = 0; i < im->row_count; i++) read_row(cx, im, im->table->rows[i], &im->rows[i]);
    return ERR_NONE;
}
