/* SPDX-License-Identifier: MIT
 * book_dump: a book as lines, to be compared with one counted from scratch. */
#include "book.h"

#include <stdlib.h>

static int by_text(const void *a, const void *b)
{
    return text_compare(*(const text *)a, *(const text *)b);
}

static size_t dump_unit(struct arena *arena, const struct plan_series *s, id unit,
                        const struct plan_cells *c, text *lines)
{
    size_t count = 0;
    for (size_t i = 0; i < c->count; i++)
        if (c->at[i].whole || c->at[i].part)
            lines[count++] = text_format(arena, "%s %.*s %.*s %lld %lld\n", s->measure->name,
                                         TEXT_ARGS(id_text(arena, unit)),
                                         TEXT_ARGS(date_format(arena, c->at[i].day)),
                                         (long long)c->at[i].whole, (long long)c->at[i].part);
    return count;
}

text plan_book_dump(struct arena *arena, const struct plan_book *b)
{
    size_t room = 0, count = 0;
    for (size_t s = 0; s < b->series_count; s++)
        for (size_t u = 0; u < b->series[s].room; u++) room += b->series[s].units[u].count;
    text *lines = ARENA_ARRAY(arena, room + 1, text);
    for (size_t s = 0; s < b->series_count; s++)
        for (size_t u = 0; u < b->series[s].room; u++)
            if (b->series[s].units[u].count)
                count += dump_unit(arena, &b->series[s], b->units.ids[u], &b->series[s].units[u],
                                   lines + count);
    if (count) qsort(lines, count, sizeof(*lines), by_text);
    struct buffer all = buffer_in(arena, 256);
    for (size_t i = 0; i < count; i++) buffer_text(&all, lines[i]);
    return buffer_as_text(&all);
}
