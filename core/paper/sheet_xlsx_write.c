/* SPDX-License-Identifier: MIT
 * sheet_xlsx_write: Debian's libxlsxwriter writes to a path only, so the path is an anonymous file
 * of this process: names of people never touch a disk we do not erase. The creation time is a
 * constant so that the same table is the same bytes. */
#include "sheet_xlsx_write.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "../base/buffer.h"

enum {
    WIDTH_LEAST = 8,
    WIDTH_MOST = 60,
    DIGITS_EXACT = 15,  /* of a double, as Excel shows them */
    CREATED = 946684800 /* 2000-01-01T00:00Z */
};

struct xlsx_write {
    int file;
    lxw_workbook *book; /* NULL once closed */
    lxw_worksheet *sheet;
    lxw_format *bold, *day, *clock, *moment, *grouped;
    bool *column_grouped;
    lxw_row_t row; /* the next one, from 0 */
};

static void release(void *thing)
{
    struct xlsx_write *w = thing;

    if (w->book) lxw_workbook_free(w->book);
    if (w->file >= 0) (void)close(w->file);
    w->book = NULL;
    w->file = -1;
}

static err refuse_room(struct ctx *cx, const char *doing)
{
    bool full = errno == ENOSPC || errno == EDQUOT;

    return ctx_fail(
        cx, full ? ERR_NO_SPACE : ERR_IO, NULL, "xlsx-temporary",
        SAY("Không tạo được tệp Excel tạm (%s)", "No room for a temporary Excel file (%s)"), doing);
}

static lxw_format *format_of(lxw_workbook *book, const char *code)
{
    lxw_format *format = workbook_add_format(book);

    REQUIRE(format);
    format_set_num_format(format, code);
    return format;
}

static void add_formats(struct xlsx_write *w)
{
    w->bold = workbook_add_format(w->book);
    REQUIRE(w->bold);
    format_set_bold(w->bold);
    format_set_text_wrap(w->bold);
    format_set_bottom(w->bold, LXW_BORDER_THIN);
    w->day = format_of(w->book, "dd/mm/yyyy");
    w->clock = format_of(w->book, "hh:mm");
    w->moment = format_of(w->book, "dd/mm/yyyy hh:mm");
    w->grouped = format_of(w->book, "#,##0");
}

static double column_width(const struct sheet_column *column)
{
    int width = column->width ? column->width : (int)column->heading.size * 3 / 4 + 3;

    if (width < WIDTH_LEAST) width = WIDTH_LEAST;
    return width > WIDTH_MOST ? WIDTH_MOST : width;
}

static err write_text(struct ctx *cx, struct xlsx_write *w, lxw_col_t column, text t,
                      lxw_format *format)
{
    lxw_error e = worksheet_write_string(w->sheet, w->row, column, text_z(cx->arena, t), format);

    if (e == LXW_NO_ERROR) return ERR_NONE;
    return ctx_fail(cx, ERR_TOO_LARGE, NULL, "xlsx-limit",
                    SAY("Dòng %u vượt giới hạn của Excel; hãy xuất dạng CSV",
                        "Row %u is past Excel's limits; export as CSV instead"),
                    w->row + 1);
}

static err write_headings(struct ctx *cx, struct xlsx_write *w, const struct sheet_column columns[],
                          size_t count)
{
    err e = ERR_NONE;

    for (size_t i = 0; i < count; i++)
        (void)worksheet_set_column(w->sheet, (lxw_col_t)i, (lxw_col_t)i, column_width(&columns[i]),
                                   NULL);
    worksheet_freeze_panes(w->sheet, 1, 0);
    worksheet_repeat_rows(w->sheet, 0, 0);
    for (size_t i = 0; i < count && !e; i++)
        e = write_text(cx, w, (lxw_col_t)i, columns[i].heading, w->bold);
    w->row = 1;
    return e;
}

static err add_sheet(struct ctx *cx, struct xlsx_write *w, text title)
{
    const char *name = text_z(cx->arena, title);
    bool allowed = workbook_validate_sheet_name(w->book, name) == LXW_NO_ERROR && title.size > 0;
    w->sheet = workbook_add_worksheet(w->book, allowed ? name : NULL);
    return w->sheet ? ERR_NONE : refuse_room(cx, "worksheet");
}

static err open_book(struct ctx *cx, struct xlsx_write *w, text title)
{
    lxw_workbook_options options = { .constant_memory = LXW_TRUE };
    lxw_doc_properties properties = { .created = CREATED };

    w->file = memfd_create("volbank-xlsx", MFD_CLOEXEC);
    if (w->file < 0) return refuse_room(cx, "memfd");
    text path = text_format(cx->arena, "/proc/self/fd/%d", w->file);
    w->book = workbook_new_opt(text_z(cx->arena, path), &options);
    if (!w->book) return refuse_room(cx, "workbook");
    REQUIRE(workbook_set_properties(w->book, &properties) == LXW_NO_ERROR);
    return add_sheet(cx, w, title);
}

