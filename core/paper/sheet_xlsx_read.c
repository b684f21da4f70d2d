/* SPDX-License-Identifier: MIT
 * sheet_xlsx_read: one pass over the worksheet's events. Rows may be sparse and cells may come
 * without their reference; both then follow the one before. */
#include "sheet_xlsx_read.h"

#include "../base/buffer.h"
#include "archive.h"
#include "serial.h"
#include "sheet_build.h"
#include "xlsx_book.h"
#include "xlsx_part.h"
#include "xlsx_strings.h"
#include "xlsx_styles.h"

enum { MERGES_MAX = 10000 };

/* What the t attribute of a cell says its value is. */
enum value_type { VALUE_NUMBER, VALUE_SHARED, VALUE_TEXT, VALUE_BOOL, VALUE_ERROR, VALUE_ISO_DATE };

struct xlsx_reading {
    struct ctx *cx;
    struct archive *archive;
    struct sheet *sheet;
    struct sheet_build *build;
    struct xlsx_book book;
    struct xlsx_strings strings;
    struct xlsx_styles styles;
    struct buffer value; /* of the cell at hand, reused */
    uint32_t column;     /* of the next cell without a reference */
    uint32_t row;        /* number of the row at hand */
};

static err refuse(struct xlsx_reading *r, const char *slug)
{
    return ctx_fail(r->cx, ERR_INVALID, NULL, slug,
                    SAY("Trang tính bị hỏng ở gần dòng %u", "The sheet is damaged near row %u"),
                    r->row);
}

static struct cell plain_cell(enum cell_kind kind, text shown)
{
    return (struct cell){ .shown = shown, .kind = shown.size ? kind : CELL_EMPTY, .second = -1 };
}

static text with_zeros(struct arena *arena, text plain, size_t digits_min)
{
    if (plain.size >= digits_min || text_find(plain, '.', 0) < plain.size || plain.data[0] == '-')
        return plain;
    return text_format(arena, "%0*d%.*s", (int)(digits_min - plain.size), 0, TEXT_ARGS(plain));
}

/* Hours past 24 are a duration, as [h]:mm shows them. */
static bool duration(date day, int32_t second, bool since_1904, struct cell *out,
                     struct arena *arena)
{
    int64_t days = day ? day - (since_1904 ? date_of(1904, 1, 1) : date_of(1899, 12, 30)) : 0;

    if (!since_1904 && days > 0 && days <= 60) days--; /* before the day that never was */
    if (days > 10000) return false;
    *out = serial_cell(arena, 0, (int32_t)(days * 86400 + second));
    return true;
}

static struct cell number_cell(struct xlsx_reading *r, text raw, struct number_style style)
{
    struct arena *arena = r->cx->arena;
    bool since_1904 = r->sheet->since_1904;
    struct cell cell;
    int32_t second;
    date day;
    text plain;

    if (!serial_plain(arena, raw, &plain)) return plain_cell(CELL_TEXT, xlsx_text(arena, raw));
    if ((style.day || style.clock) && serial_split(plain, since_1904, &day, &second)) {
        if (!style.day && duration(day, second, since_1904, &cell, arena)) return cell;
        if (style.day && day) return serial_cell(arena, day, style.clock ? second : -1);
    }
    if (style.digits_min) plain = with_zeros(arena, plain, style.digits_min);
    return plain_cell(CELL_NUMBER, plain);
}

/* t="d": ISO 8601, written by strict producers. */
static struct cell iso_cell(struct xlsx_reading *r, text raw)
{
    date day;

    if (date_parse(text_part(raw, 0, 10), &day)) return serial_cell(r->cx->arena, day, -1);
    return plain_cell(CELL_TEXT, xlsx_text(r->cx->arena, raw));
}

static enum value_type value_type_of(text t)
{
    static const struct {
        const char *name;
        enum value_type type;
    } types[] = { { "s", VALUE_SHARED }, { "str", VALUE_TEXT }, { "inlineStr", VALUE_TEXT },
                  { "b", VALUE_BOOL },   { "e", VALUE_ERROR },  { "d", VALUE_ISO_DATE } };

    for (size_t i = 0; i < COUNT_OF(types); i++)
        if (text_equal_z(t, types[i].name)) return types[i].type;
    return VALUE_NUMBER;
}

static err shared_cell(struct xlsx_reading *r, text raw, struct cell *out)
{
    int64_t index;

    if (!text_to_int(text_trim(raw), &index) || index < 0 || (uint64_t)index >= r->strings.count)
        return refuse(r, "no-such-text");
    *out = plain_cell(CELL_TEXT, r->strings.of[index]);
    return ERR_NONE;
}

static err value_cell(struct xlsx_reading *r, enum value_type type, struct number_style style,
                      struct cell *out)
{
    text raw = buffer_as_text(&r->value);

    if (raw.size == 0) return ERR_NONE;
    switch (type) {
    case VALUE_SHARED:
        return shared_cell(r, raw, out);
    case VALUE_TEXT:
        *out = plain_cell(CELL_TEXT, xlsx_text(r->cx->arena, raw));
        break;
    case VALUE_ERROR:
        *out = plain_cell(CELL_ERROR, xlsx_text(r->cx->arena, raw));
        break;
    case VALUE_BOOL:
        *out = cell_bool(text_equal(text_trim(raw), TEXT("1")));
        break;
    case VALUE_ISO_DATE:
        *out = iso_cell(r, text_trim(raw));
        break;
    case VALUE_NUMBER:
        *out = number_cell(r, raw, style);
        break;
    }
    return ERR_NONE;
}

