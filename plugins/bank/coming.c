/* SPDX-License-Identifier: MIT
 * coming: shifts of the board gathered to days of campaigns. */
#include "coming.h"

#include <stdlib.h>

#include "board.h"
#include "signup_rules.h"

static struct open_day day_of(struct arena *arena, const struct board_entry *e,
                              const struct shift *shift)
{
    const struct campaign *c = &e->job.campaign;
    return (struct open_day){ .campaign = c->id,
                              .title = text_copy(arena, c->title),
                              .place = text_copy(arena, e->place_name),
                              .unit = text_copy(arena, e->unit_name),
                              .starts = shift_start(shift),
                              .ends = shift_end(shift) };
}

static int by_campaign(const void *x, const void *y)
{
    const struct open_day *a = x;
    const struct open_day *b = y;
    int order = id_compare(a->campaign, b->campaign);
    return order ? order : (a->starts > b->starts) - (a->starts < b->starts);
}

static int by_start(const void *x, const void *y)
{
    const struct open_day *a = x;
    const struct open_day *b = y;
    if (a->starts != b->starts) return a->starts < b->starts ? -1 : 1;
    return id_compare(a->campaign, b->campaign);
}

/* Shifts of one campaign and day become one. */
static size_t merge(struct open_day *items, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        struct open_day *last = kept ? &items[kept - 1] : NULL;
        bool same = last && id_equal(last->campaign, items[i].campaign) &&
                    instant_date(last->starts) == instant_date(items[i].starts);
        if (!same)
            items[kept++] = items[i];
        else if (items[i].ends > last->ends)
            last->ends = items[i].ends;
    }
    return kept;
}

static err coming(struct ctx *cx, struct tx *tx, size_t most, struct open_day **out, size_t *count)
{
    const struct board *board;
    size_t shifts = 0, n = 0;
    err e = board_hold(cx, tx, &board);
    if (e) return e;
    for (size_t i = 0; i < board->count; i++) shifts += board->entries[i].shift_count;
    struct open_day *items = ARENA_ARRAY(cx->arena, shifts + 1, struct open_day);
    for (size_t i = 0; i < board->count; i++)
        for (size_t s = 0; s < board->entries[i].shift_count; s++)
            items[n++] = day_of(cx->arena, &board->entries[i], &board->entries[i].shifts[s].shift);
    board_release(board);
    qsort(items, n, sizeof *items, by_campaign);
    n = merge(items, n);
    qsort(items, n, sizeof *items, by_start);
    *out = items;
    *count = n < most ? n : most;
    return ERR_NONE;
}

const struct activity_1 activity_service = { coming };
