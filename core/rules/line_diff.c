/* SPDX-License-Identifier: MIT
 * line_diff: equal lines at both ends are set aside; the table over the rest is quadratic, which a
 * source of 64 KiB can afford. */
#include "line_diff.h"

#include <string.h>

struct lines {
    text *of;
    size_t count;
};

static struct lines lines_of(struct arena *arena, text source)
{
    struct lines out = { 0 };
    size_t room = 1;
    for (size_t i = 0; i < source.size; i++) room += source.data[i] == '\n';
    out.of = ARENA_ARRAY(arena, room, text);
    while (!text_is_empty(source)) out.of[out.count++] = text_cut(&source, '\n');
    return out;
}

/* Lengths of the longest common subsequences of what follows (i, j). */
static uint16_t *table_of(struct arena *arena, const text *a, size_t n, const text *b, size_t m)
{
    uint16_t *table = ARENA_ARRAY(arena, (n + 1) * (m + 1), uint16_t);
    for (size_t i = n; i-- > 0;)
        for (size_t j = m; j-- > 0;) {
            uint16_t *cell = &table[i * (m + 1) + j];
            uint16_t down = cell[m + 1], right = cell[1];
            *cell = text_equal(a[i], b[j]) ? (uint16_t)(cell[m + 2] + 1)
                    : down > right         ? down
                                           : right;
        }
    return table;
}

const struct line_change *line_diff(struct arena *arena, text before, text after, size_t *count)
{
    struct lines a = lines_of(arena, before), b = lines_of(arena, after);
    size_t head = 0, tail = 0;
    while (head < a.count && head < b.count && text_equal(a.of[head], b.of[head])) head++;
    while (tail < a.count - head && tail < b.count - head &&
           text_equal(a.of[a.count - 1 - tail], b.of[b.count - 1 - tail]))
        tail++;
    size_t n = a.count - head - tail, m = b.count - head - tail, i = 0, j = 0;
    const uint16_t *table = table_of(arena, a.of + head, n, b.of + head, m);
    struct line_change *out = ARENA_ARRAY(arena, n + m, struct line_change);
    *count = 0;
    while (i < n || j < m) {
        int at_a = (int)(head + i + 1), at_b = (int)(head + j + 1);
        bool same = i < n && j < m && text_equal(a.of[head + i], b.of[head + j]);
        bool take_out =
            i < n && (j == m || table[(i + 1) * (m + 1) + j] >= table[i * (m + 1) + j + 1]);
        if (same)
            i++, j++;
        else if (take_out)
            out[(*count)++] = (struct line_change){ '-', at_a, at_b, a.of[head + i++] };
        else
            out[(*count)++] = (struct line_change){ '+', at_a, at_b, b.of[head + j++] };
    }
    return out;
}