/* From the start of <c> to its end: collects <v> or <is> into r->value. */
static err collect_value(struct xlsx_reading *r, struct xml *x)
{
    enum xml_event event = XML_EVENT_START;
    bool in_value = false;
    err e = ERR_NONE;

    r->value.size = 0;
    while (!e && !(e = xml_next(x, &event))) {
        if (event == XML_EVENT_DONE) return ERR_NONE;
        if (event == XML_EVENT_TEXT) {
            if (in_value) buffer_text(&r->value, xml_text(x));
            continue;
        }
        if (event == XML_EVENT_END && xml_is(x, "c")) return ERR_NONE;
        if (xml_is(x, "v")) in_value = event == XML_EVENT_START;
        if (event == XML_EVENT_START && xml_is(x, "is")) e = xlsx_rich_text(x, "is", &r->value);
    }
    return e;
}

static err read_cell(struct xlsx_reading *r, struct xml *x)
{
    struct cell cell = cell_text(TEXT(""));
    struct number_style style = { 0 };
    enum value_type type = VALUE_NUMBER;
    text reference, name, s;
    uint32_t column = r->column, row = r->row;
    int64_t index;

    if (xml_attribute(x, "r", false, &reference) &&
        (!sheet_position_parse(reference, &column, &row) || row != r->row))
        return refuse(r, "bad-reference");
    if (xml_attribute(x, "t", false, &name)) type = value_type_of(name);
    if (xml_attribute(x, "s", false, &s) && text_to_int(s, &index) && index >= 0 &&
        (uint64_t)index < r->styles.count)
        style = r->styles.of[index];
    r->column = column + 1;
    err e = collect_value(r, x);
    if (!e) e = value_cell(r, type, style, &cell);
    return e ? e : sheet_build_cell(r->build, column, cell);
}

static err start_row(struct xlsx_reading *r, struct xml *x)
{
    uint32_t number = r->row + 1;
    int64_t given;
    text t;

    if (xml_attribute(x, "r", false, &t)) {
        if (!text_to_int(t, &given) || given <= r->row || given > 1048576)
            return refuse(r, "bad-row");
        number = (uint32_t)given;
    }
    r->row = number;
    r->column = 0;
    return sheet_build_row(r->build, number);
}

static void add_merge(struct xlsx_reading *r, struct xml *x)
{
    struct sheet_merge m;
    text to;

    if (r->sheet->merge_count == MERGES_MAX || !xml_attribute(x, "ref", false, &to)) return;
    text from = text_cut(&to, ':');
    if (!sheet_position_parse(from, &m.left, &m.top) ||
        !sheet_position_parse(to, &m.right, &m.bottom) || m.left > m.right || m.top > m.bottom)
        return;
    if (!r->sheet->merges)
        r->sheet->merges = ARENA_ARRAY(r->cx->arena, MERGES_MAX, struct sheet_merge);
    r->sheet->merges[r->sheet->merge_count++] = m;
}

static err read_sheet(void *arg, struct xml *x)
{
    struct xlsx_reading *r = arg;
    enum xml_event event = XML_EVENT_START;
    err e = ERR_NONE;

    while (!e && event != XML_EVENT_DONE) {
        e = xml_next(x, &event);
        if (e || event != XML_EVENT_START) continue;
        if (xml_is(x, "row"))
            e = start_row(r, x);
        else if (xml_is(x, "c"))
            e = read_cell(r, x);
        else if (xml_is(x, "mergeCell"))
            add_merge(r, x);
    }
    if (!e) e = sheet_build_row(r->build, r->row + 1);
    if (!e) sheet_build_merges(r->build);
    return e;
}

static err read_workbook(struct xlsx_reading *r)
{
    struct ctx *cx = r->cx;

    err e = xlsx_book_read(cx, r->archive, &r->book);
    if (!e && r->book.strings_part.size)
        e = xlsx_strings_read(cx, r->archive, r->book.strings_part, &r->strings);
    if (!e && r->book.styles_part.size)
        e = xlsx_styles_read(cx, r->archive, r->book.styles_part, &r->styles);
    if (e) return e;
    r->sheet->title = r->book.sheet_title;
    r->sheet->since_1904 = r->book.since_1904;
    return xlsx_part_read(cx, r->archive, r->book.sheet_part, read_sheet, r);
}

err sheet_xlsx_read(struct ctx *cx, struct slice file, struct sheet *sheet)
{
    struct xlsx_reading *r = ARENA_NEW(cx->arena, struct xlsx_reading);

    r->cx = cx;
    r->sheet = sheet;
    r->build = sheet_build_new(cx, sheet);
    r->value = buffer_in(cx->arena, 256);
    err e = archive_open(cx, file, &r->archive);
    if (e) return e;
    e = read_workbook(r);
    archive_close(r->archive);
    return e;
}
