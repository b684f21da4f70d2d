/* SPDX-License-Identifier: MIT
 * alike: how much two ideas say the same, as sets of folded words (Jaccard), and which of many say
 * what another said before. Two sets that share 80 % of their words share one of their rarest, so
 * only ideas with a rare word in common are compared (prefix filter: Chaudhuri, Ganti, Kaushik, "A
 * primitive operator for similarity joins", 2006). Words are known by a hash of 64 bits. */
#include <stdlib.h>

#include "idea.h"

enum { LOOKS_MAX = 200 }; /* others that one idea is compared with for each rare word */

struct words {
    uint64_t *items; /* each once */
    size_t count;
};

static int by_number(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return a < b ? -1 : a > b;
}

/* FNV-1a */
static uint64_t hash_word(text word)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < word.size; i++) hash = (hash ^ (uint8_t)word.data[i]) * 0x100000001b3u;
    return hash;
}

static struct words words_of(struct arena *arena, const struct idea *idea)
{
    text rest = viet_fold(
        arena, text_format(arena, "%.*s %.*s", TEXT_ARGS(idea->title), TEXT_ARGS(idea->body)));
    struct words w = { ARENA_ARRAY(arena, rest.size / 2 + 2, uint64_t), 0 };
    size_t kept = 0;
    while (rest.size) w.items[w.count++] = hash_word(text_cut(&rest, ' '));
    qsort(w.items, w.count, sizeof *w.items, by_number);
    for (size_t i = 0; i < w.count; i++)
        if (!kept || w.items[kept - 1] != w.items[i]) w.items[kept++] = w.items[i];
    w.count = kept;
    return w;
}

static int likeness(const struct words *x, const struct words *y)
{
    size_t i = 0, j = 0, both = 0;
    while (i < x->count && j < y->count) {
        uint64_t a = x->items[i], b = y->items[j];
        both += a == b;
        i += a <= b;
        j += b <= a;
    }
    size_t all = x->count + y->count - both;
    return all ? (int)(both * 100 / all) : 0;
}

int idea_likeness(struct arena *arena, const struct idea *a, const struct idea *b)
{
    struct words x = words_of(arena, a), y = words_of(arena, b);
    return likeness(&x, &y);
}

/* ---- among many ---------------------------------------------------------------------------- */

struct mark { /* a rare word of an idea */
    uint64_t word;
    size_t idea;
};

struct rare { /* a word of one idea, and how many ideas have it */
    uint64_t word;
    size_t ideas;
};

static int by_mark(const void *x, const void *y)
{
    const struct mark *a = x;
    const struct mark *b = y;
    if (a->word != b->word) return a->word < b->word ? -1 : 1;
    return a->idea < b->idea ? -1 : a->idea > b->idea;
}

static int by_rarity(const void *x, const void *y)
{
    const struct rare *a = x;
    const struct rare *b = y;
    if (a->ideas != b->ideas) return a->ideas < b->ideas ? -1 : 1;
    return a->word < b->word ? -1 : a->word > b->word;
}

/* How often `word` stands in the sorted numbers. */
static size_t times(const uint64_t *all, size_t count, uint64_t word)
{
    size_t from = 0, to = count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (all[middle] < word)
            from = middle + 1;
        else
            to = middle;
    }
    size_t n = 0;
    while (from + n < count && all[from + n] == word) n++;
    return n;
}

static uint64_t *all_words(struct arena *arena, const struct words *of, size_t count, size_t *total)
{
    *total = 0;
    for (size_t i = 0; i < count; i++) *total += of[i].count;
    uint64_t *all = ARENA_ARRAY(arena, *total + 1, uint64_t);
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        if (of[i].count) memcpy(all + at, of[i].items, of[i].count * sizeof *all);
        at += of[i].count;
    }
    qsort(all, *total, sizeof *all, by_number);
    return all;
}

/* The rarest words of each: one more than two that are alike may differ in. */
static struct mark *marks_of(struct arena *arena, const struct words *of, size_t count, int percent,
                             size_t *mark_count)
{
    size_t total;
    const uint64_t *all = all_words(arena, of, count, &total);
    struct mark *marks = ARENA_ARRAY(arena, total + 1, struct mark);
    *mark_count = 0;
    for (size_t i = 0; i < count; i++) {
        struct rare *rare = ARENA_ARRAY(arena, of[i].count + 1, struct rare);
        size_t same = (of[i].count * (size_t)percent + 99) / 100;
        for (size_t w = 0; w < of[i].count; w++)
            rare[w] = (struct rare){ of[i].items[w], times(all, total, of[i].items[w]) };
        qsort(rare, of[i].count, sizeof *rare, by_rarity);
        for (size_t w = 0; w < of[i].count && w + same <= of[i].count; w++)
            marks[(*mark_count)++] = (struct mark){ rare[w].word, i };
    }
    qsort(marks, *mark_count, sizeof *marks, by_mark);
    return marks;
}

size_t *idea_repeated(struct arena *arena, const struct idea *const ideas[], size_t count,
                      int percent)
{
    struct words *of = ARENA_ARRAY(arena, count + 1, struct words);
    size_t *repeats = ARENA_ARRAY(arena, count + 1, size_t);
    size_t mark_count;
    for (size_t i = 0; i < count; i++) {
        of[i] = words_of(arena, ideas[i]);
        repeats[i] = SIZE_MAX;
    }
    const struct mark *marks = marks_of(arena, of, count, percent, &mark_count);
    for (size_t m = 1; m < mark_count; m++)
        for (size_t back = 1; back <= m && back <= LOOKS_MAX; back++) {
            const struct mark *one = &marks[m], *before = &marks[m - back];
            if (before->word != one->word || repeats[one->idea] != SIZE_MAX) break;
            if (likeness(&of[one->idea], &of[before->idea]) >= percent)
                repeats[one->idea] = before->idea;
        }
    return repeats;
}
