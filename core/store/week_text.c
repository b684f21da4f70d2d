/* SPDX-License-Identifier: MIT
 * week_text: names of cells and terms. What is typed is tried as a program writes it, then letter
 * by letter as a person reads it, and only then folded: imports meet the first two in nearly every
 * cell. */
#include "week_text.h"

#include "../base/viet.h"

static const char *const day_codes[7] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
static const char *const days_vi[7] = { "Thứ 2", "Thứ 3", "Thứ 4",   "Thứ 5",
                                        "Thứ 6", "Thứ 7", "Chủ nhật" };
static const char *const days_en[7] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
static const char *const block_codes[BLOCK_COUNT] = { "morning", "afternoon", "evening", "night" };
static const char *const blocks_vi[BLOCK_COUNT] = { "sáng", "chiều", "tối", "đêm" };

/* Folded, as people write days on paper. */
static const char *const days_typed[7][4] = {
    { "thu 2", "thu hai", "t2", "mon" },  { "thu 3", "thu ba", "t3", "tue" },
    { "thu 4", "thu tu", "t4", "wed" },   { "thu 5", "thu nam", "t5", "thu" },
    { "thu 6", "thu sau", "t6", "fri" },  { "thu 7", "thu bay", "t7", "sat" },
    { "chu nhat", "cn", "sunday", "sun" }
};
static const char *const blocks_typed[BLOCK_COUNT][2] = {
    { "sang", "morning" }, { "chieu", "afternoon" }, { "toi", "evening" }, { "dem", "night" }
};

text week_cell_code(struct arena *arena, unsigned cell)
{
    REQUIRE(cell < WEEK_CELLS);
    return text_format(arena, "%s.%s", day_codes[cell / BLOCK_COUNT],
                       block_codes[cell % BLOCK_COUNT]);
}

text week_cell_label(struct arena *arena, unsigned cell, enum lang lang)
{
    REQUIRE(cell < WEEK_CELLS);
    const char *const *days = lang == LANG_EN ? days_en : days_vi;
    const char *const *blocks = lang == LANG_EN ? block_codes : blocks_vi;
    return text_format(arena, "%s %s", days[cell / BLOCK_COUNT], blocks[cell % BLOCK_COUNT]);
}

/* The longest name fits: "thu 7" is Saturday, though "thu" alone is Thursday. */
static bool take_day(text t, unsigned *day, text *rest)
{
    size_t longest = 0;
    for (unsigned d = 0; d < 7; d++)
        for (unsigned i = 0; i < COUNT_OF(days_typed[d]); i++) {
            text name = text_of(days_typed[d][i]);
            if (name.size <= longest || !text_starts(t, name)) continue;
            if (t.size <= name.size || t.data[name.size] != ' ') continue;
            longest = name.size;
            *day = d;
        }
    *rest = text_part(t, longest + 1, t.size);
    return longest > 0;
}

bool week_cell_parse(struct arena *arena, text t, unsigned *cell)
{
    unsigned day;
    text rest, folded = viet_fold(arena, t);
    if (!take_day(folded, &day, &rest)) return false;
    for (unsigned b = 0; b < BLOCK_COUNT; b++)
        for (unsigned i = 0; i < COUNT_OF(blocks_typed[b]); i++)
            if (text_equal_z(rest, blocks_typed[b][i])) {
                *cell = day * BLOCK_COUNT + b;
                return true;
            }
    return false;
}

const struct term *vocabulary_typed(struct arena *arena, const struct vocabulary *v, text typed)
{
    const struct term *found = vocabulary_code(v, typed);
    for (const struct term *t = v->terms; !found && t->number; t++)
        if (text_equal_z(typed, t->vi) || text_equal_z(typed, t->en)) found = t;
    if (found) return found;
    text folded = viet_fold(arena, typed);
    if (!folded.size) return NULL;
    for (const struct term *t = v->terms; t->number; t++)
        if (text_equal(folded, viet_fold(arena, text_of(t->vi))) ||
            text_equal(folded, viet_fold(arena, text_of(t->en))) ||
            text_equal(folded, viet_fold(arena, text_of(t->code))))
            return t;
    return NULL;
}

text vocabulary_label(const struct vocabulary *v, unsigned number, enum lang lang)
{
    const struct term *t = vocabulary_number(v, number);
    if (!t) return (text){ 0 };
    return text_of(lang == LANG_EN ? t->en : t->vi);
}