static err begin_columns(struct ctx *cx, struct xlsx_write *w, const struct sheet_column columns[],
                         size_t count)
{
    w->column_grouped = ARENA_ARRAY(cx->arena, count, bool);
    for (size_t i = 0; i < count; i++) w->column_grouped[i] = columns[i].grouped;
    w->row = 0;
    return write_headings(cx, w, columns, count);
}

err xlsx_write_next(struct ctx *cx, struct xlsx_write *w, text title,
                    const struct sheet_column columns[], size_t count)
{
    err e = add_sheet(cx, w, title);
    return e ? e : begin_columns(cx, w, columns, count);
}

err xlsx_write_open(struct ctx *cx, text title, const struct sheet_column columns[], size_t count,
                    struct xlsx_write **out)
{
    struct xlsx_write *w = ARENA_NEW(cx->arena, struct xlsx_write);

    w->file = -1;
    arena_on_release(cx->arena, release, w);
    err e = open_book(cx, w, title);
    if (!e) {
        add_formats(w);
        e = begin_columns(cx, w, columns, count);
    }
    *out = e ? NULL : w;
    return e;
}

/* A number with more digits than a double holds is written as text rather than changed. */
static bool number_is_exact(text plain)
{
    size_t digits = 0;

    for (size_t i = 0; i < plain.size; i++) digits += plain.data[i] >= '0' && plain.data[i] <= '9';
    return digits <= DIGITS_EXACT &&
           (plain.data[0] != '0' || plain.size == 1 || plain.data[1] == '.');
}

static err write_date(struct ctx *cx, struct xlsx_write *w, lxw_col_t column,
                      const struct cell *cell)
{
    struct civil civil = date_civil(cell->day);
    int32_t second = cell->second < 0 ? 0 : cell->second;
    lxw_datetime when = { .year = civil.year,
                          .month = civil.month,
                          .day = civil.day,
                          .hour = second / 3600,
                          .min = second / 60 % 60,
                          .sec = second % 60 };
    lxw_format *format = cell->second < 0 ? w->day : w->moment;

    if (cell->day == 0) {
        when.year = when.month = when.day = 0;
        format = w->clock;
        if (second >= 86400) return write_text(cx, w, column, cell->shown, NULL);
    } else if (civil.year < 1901) { /* before Excel's calendar */
        return write_text(cx, w, column, cell->shown, NULL);
    }
    if (worksheet_write_datetime(w->sheet, w->row, column, &when, format) == LXW_NO_ERROR)
        return ERR_NONE;
    return write_text(cx, w, column, cell->shown, NULL);
}

static err write_cell(struct ctx *cx, struct xlsx_write *w, lxw_col_t column,
                      const struct cell *cell)
{
    lxw_format *number_format = w->column_grouped[column] ? w->grouped : NULL;

    switch (cell->kind) {
    case CELL_EMPTY:
        return ERR_NONE;
    case CELL_DATE:
        return write_date(cx, w, column, cell);
    case CELL_BOOL:
        if (worksheet_write_boolean(w->sheet, w->row, column, text_equal(cell->shown, TEXT("TRUE")),
                                    NULL) == LXW_NO_ERROR)
            return ERR_NONE;
        break;
    case CELL_NUMBER:
        if (number_is_exact(cell->shown) &&
            worksheet_write_number(w->sheet, w->row, column,
                                   strtod(text_z(cx->arena, cell->shown), NULL),
                                   number_format) == LXW_NO_ERROR)
            return ERR_NONE;
        break;
    case CELL_FORMULA:
        if (worksheet_write_formula_num(
                w->sheet, w->row, column, text_z(cx->arena, cell->shown), number_format,
                (double)cell->value / (double)(cell->per ? cell->per : 1)) == LXW_NO_ERROR)
            return ERR_NONE;
        break;
    case CELL_TEXT:
    case CELL_ERROR:
        break;
    }
    return write_text(cx, w, column, cell->shown, NULL);
}

err xlsx_write_row(struct ctx *cx, struct xlsx_write *w, const struct cell cells[], size_t count)
{
    err e = ERR_NONE;

    for (size_t i = 0; i < count && !e; i++) e = write_cell(cx, w, (lxw_col_t)i, &cells[i]);
    w->row++;
    return e;
}

static err read_back(struct ctx *cx, int file, struct slice *bytes)
{
    struct stat about;
    size_t at = 0;

    if (fstat(file, &about) != 0) return refuse_room(cx, "fstat");
    size_t size = (size_t)about.st_size;
    uint8_t *to = arena_alloc(cx->arena, size);
    while (at < size) {
        ssize_t got = pread(file, to + at, size - at, (off_t)at);
        if (got <= 0) return refuse_room(cx, "read");
        at += (size_t)got;
    }
    *bytes = (struct slice){ to, size };
    return ERR_NONE;
}

err xlsx_write_close(struct ctx *cx, struct xlsx_write *w, struct slice *bytes)
{
    errno = 0;
    lxw_error failed = workbook_close(w->book); /* frees the book either way */
    w->book = NULL;
    err e = failed ? refuse_room(cx, lxw_strerror(failed)) : read_back(cx, w->file, bytes);
    release(w);
    return e;
}
