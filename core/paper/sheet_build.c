/* SPDX-License-Identifier: MIT
 * sheet_build: one reused line of cells; rows are copied out of it at their true width, so a sheet
 * of few wide rows costs what it holds. */
#include "sheet_build.h"

enum { DEADLINE_EVERY = 256, MERGE_STEPS_MAX = 1000000 };

struct sheet_build *sheet_build_new(struct ctx *cx, struct sheet *sheet)
{
    struct sheet_build *b = ARENA_NEW(cx->arena, struct sheet_build);

    b->cx = cx;
    b->sheet = sheet;
    b->number = 1;
    return b;
}

static err cell_limits(struct sheet_build *b, uint32_t column, const struct cell *cell)
{
    if (column >= SHEET_COLUMNS_MAX)
        return ctx_fail(b->cx, ERR_TOO_LARGE, NULL, "too-many-columns",
                        SAY("Dòng %u có hơn %d cột", "Row %u has more than %d columns"), b->number,
                        SHEET_COLUMNS_MAX);
    if (cell->shown.size > SHEET_CELL_MAX) {
        text at = sheet_position(b->cx->arena, column, b->number);
        return ctx_fail(b->cx, ERR_TOO_LARGE, NULL, "cell-too-long",
                        SAY("Ô %.*s dài hơn %d KB; có thể thiếu dấu nháy kép đóng",
                            "Cell %.*s is longer than %d KB; a closing quote may be missing"),
                        TEXT_ARGS(at), SHEET_CELL_MAX >> 10);
    }
    if (++b->cells > SHEET_CELLS_MAX)
        return ctx_fail(b->cx, ERR_TOO_LARGE, NULL, "too-many-cells",
                        SAY("Bảng có hơn %d ô", "The table has more than %d cells"),
                        SHEET_CELLS_MAX);
    return ERR_NONE;
}

err sheet_build_cell(struct sheet_build *b, uint32_t column, struct cell cell)
{
    if (cell.kind == CELL_EMPTY) return ERR_NONE;
    err e = cell_limits(b, column, &cell);
    if (e) return e;
    for (; b->count <= column; b->count++) b->line[b->count] = cell_text(TEXT(""));
    b->line[column] = cell;
    return ERR_NONE;
}

static err row_limits(const struct sheet_build *b)
{
    if (b->sheet->row_count >= SHEET_ROWS_MAX)
        return ctx_fail(b->cx, ERR_TOO_LARGE, NULL, "too-many-rows",
                        SAY("Bảng có hơn %d dòng; hãy chia thành nhiều tệp",
                            "The table has more than %d rows; split it into several files"),
                        SHEET_ROWS_MAX);
    if (b->sheet->row_count % DEADLINE_EVERY == 0 && b->cx->deadline &&
        clock_ticks() > b->cx->deadline)
        return ctx_fail(b->cx, ERR_TIMEOUT, NULL, "timeout",
                        SAY("Đọc bảng quá lâu", "Reading the table took too long"));
    return ERR_NONE;
}

static struct cell *cells_copy(struct arena *arena, const struct cell *cells, uint32_t count,
                               uint32_t room)
{
    struct cell *copy = ARENA_ARRAY(arena, room, struct cell);

    memcpy(copy, cells, count * sizeof *cells);
    for (uint32_t i = count; i < room; i++) copy[i] = cell_text(TEXT(""));
    return copy;
}

static void rows_grow(struct sheet_build *b)
{
    size_t room = b->capacity ? b->capacity * 2 : 256;
    struct sheet_row *rows = ARENA_ARRAY(b->cx->arena, room, struct sheet_row);

    if (b->sheet->row_count) memcpy(rows, b->sheet->rows, b->sheet->row_count * sizeof *rows);
    b->sheet->rows = rows;
    b->capacity = room;
}

err sheet_build_row(struct sheet_build *b, uint32_t next)
{
    struct sheet *s = b->sheet;

    if (b->count > 0) {
        err e = row_limits(b);
        if (e) return e;
        if (s->row_count == b->capacity) rows_grow(b);
        s->rows[s->row_count++] =
            (struct sheet_row){ .cells = cells_copy(b->cx->arena, b->line, b->count, b->count),
                                .count = b->count,
                                .number = b->number };
        if (b->count > s->width) s->width = b->count;
    }
    b->count = 0;
    b->number = next;
    return ERR_NONE;
}

static void row_put(struct sheet_build *b, struct sheet_row *row, uint32_t column, struct cell cell)
{
    uint32_t room = column < row->count ? row->count : column + 1;
    struct cell *cells = cells_copy(b->cx->arena, row->cells, row->count, room);

    cells[column] = cell;
    row->cells = cells;
    row->count = room;
    if (room > b->sheet->width) b->sheet->width = room;
}

/* Overlapping merges, which Excel never makes, could ask for endless work and memory: the budget
 * ends it. */
void sheet_build_merges(struct sheet_build *b)
{
    struct sheet *s = b->sheet;
    size_t steps = 0;

    for (size_t m = 0; m < s->merge_count; m++) {
        const struct sheet_merge *merge = &s->merges[m];
        const struct sheet_row *first = sheet_row_numbered(s, merge->top);
        struct cell top = first ? *sheet_cell(first, merge->left) : cell_text(TEXT(""));
        if (top.kind == CELL_EMPTY || merge->left >= SHEET_COLUMNS_MAX) continue;
        for (size_t at = (size_t)(first - s->rows) + 1;
             at < s->row_count && s->rows[at].number <= merge->bottom; at++) {
            if (++steps > MERGE_STEPS_MAX || b->cells >= SHEET_CELLS_MAX) return;
            if (sheet_cell(&s->rows[at], merge->left)->kind != CELL_EMPTY) continue;
            b->cells += s->rows[at].count + 1; /* the row is copied: count it all */
            row_put(b, &s->rows[at], merge->left, top);
        }
    }
}
