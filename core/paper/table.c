/* SPDX-License-Identifier: MIT
 * table: values out of a matched table, in the words field_from_text understands. */
#include "table.h"

#include "../base/buffer.h"
#include "serial.h"

/* A day typed into a column without date format is a bare count of days; outside these years a
 * number is more likely a year ("2008") or a slip. */
enum { SERIAL_FROM = 7306 /* 1920 */, SERIAL_TO = 73050 /* 2099 */ };

err table_require(struct ctx *cx, const struct table *t)
{
    text at = text_format(cx->arena, "%u", t->sheet->rows[t->header].number);

    for (size_t i = 0; i < t->missing_count; i++)
        ctx_flaw(cx, text_z(cx->arena, at), "required-column",
                 SAY("Thiếu cột “%s”%.0s ở dòng tiêu đề",
                     "%.0sThe column “%s” is missing from the headings"),
                 t->missing[i]->label,
                 t->missing[i]->label_en ? t->missing[i]->label_en : t->missing[i]->label);
    return t->missing_count ? ERR_INVALID : ERR_NONE;
}

const struct table_column *table_column_of(const struct table *t, const char *field_name)
{
    for (size_t i = 0; i < t->column_count; i++)
        if (strcmp(t->columns[i].field->name, field_name) == 0) return &t->columns[i];
    return NULL;
}

static text date_text(struct ctx *cx, enum field_kind kind, const struct cell *cell)
{
    text day = date_format(cx->arena, cell->day);
    int32_t s = cell->second < 0 ? 0 : cell->second;

    if (cell->day == 0) return cell->shown;
    if (kind == FIELD_DATE) return day;
    if (kind != FIELD_TIME) return cell->shown;
    return text_format(cx->arena, "%.*sT%02d:%02d:%02d+07:00", TEXT_ARGS(day), s / 3600,
                       s / 60 % 60, s % 60);
}

/* Programs that know no plain days export midnight with them. */
static text without_midnight(text shown)
{
    static const char *const midnights[] = { " 0:00", " 00:00", " 0:00:00", " 00:00:00",
                                             "T00:00:00" };

    for (size_t i = 0; i < COUNT_OF(midnights); i++)
        if (text_ends(shown, text_of(midnights[i])))
            return text_part(shown, 0, shown.size - strlen(midnights[i]));
    return shown;
}

static text day_text(struct ctx *cx, const struct table *t, text shown)
{
    int64_t days;
    int32_t second;
    date day;

    if (shown.size == 5 && text_to_int(shown, &days) && days >= SERIAL_FROM && days <= SERIAL_TO &&
        serial_split(shown, t->sheet->since_1904, &day, &second))
        return date_format(cx->arena, day);
    return without_midnight(shown);
}

static text cell_value(struct ctx *cx, const struct table *t, const struct field *f,
                       const struct cell *cell)
{
    switch (cell->kind) {
    case CELL_DATE:
        return date_text(cx, f->kind, cell);
    case CELL_BOOL:
        return text_equal(cell->shown, TEXT("TRUE")) ? TEXT("true") : TEXT("false");
    case CELL_TEXT:
    case CELL_NUMBER:
        return f->kind == FIELD_DATE ? day_text(cx, t, cell->shown) : cell->shown;
    case CELL_EMPTY:
    case CELL_ERROR:
    case CELL_FORMULA:
        break;
    }
    return cell->shown;
}

text table_text(struct ctx *cx, const struct table *t, const struct table_column *column,
                size_t row)
{
    const struct sheet_row *r = &t->sheet->rows[row];
    text first = cell_value(cx, t, column->field, sheet_cell(r, column->column));

    if (column->span == 1) return first;
    struct buffer b = buffer_in(cx->arena, first.size + 32);
    buffer_text(&b, first);
    for (uint32_t i = 1; i < column->span; i++) {
        text more = sheet_cell(r, column->column + i)->shown;
        if (b.size && more.size) buffer_byte(&b, ' ');
        buffer_text(&b, more);
    }
    return buffer_as_text(&b);
}

text table_error(const struct table *t, const struct table_column *column, size_t row)
{
    for (uint32_t i = 0; i < column->span; i++) {
        const struct cell *cell = sheet_cell(&t->sheet->rows[row], column->column + i);
        if (cell->kind == CELL_ERROR) return cell->shown;
    }
    return TEXT("");
}

const char *table_pointer(struct ctx *cx, const struct table *t, const struct table_column *column,
                          size_t row)
{
    return text_z(cx->arena, sheet_position(cx->arena, column->column, t->sheet->rows[row].number));
}
