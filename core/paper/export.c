/* SPDX-License-Identifier: MIT
 * export: each record's cells are made in an arena of their own, emptied before the next. DERIVED
 * fields are as of the day of cx. */
#include "export.h"

#include "../store/record_text.h"
#include "name_book.h"

struct export_column {
    const struct field *field; /* NULL = the id */
    struct name_book *book;    /* of a link */
};

struct exporting {
    const struct entity *entity;
    const struct export_options *options;
    struct export_column columns[SHEET_COLUMNS_MAX];
    size_t count, rows;
    bool derived;
    struct sheet_out *out;
    struct arena *arena; /* of one record */
};

static bool is_link(const struct field *f)
{
    return f->kind == FIELD_REF || f->kind == FIELD_PLACE || f->kind == FIELD_FILE;
}

static bool is_exported(const struct export_options *options, const struct field *f)
{
    if (f->flags & SECRET) return false;
    return options->personal || !(f->flags & (PERSONAL | SENSITIVE));
}

/* ---- values -------------------------------------------------------------------------------- */

/* Its `code`, then a value of a UNIQUE field; those that may be read by whoever reads the
 * reference. How many. */
static size_t codes_of(struct ctx *cx, struct tx *tx, const struct entity *target, id which,
                       text out[2])
{
    void *record = arena_alloc(cx->arena, target->size);
    size_t count = 0;
    if (record_get(cx, tx, target, which, record)) return 0;
    for (unsigned pass = 0; pass < 2; pass++)
        for (const struct field *f = target->fields; f->id && count <= pass; f++) {
            bool open = !(f->flags & (PERSONAL | SENSITIVE | SECRET | DERIVED));
            bool wanted = pass ? (f->flags & UNIQUE) != 0 : strcmp(f->name, "code") == 0;
            if (wanted && open && f->kind == FIELD_TEXT && !field_is_empty(f, record))
                out[count++] = *(const text *)field_of(f, record);
        }
    return count;
}

static err names_it(struct ctx *cx, struct tx *tx, struct exporting *x,
                    const struct export_column *column, const void *record, text name, bool *out)
{
    struct name_found found;
    id which = *(const id *)field_of(column->field, record);
    date day = name_day(x->entity, column->field, record, instant_date(cx->now));
    *out = false;
    if (text_is_empty(name)) return ERR_NONE;
    err e = name_book_find(cx, tx, column->book, name, day, &found);
    *out = !e && found.verdict == NAME_KNOWN && id_equal(found.which, which);
    return e;
}

/* The first of title (for people), code and id that leads back to the record. */
static err link_text(struct ctx *cx, struct tx *tx, struct exporting *x,
                     const struct export_column *column, const void *record, text *out)
{
    id which = *(const id *)field_of(column->field, record);
    const struct entity *target = schema_target(tx_schema(tx), column->field);
    text names[3];
    size_t count = 0;
    bool fits = false;
    err e = ERR_NONE;
    *out = TEXT("");
    if (id_is_none(which)) return e;
    if (!x->options->names) names[count++] = name_book_title(column->book, which);
    count += codes_of(cx, tx, target, which, names + count);
    for (size_t i = 0; !e && !fits && i < count; i++) {
        *out = names[i];
        e = names_it(cx, tx, x, column, record, names[i], &fits);
    }
    if (!fits) *out = id_text(cx->arena, which);
    return e;
}

/* A moment that minutes cannot say is written out whole. */
static struct cell moment_cell(struct ctx *cx, instant t)
{
    if (t % CLOCK_MINUTE == 0) return cell_moment(cx->arena, t);
    return cell_text(instant_format(cx->arena, t));
}

static struct cell value_cell(struct ctx *cx, const struct exporting *x, const struct field *f,
                              const void *record)
{
    const void *member = field_of(f, record);
    bool empty = field_is_empty(f, record) && f->kind != FIELD_BOOL && !(f->flags & DERIVED);
    if (empty) return cell_text(TEXT(""));
    if (f->kind == FIELD_INT || f->kind == FIELD_MONEY)
        return cell_number(cx->arena, *(const int64_t *)member);
    if (x->options->names) return cell_text(field_to_plain(cx, f, record));
    if (f->kind == FIELD_DATE) return cell_day(cx->arena, *(const date *)member);
    if (f->kind == FIELD_TIME) return moment_cell(cx, *(const instant *)member);
    return cell_text(field_to_text(cx, f, record));
}

static err cell_of(struct ctx *cx, struct tx *tx, struct exporting *x,
                   const struct export_column *column, const void *record, struct cell *out)
{
    text shown;
    if (!column->field) {
        *out = cell_text(id_text(cx->arena, *(const id *)record));
        return ERR_NONE;
    }
    if (!is_link(column->field)) {
        *out = value_cell(cx, x, column->field, record);
        return ERR_NONE;
    }
    err e = link_text(cx, tx, x, column, record, &shown);
    *out = cell_text(shown);
    return e;
}

