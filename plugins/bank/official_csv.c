/* SPDX-License-Identifier: MIT
 * official_csv: reads a whole file, then cuts it in place: cells are views of the file's bytes. */
#include "official_csv.h"

#include <errno.h>
#include <stdio.h>

enum { FILE_MAX = 1 << 20 };

static err file_read(struct ctx *cx, const char *dir, const char *file, text *out)
{
    const char *path = text_z(cx->arena, text_format(cx->arena, "%s/%s", dir, file));
    FILE *in = fopen(path, "rb");
    *out = TEXT("");
    if (!in)
        return ctx_fail(cx, ERR_IO, NULL, "data-file",
                        SAY("Không mở được %s: %s", "Cannot open %s: %s"), path, strerror(errno));
    char *bytes = arena_alloc(cx->arena, FILE_MAX);
    size_t size = fread(bytes, 1, FILE_MAX, in);
    bool whole = !ferror(in) && size < FILE_MAX;
    (void)fclose(in);
    *out = (text){ bytes, size };
    if (whole && text_is_utf8(*out)) return ERR_NONE;
    return ctx_fail(cx, ERR_IO, NULL, "data-file",
                    SAY("Tệp %s quá lớn hoặc không phải UTF-8", "%s is too big or not UTF-8"),
                    path);
}

/* Takes the first cell off the line; false when it was the last. */
static bool take_cell(text *line, text *cell)
{
    if (line->size == 0 || line->data[0] != '"') {
        bool more = text_find(*line, ',', 0) < line->size;
        *cell = text_cut(line, ',');
        return more;
    }
    text rest = text_part(*line, 1, line->size);
    *cell = text_cut(&rest, '"');
    *line = text_part(rest, 1, rest.size);
    return rest.size > 0;
}

static size_t cut_line(text line, text cells[OFFICIAL_COLUMNS_MAX])
{
    size_t count = 0;
    bool more = true;
    while (more && count < OFFICIAL_COLUMNS_MAX) more = take_cell(&line, &cells[count++]);
    return count;
}

err official_csv_read(struct ctx *cx, const char *dir, const char *file, struct official_table *out)
{
    text rest;
    *out = (struct official_table){ .file = file };
    err e = file_read(cx, dir, file, &rest);
    if (e) return e;
    size_t lines = 0;
    for (size_t i = 0; i < rest.size; i++) lines += rest.data[i] == '\n';
    out->rows = ARENA_ARRAY(cx->arena, lines + 1, struct official_row);
    out->columns = cut_line(text_cut(&rest, '\n'), out->names);
    for (size_t line = 2; rest.size; line++) {
        struct official_row *row = &out->rows[out->count++];
        row->line = line;
        if (cut_line(text_cut(&rest, '\n'), row->cells) == out->columns) continue;
        return ctx_fail(cx, ERR_CORRUPT, NULL, "data-file",
                        SAY("%s dòng %zu: sai số ô", "%s line %zu: wrong number of cells"), file,
                        line);
    }
    return ERR_NONE;
}

text official_cell(const struct official_table *table, const struct official_row *row,
                   const char *name)
{
    for (size_t i = 0; i < table->columns; i++)
        if (text_equal_z(table->names[i], name)) return row->cells[i];
    return TEXT("");
}

err official_fill(struct ctx *cx, const struct entity *entity, const struct official_table *table,
                  const struct official_row *row, void *record)
{
    for (size_t i = 0; i < table->columns; i++) {
        const struct field *f = entity_field(entity, table->names[i].data, table->names[i].size);
        if (!f || f->kind == FIELD_REF || f->kind == FIELD_PLACE) continue;
        const char *where =
            text_z(cx->arena, text_format(cx->arena, "%s:%zu/%s", table->file, row->line, f->name));
        err e = field_from_text(cx, f, row->cells[i], where, record);
        if (e) return e;
    }
    return ERR_NONE;
}
