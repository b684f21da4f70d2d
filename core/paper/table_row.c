/* SPDX-License-Identifier: MIT
 * table_row: a wrong guess must never lose a person: a row counts as a footer only when it says so
 * in words and is nearly empty, and a full row after one is data again. */
#include "table_row.h"

#include "../base/viet.h"

/* First words of what stands under a list, folded. */
static const char *const signatures[] = {
    "nguoi lap",
    "lap bieu",
    "lap danh sach",
    "nguoi tong hop",
    "nguoi kiem tra",
    "nguoi duyet",
    "nguoi phe duyet",
    "tm ",
    "t m ",
    "kt ",
    "tl ",
    "tuq ",
    "bi thu",
    "pho bi thu",
    "chu tich",
    "pho chu tich",
    "thu truong",
    "hieu truong",
    "pho hieu truong",
    "giao vien chu nhiem",
    "xac nhan",
    "ky ten",
    "ky ghi ro",
    "ky va ghi",
    "da ky",
    "ghi chu",
    "luu y",
    "noi nhan",
    "an dinh danh sach",
    "danh sach nay",
    "danh sach co",
    "danh sach tren",
    "doi truong",
    "ban chap hanh",
    "ban thuong vu",
    "can bo doan",
    "chu nhiem",
    "truong ban",
};

static bool starts_with_word(text folded, const char *words)
{
    size_t size = strlen(words);

    return text_starts(folded, text_of(words)) &&
           (folded.size == size || words[size - 1] == ' ' || folded.data[size] == ' ');
}

/* "Gia Nghĩa, ngày 05 tháng 01 năm 2026" */
static bool is_place_and_date(text folded)
{
    const char *z = folded.size ? memmem(folded.data, folded.size, "ngay ", 5) : NULL;
    const char *end = folded.data + folded.size;

    if (!z || (z != folded.data && z[-1] != ' ')) return false;
    z = memmem(z, (size_t)(end - z), " thang", 6);
    return z && memmem(z, (size_t)(end - z), " nam", 4);
}

static bool is_signature(text folded)
{
    for (size_t i = 0; i < COUNT_OF(signatures); i++)
        if (starts_with_word(folded, signatures[i])) return true;
    return is_place_and_date(folded);
}

static bool is_total(text folded)
{
    return text_equal(folded, TEXT("tong")) || text_equal(folded, TEXT("cong")) ||
           starts_with_word(folded, "tong cong") || starts_with_word(folded, "tong so") ||
           starts_with_word(folded, "cong cong") || starts_with_word(folded, "tong cong so");
}

static text folded_cell(const struct row_judge *j, const struct cell *cell)
{
    enum { LONGEST = 400 };

    if (cell->kind != CELL_TEXT || cell->shown.size > LONGEST) return TEXT("");
    return viet_fold(j->arena, cell->shown);
}

static size_t filled_columns(const struct row_judge *j, const struct sheet_row *row)
{
    size_t filled = 0;

    for (size_t i = 0; i < j->table->column_count; i++) {
        const struct table_column *c = &j->table->columns[i];
        bool any = false;
        for (uint32_t k = 0; k < c->span; k++)
            any |= sheet_cell(row, c->column + k)->kind != CELL_EMPTY;
        filled += any;
    }
    return filled;
}

/* The heading printed again on the next page. */
static bool repeats_heading(const struct row_judge *j, const struct sheet_row *row)
{
    size_t same = 0;

    for (size_t i = 0; i < j->table->column_count; i++) {
        uint32_t column = j->table->columns[i].column;
        same += text_equal(sheet_cell(row, column)->shown, sheet_cell(j->header, column)->shown);
    }
    return same * 2 > j->table->column_count;
}

/* "(1) (2) (3)", "1 2 3", "A B 1 2": three cells or more, each the one after the last. */
static bool numbers_columns(const struct sheet_row *row)
{
    int64_t expected = 0, number;
    size_t cells = 0;

    for (uint32_t i = 0; i < row->count; i++) {
        text t = row->cells[i].shown;
        if (t.size == 0) continue;
        cells++;
        if (t.size > 2 && t.data[0] == '(' && t.data[t.size - 1] == ')')
            t = text_part(t, 1, t.size - 1);
        if (t.size == 1 && t.data[0] >= 'A' && t.data[0] <= 'D' && expected == 0) continue;
        if (!text_to_int(t, &number) || number != expected + 1) return false;
        expected = number;
    }
    return cells >= 3 && expected >= 2;
}

