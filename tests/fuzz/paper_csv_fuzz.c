/* SPDX-License-Identifier: MIT
 * Any bytes as a text table: refused with a sentence or read into clean cells within the limits;
 * what is read can be matched, and written again reads the same. */
#include <stdint.h>

#include "core/paper/sheet_csv.h"
#include "core/paper/table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct person {
    id id;
    text full_name;
    date birth;
};

static const struct field person_fields[] = {
    FIELD(1, struct person, full_name, TEXT, REQUIRED, .label = "Họ và tên"),
    FIELD(2, struct person, birth, DATE, 0, .label = "Ngày sinh"),
    { 0 },
};

static void check_cells(const struct sheet *s)
{
    uint32_t last = 0;

    for (size_t i = 0; i < s->row_count; i++) {
        const struct sheet_row *row = &s->rows[i];
        REQUIRE(row->number > last && row->count > 0 && row->count <= s->width);
        REQUIRE(row->cells[row->count - 1].kind != CELL_EMPTY);
        for (uint32_t k = 0; k < row->count; k++) {
            text shown = row->cells[k].shown;
            REQUIRE((row->cells[k].kind == CELL_EMPTY) == (shown.size == 0));
            REQUIRE(shown.size <= SHEET_CELL_MAX && (shown.size == 0 || text_is_utf8(shown)));
        }
        last = row->number;
    }
}

static void check_match(struct ctx *cx, const struct sheet *s)
{
    struct table *t;

    if (table_match(cx, s, person_fields, &t)) return;
    REQUIRE(t->row_count + t->skipped_count == s->row_count);
    for (size_t i = 0; i < t->row_count; i++)
        for (size_t k = 0; k < t->column_count; k++)
            (void)table_text(cx, t, &t->columns[k], t->rows[i]);
}

static void check_written(struct ctx *cx, const struct sheet *s)
{
    struct buffer b = buffer_in(cx->arena, 1024);
    struct sheet *again;

    sheet_csv_begin(&b);
    /* A first row without separators of other dialects keeps the reader's vote on the comma. */
    struct cell head[] = { cell_text(TEXT("a")), cell_text(TEXT("b")) };
    for (int i = 0; i < 30; i++) sheet_csv_row(&b, head, COUNT_OF(head));
    for (size_t i = 0; i < s->row_count; i++) sheet_csv_row(&b, s->rows[i].cells, s->rows[i].count);
    REQUIRE(sheet_read(cx, buffer_as_slice(&b), TEXT("again"), &again) == ERR_NONE);
    REQUIRE(again->row_count == s->row_count + 30);
    for (size_t i = 0; i < s->row_count; i++) {
        const struct sheet_row *row = &s->rows[i], *back = &again->rows[i + 30];
        REQUIRE(back->count == row->count);
        for (uint32_t k = 0; k < row->count; k++)
            REQUIRE(text_equal(row->cells[k].shown, back->cells[k].shown));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct sheet *s;
    struct ctx cx;

    ctx_begin(&cx, arena);
    err e = sheet_read(&cx, (struct slice){ data, size }, TEXT("fuzz.csv"), &s);
    REQUIRE((e == ERR_NONE) == (s != NULL) && e == cx.error);
    if (!e) {
        check_cells(s);
        check_match(&cx, s);
        ctx_clear(&cx);
        if (size < 4096) check_written(&cx, s);
    }
    arena_free(arena);
    return 0;
}
