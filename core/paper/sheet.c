/* SPDX-License-Identifier: MIT
 * sheet: tells what kind of file came in and hands it to its reader; small services on cells.
 * The name of a file is never believed, only its first bytes. */
#include "sheet.h"

#include "serial.h"
#include "sheet_csv.h"
#include "sheet_xlsx_read.h"

static const struct cell no_cell = { .kind = CELL_EMPTY, .second = -1 };

/* Files people send instead of a table, told by their first bytes. */
static const struct foreign {
    const char *magic, *slug, *vi, *en;
} foreigns[] = {
    { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "old-or-locked-excel",
      SAY("Đây là tệp Excel đời cũ (.xls) hoặc tệp có mật khẩu. Mở bằng Excel, bỏ mật khẩu, chọn "
          "Lưu "
          "thành (Save As) dạng .xlsx rồi gửi lại.",
          "This is an old Excel file (.xls) or one with a password. Open it in Excel, remove the "
          "password, use Save As .xlsx and send it again.") },
    { "%PDF", "pdf",
      SAY("Đây là tệp PDF. Hãy gửi bảng tính gốc dạng .xlsx hoặc .csv.",
          "This is a PDF. Please send the original table as .xlsx or .csv.") },
    { "{\\rtf", "word",
      SAY("Đây là văn bản Word. Hãy chép bảng sang Excel và lưu dạng .xlsx.",
          "This is a Word document. Copy the table into Excel and save it as .xlsx.") },
    { "\x1F\x8B", "compressed",
      SAY("Đây là tệp nén. Hãy giải nén rồi gửi tệp .xlsx hoặc .csv bên trong.",
          "This is a compressed file. Unpack it and send the .xlsx or .csv inside.") },
    { "Rar!", "compressed",
      SAY("Đây là tệp nén. Hãy giải nén rồi gửi tệp .xlsx hoặc .csv bên trong.",
          "This is a compressed file. Unpack it and send the .xlsx or .csv inside.") },
    { "7z\xBC\xAF", "compressed",
      SAY("Đây là tệp nén. Hãy giải nén rồi gửi tệp .xlsx hoặc .csv bên trong.",
          "This is a compressed file. Unpack it and send the .xlsx or .csv inside.") },
    { "\x89PNG", "picture",
      SAY("Đây là ảnh. Hãy gửi bảng tính dạng .xlsx hoặc .csv.",
          "This is a picture. Please send the table as .xlsx or .csv.") },
    { "\xFF\xD8\xFF", "picture",
      SAY("Đây là ảnh. Hãy gửi bảng tính dạng .xlsx hoặc .csv.",
          "This is a picture. Please send the table as .xlsx or .csv.") },
};

static err refuse_foreign(struct ctx *cx, struct slice file)
{
    for (size_t i = 0; i < COUNT_OF(foreigns); i++)
        if (text_starts(slice_text(file), text_of(foreigns[i].magic))) /* each format shows one */
            return ctx_fail(cx, ERR_UNSUPPORTED_MEDIA, NULL, foreigns[i].slug, "%s%.0s", "%.0s%s",
                            foreigns[i].vi, foreigns[i].en);
    return ERR_NONE;
}

err sheet_read(struct ctx *cx, struct slice file, text name, struct sheet **out)
{
    struct sheet *sheet = ARENA_NEW(cx->arena, struct sheet);

    *out = NULL;
    if (file.size == 0)
        return ctx_fail(cx, ERR_INVALID, NULL, "empty-file", SAY("Tệp trống", "The file is empty"));
    if (file.size > SHEET_FILE_MAX)
        return ctx_fail(cx, ERR_TOO_LARGE, NULL, "file-too-large",
                        SAY("Tệp lớn hơn %d MB", "The file is larger than %d MB"),
                        SHEET_FILE_MAX >> 20);
    sheet->file = text_copy(cx->arena, name);
    err e = refuse_foreign(cx, file);
    if (!e)
        e = text_starts(slice_text(file), TEXT("PK")) ? sheet_xlsx_read(cx, file, sheet)
                                                      : sheet_csv_read(cx, file, sheet);
    if (!e && sheet->row_count == 0)
        e = ctx_fail(cx, ERR_INVALID, NULL, "empty-sheet",
                     SAY("Bảng không có dòng nào", "The table has no rows"));
    if (!e) *out = sheet;
    return e;
}