static bool is_roman_or_letter(text t)
{
    for (size_t i = 0; i < t.size; i++)
        if (!memchr("IVX", t.data[i], 3) && !(t.size == 1 && t.data[i] >= 'A' && t.data[i] <= 'Z'))
            return false;
    return t.size > 0;
}

static bool opens_section(const struct row_judge *j, const struct sheet_row *row, size_t index,
                          size_t filled)
{
    size_t cells = 0;

    for (uint32_t i = 0; i < row->count; i++) cells += row->cells[i].kind != CELL_EMPTY;
    if (cells == 1 && j->wide[index]) return true;
    return filled <= 1 && j->running != RUNNING_NONE &&
           is_roman_or_letter(sheet_cell(row, j->running)->shown);
}

/* Any cell says so, and the row is nearly empty or has nothing else. */
static bool closes_list(const struct row_judge *j, const struct sheet_row *row, bool sparse)
{
    enum { NARROW = 3 /* columns: two signatures side by side may fill such a table's row */ };
    size_t said = 0, cells = 0;

    if (!sparse && j->table->column_count > NARROW) return false;
    for (uint32_t i = 0; i < row->count; i++) {
        if (row->cells[i].kind == CELL_EMPTY) continue;
        cells++;
        said += is_signature(folded_cell(j, &row->cells[i]));
        if (sparse ? said > 0 : said < cells) break;
    }
    return said > 0 && (sparse || said == cells);
}

/* Only words with the first letter of a total are worth folding: this is asked of every row. */
static bool opens_with_total(const struct row_judge *j, const struct sheet_row *row)
{
    for (uint32_t i = 0; i < row->count; i++) {
        const struct cell *cell = &row->cells[i];
        if (cell->kind == CELL_EMPTY) continue;
        return memchr("TtCc", cell->shown.data[0], 4) && is_total(folded_cell(j, cell));
    }
    return false;
}

/* Under a signature only: names of signers stand in columns of dates and numbers too. */
static bool fits_columns(const struct row_judge *j, const struct sheet_row *row)
{
    for (size_t i = 0; i < j->table->column_count; i++) {
        const struct table_column *c = &j->table->columns[i];
        const struct cell *cell = sheet_cell(row, c->column);
        bool counted = c->field->kind == FIELD_DATE || c->field->kind == FIELD_TIME ||
                       c->field->kind == FIELD_INT || c->field->kind == FIELD_MONEY;
        bool digit = false;
        for (size_t k = 0; k < cell->shown.size && !digit; k++)
            digit = cell->shown.data[k] >= '0' && cell->shown.data[k] <= '9';
        if (counted && cell->kind != CELL_EMPTY && !digit) return false;
    }
    return true;
}

bool table_row_is_data(struct row_judge *j, size_t index, enum table_skip_why *why)
{
    const struct sheet_row *row = &j->table->sheet->rows[index];
    size_t filled = filled_columns(j, row), columns = j->table->column_count;
    bool sparse = filled * 2 < columns || filled <= 1;
    bool numbering = j->numbering_may_follow && numbers_columns(row);

    j->numbering_may_follow = false;
    *why = SKIP_SIGNATURE;
    if (closes_list(j, row, sparse)) {
        j->ended = true;
        return false;
    }
    if (j->ended && columns > 1 && (sparse || !fits_columns(j, row))) return false;
    j->ended = false;
    *why = SKIP_HEADING;
    if (numbering || repeats_heading(j, row)) return false;
    *why = SKIP_TOTAL;
    if (opens_with_total(j, row)) return false;
    *why = SKIP_SECTION;
    if (columns > 1 && opens_section(j, row, index, filled)) return false;
    *why = SKIP_EMPTY;
    return filled > 0;
}