/* ---- rows ---------------------------------------------------------------------------------- */

static err write_row(struct ctx *cx, struct tx *tx, struct exporting *x, void *record,
                     bool personal)
{
    struct cell *cells = ARENA_ARRAY(cx->arena, x->count, struct cell);
    err e = x->derived ? record_derive(cx, tx, x->entity, record, instant_date(cx->now)) : ERR_NONE;
    for (size_t i = 0; !e && i < x->count; i++) {
        const struct field *f = x->columns[i].field;
        cells[i] = cell_text(TEXT(""));
        if (!f || personal || !(f->flags & (PERSONAL | SENSITIVE)))
            e = cell_of(cx, tx, x, &x->columns[i], record, &cells[i]);
    }
    if (e) return e;
    if (x->rows++ == SHEET_ROWS_MAX)
        return ctx_fail(cx, ERR_TOO_LARGE, NULL, "rows",
                        SAY("Danh sách dài quá %d dòng", "The list is longer than %d rows"),
                        SHEET_ROWS_MAX);
    return sheet_out_row(cx, x->out, cells, x->count);
}

static enum kv_go visit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct exporting *x = arg;
    const struct export_options *o = x->options;
    bool shown = true, personal = o->personal;
    struct ctx work = *cx;
    arena_reset(x->arena);
    work.arena = x->arena;
    ctx_clear(&work);
    if (o->show) *failure = o->show(cx, tx, record, o->arg, &shown, &personal);
    if (!*failure && shown) *failure = write_row(&work, tx, x, record, personal);
    if (*failure && work.error)
        (void)ctx_fail(cx, *failure, NULL, text_z(cx->arena, work.slug), "%s%.0s", "%.0s%s",
                       text_z(cx->arena, work.detail_vi), text_z(cx->arena, work.detail_en));
    return *failure ? KV_STOP : KV_MORE;
}

/* ---- columns ------------------------------------------------------------------------------- */

/* Without a key of its own, a record is known again by its id only. */
static bool has_id_column(const struct exporting *x)
{
    return x->options->names || (!x->entity->key && !x->entity->same);
}

static err add_column(struct ctx *cx, struct tx *tx, struct exporting *x, const struct field *f)
{
    struct export_column *column = &x->columns[x->count++];
    *column = (struct export_column){ .field = f };
    if (!f || !is_link(f)) return ERR_NONE;
    const struct entity *target = schema_target(tx_schema(tx), f);
    for (size_t i = 0; i + 1 < x->count; i++)
        if (x->columns[i].book && schema_target(tx_schema(tx), x->columns[i].field) == target)
            column->book = x->columns[i].book;
    return column->book ? ERR_NONE : name_book_new(cx, tx, target, &column->book);
}

static err choose_columns(struct ctx *cx, struct tx *tx, struct exporting *x)
{
    bool names = x->options->names, with_id = has_id_column(x);
    err e = names && with_id ? add_column(cx, tx, x, NULL) : ERR_NONE;
    for (const struct field *f = x->entity->fields; !e && f->id; f++)
        if (is_exported(x->options, f)) {
            e = add_column(cx, tx, x, f);
            x->derived |= (f->flags & DERIVED) != 0;
        }
    if (!e && !names && with_id) e = add_column(cx, tx, x, NULL);
    return e;
}

static text heading_of(const struct ctx *cx, const struct export_options *options,
                       const struct field *f)
{
    if (options->names) return text_of(f ? f->name : "id");
    return f ? ctx_say(cx, f->label, f->label_en) : ctx_say(cx, "Mã bản ghi", "Record id");
}

static err open_sheet(struct ctx *cx, struct exporting *x)
{
    struct sheet_column *columns = ARENA_ARRAY(cx->arena, x->count, struct sheet_column);
    for (size_t i = 0; i < x->count; i++) {
        const struct field *f = x->columns[i].field;
        columns[i].heading = heading_of(cx, x->options, f);
        columns[i].grouped = f && f->kind == FIELD_MONEY && !x->options->names;
    }
    text title = ctx_say(cx, x->entity->label, x->entity->label_en);
    return sheet_out_open(cx, x->options->form, title, columns, x->count, &x->out);
}

err export_sheet(struct ctx *cx, struct tx *tx, const struct query *query,
                 const struct export_options *options, struct slice *out)
{
    struct exporting *x = ARENA_NEW(cx->arena, struct exporting);
    *x = (struct exporting){ .entity = query->entity, .options = options, .arena = arena_new() };
    err e = choose_columns(cx, tx, x);
    if (!e) e = open_sheet(cx, x);
    if (!e) e = query_run(cx, tx, query, visit, x, NULL);
    if (!e) e = sheet_out_close(cx, x->out, out);
    arena_free(x->arena);
    return e;
}