const struct cell *sheet_cell(const struct sheet_row *row, uint32_t column)
{
    return column < row->count ? &row->cells[column] : &no_cell;
}

const struct sheet_row *sheet_row_numbered(const struct sheet *s, uint32_t number)
{
    size_t low = 0, high = s->row_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->rows[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < s->row_count && s->rows[low].number == number ? &s->rows[low] : NULL;
}

text sheet_position(struct arena *arena, uint32_t column, uint32_t row_number)
{
    char letters[8];
    size_t at = sizeof letters;

    for (uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters[--at] = (char)('A' + (rest - 1) % 26);
    return text_format(arena, "%.*s%u", (int)(sizeof letters - at), letters + at, row_number);
}

bool sheet_position_parse(text t, uint32_t *column, uint32_t *row_number)
{
    enum { EXCEL_COLUMNS = 16384, EXCEL_ROWS = 1048576 };
    uint32_t letters = 0, digits = 0;
    size_t at = 0;

    if (at < t.size && t.data[at] == '$') at++;
    for (; at < t.size && ((t.data[at] | 0x20) >= 'a' && (t.data[at] | 0x20) <= 'z'); at++) {
        letters = letters * 26 + (uint32_t)((t.data[at] | 0x20) - 'a' + 1);
        if (letters > EXCEL_COLUMNS) return false;
    }
    if (at < t.size && t.data[at] == '$') at++;
    for (; at < t.size && t.data[at] >= '0' && t.data[at] <= '9'; at++) {
        digits = digits * 10 + (uint32_t)(t.data[at] - '0');
        if (digits > EXCEL_ROWS) return false;
    }
    if (letters == 0 || at != t.size) return false;
    *column = letters - 1;
    *row_number = digits;
    return true;
}

struct cell cell_text(text t)
{
    return (struct cell){ .shown = t, .kind = t.size ? CELL_TEXT : CELL_EMPTY, .second = -1 };
}

struct cell cell_number(struct arena *arena, int64_t value)
{
    return (struct cell){ .shown = text_format(arena, "%lld", (long long)value),
                          .kind = CELL_NUMBER,
                          .second = -1 };
}

struct cell cell_hundredths(struct arena *arena, int64_t hundredths)
{
    uint64_t size = hundredths < 0 ? 0 - (uint64_t)hundredths : (uint64_t)hundredths;
    unsigned rest = (unsigned)(size % 100);
    const char *sign = hundredths < 0 ? "-" : "";
    unsigned long long whole = size / 100;
    text shown;

    if (rest == 0)
        shown = text_format(arena, "%s%llu", sign, whole);
    else if (rest % 10 == 0)
        shown = text_format(arena, "%s%llu.%u", sign, whole, rest / 10);
    else
        shown = text_format(arena, "%s%llu.%02u", sign, whole, rest);
    return (struct cell){ .shown = shown, .kind = CELL_NUMBER, .second = -1 };
}

struct cell cell_day(struct arena *arena, date d)
{
    return d ? serial_cell(arena, d, -1) : no_cell;
}

struct cell cell_moment(struct arena *arena, instant t)
{
    if (!t) return no_cell;
    struct civil civil = instant_civil(t);
    return serial_cell(arena, instant_date(t),
                       civil.hour * 3600 + civil.minute * 60 + civil.second);
}

struct cell cell_formula(text formula, int64_t value)
{
    return (struct cell){ .shown = formula, .kind = CELL_FORMULA, .second = -1, .value = value };
}

struct cell cell_bool(bool value)
{
    return (struct cell){ .shown = value ? TEXT("TRUE") : TEXT("FALSE"),
                          .kind = CELL_BOOL,
                          .second = -1 };
}
