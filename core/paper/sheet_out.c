/* SPDX-License-Identifier: MIT
 * sheet_out: one door for exporters; which form it is, only this file asks. */
#include "sheet_out.h"

#include "../base/buffer.h"
#include "sheet_csv.h"
#include "sheet_xlsx_write.h"

struct sheet_out {
    enum sheet_form form;
    size_t columns;
    struct buffer csv;
    struct xlsx_write *xlsx;
};

const char *sheet_form_media(enum sheet_form form)
{
    return form == SHEET_CSV ? "text/csv; charset=utf-8; header=present"
                             : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

static void csv_row_of_headings(struct ctx *cx, struct sheet_out *o,
                                const struct sheet_column columns[])
{
    struct cell *cells = ARENA_ARRAY(cx->arena, o->columns, struct cell);

    for (size_t i = 0; i < o->columns; i++) cells[i] = cell_text(columns[i].heading);
    sheet_csv_row(&o->csv, cells, o->columns);
}

static void csv_headings(struct ctx *cx, struct sheet_out *o, const struct sheet_column columns[])
{
    o->csv = buffer_in(cx->arena, 4096);
    sheet_csv_begin(&o->csv);
    csv_row_of_headings(cx, o, columns);
}

err sheet_out_open(struct ctx *cx, enum sheet_form form, text title,
                   const struct sheet_column columns[], size_t count, struct sheet_out **out)
{
    struct sheet_out *o = ARENA_NEW(cx->arena, struct sheet_out);
    err e = ERR_NONE;

    REQUIRE(count > 0 && count <= SHEET_COLUMNS_MAX);
    o->form = form;
    o->columns = count;
    if (form == SHEET_CSV)
        csv_headings(cx, o, columns);
    else
        e = xlsx_write_open(cx, title, columns, count, &o->xlsx);
    *out = e ? NULL : o;
    return e;
}

err sheet_out_next(struct ctx *cx, struct sheet_out *o, text title,
                   const struct sheet_column columns[], size_t count)
{
    REQUIRE(count > 0 && count <= SHEET_COLUMNS_MAX);
    o->columns = count;
    if (o->form == SHEET_XLSX) return xlsx_write_next(cx, o->xlsx, title, columns, count);
    sheet_csv_row(&o->csv, NULL, 0);
    csv_row_of_headings(cx, o, columns);
    return ERR_NONE;
}

err sheet_out_row(struct ctx *cx, struct sheet_out *o, const struct cell cells[], size_t count)
{
    REQUIRE(count <= o->columns);
    if (o->form == SHEET_XLSX) return xlsx_write_row(cx, o->xlsx, cells, count);
    struct cell *plain = ARENA_ARRAY(cx->arena, count, struct cell);
    for (size_t i = 0; i < count; i++)
        plain[i] =
            cells[i].kind == CELL_FORMULA ? cell_number(cx->arena, cells[i].value) : cells[i];
    sheet_csv_row(&o->csv, plain, count);
    return ERR_NONE;
}

err sheet_out_close(struct ctx *cx, struct sheet_out *o, struct slice *bytes)
{
    if (o->form == SHEET_XLSX) return xlsx_write_close(cx, o->xlsx, bytes);
    *bytes = buffer_as_slice(&o->csv);
    return ERR_NONE;
}
