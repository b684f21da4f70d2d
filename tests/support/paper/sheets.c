/* SPDX-License-Identifier: MIT
 * sheets: files are looked for in the source tree, so a test runs from any folder. */
#include "sheets.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

struct slice sheets_file(struct ctx *cx, const char *name)
{
    enum { MOST = 4 << 20 };
    text path = text_format(cx->arena, "%s/tests/data/sheets/%s", TEST_SOURCE_DIR, name);
    FILE *file = fopen(text_z(cx->arena, path), "rb");
    if (!file) fail_msg("%.*s is missing", TEXT_ARGS(path));
    uint8_t *bytes = arena_alloc(cx->arena, MOST);
    size_t size = fread(bytes, 1, MOST, file);
    assert_int_equal(fclose(file), 0);
    assert_true(size < MOST);
    return slice_copy(cx->arena, (struct slice){ bytes, size });
}

struct sheet *sheets_read_bytes(struct ctx *cx, struct slice bytes)
{
    struct sheet *s = NULL;
    err e = sheet_read(cx, bytes, TEXT("danh sách"), &s);
    if (e) fail_msg("refused: %s: %.*s", err_slug(e), TEXT_ARGS(cx->detail_vi));
    return s;
}

struct sheet *sheets_read(struct ctx *cx, const char *name)
{
    return sheets_read_bytes(cx, sheets_file(cx, name));
}

void sheets_assert(struct ctx *cx, const struct sheet *s, const char *at, enum cell_kind kind,
                   const char *shown)
{
    uint32_t column, number;
    static const struct sheet_row blank;
    assert_true(sheet_position_parse(text_of(at), &column, &number));
    const struct sheet_row *row = sheet_row_numbered(s, number);
    const struct cell *cell = sheet_cell(row ? row : &blank, column);
    if (cell->kind != kind || !text_equal_z(cell->shown, shown))
        fail_msg("%s is “%.*s” (%d), not “%s” (%d)", at, TEXT_ARGS(cell->shown), (int)cell->kind,
                 shown, (int)kind);
    assert_true(text_is_utf8(cell->shown));
    (void)cx;
}

void sheets_refused(struct ctx *cx, struct slice bytes, err expected, const char *part_of_vi)
{
    struct sheet *s = NULL;
    ctx_clear(cx);
    err e = sheet_read(cx, bytes, TEXT("tệp"), &s);
    if (e != expected || cx->error != expected)
        fail_msg("%s (%.*s), not %s", err_slug(e), TEXT_ARGS(cx->detail_vi), err_slug(expected));
    assert_null(s);
    const char *vi = text_z(cx->arena, cx->detail_vi);
    if (!strstr(vi, part_of_vi)) fail_msg("“%s” does not say “%s”", vi, part_of_vi);
    assert_true(cx->detail_en.size > 0);
    ctx_clear(cx);
}

int sheets_setup(void **state)
{
    struct ctx *cx = calloc(1, sizeof *cx);
    if (!cx) return -1;
    ctx_begin(cx, arena_new());
    *state = cx;
    return 0;
}

int sheets_teardown(void **state)
{
    struct ctx *cx = *state;
    arena_free(cx->arena);
    free(cx);
    return 0;
}
