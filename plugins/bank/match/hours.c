/* SPDX-License-Identifier: MIT
 * hours: shifts that overlap meet at a moment just before one of them ends. Going through time, a
 * meeting is noted when a shift ends after another began: these are the largest sets of shifts that
 * overlap each other, and two shifts overlap exactly when they are in one such set together. A
 * shift takes part in meetings that follow each other, so it has a run of blocks. */
#include "hours.h"

#include <stdlib.h>

#include "../signup_rules.h"

enum { BLOCKS = 8 };

/* A day, from its first beginning to the first moment at which nothing goes on and a new date has
 * come. */
struct stretch {
    const struct run_shift *shifts;
    uint32_t count;
    uint32_t *first, *end; /* [count] meetings of each shift: first .. end - 1 */
    uint32_t *by_end;      /* [count] shifts in the order of their ends */
    uint32_t meetings;
};

static uint32_t stretch_length(const struct run_shift *shifts, uint32_t count)
{
    instant end = shift_end(&shifts[0].shift);
    uint32_t k = 1;
    for (; k < count; k++) {
        const struct shift *next = &shifts[k].shift;
        if (shift_start(next) >= end && next->day != shifts[k - 1].shift.day) break;
        if (shift_end(next) > end) end = shift_end(next);
    }
    return k;
}

static void order_by_end(const struct stretch *s)
{
    for (uint32_t k = 0; k < s->count; k++) {
        instant end = shift_end(&s->shifts[k].shift);
        uint32_t at = k;
        for (; at > 0 && shift_end(&s->shifts[s->by_end[at - 1]].shift) > end; at--)
            s->by_end[at] = s->by_end[at - 1];
        s->by_end[at] = k;
    }
}

/* At one moment ends come before beginnings: shifts that only touch do not overlap. */
static void note_meetings(struct stretch *s)
{
    bool began = false;
    uint32_t next = 0;
    for (uint32_t k = 0; k < s->count; k++) {
        uint32_t ending = s->by_end[k];
        instant end = shift_end(&s->shifts[ending].shift);
        for (; next < s->count && shift_start(&s->shifts[next].shift) < end; next++) {
            s->first[next] = s->meetings;
            began = true;
        }
        if (began) s->meetings++;
        began = false;
        s->end[ending] = s->meetings;
    }
}

static void give_blocks(const struct stretch *s, uint8_t day, struct hours *hours)
{
    for (uint32_t k = 0; k < s->count; k++) {
        hours[k] = (struct hours){ .day = day };
        for (uint32_t at = s->first[k]; at < s->end[k]; at++) {
            uint32_t block = s->meetings <= BLOCKS ? at : at * BLOCKS / s->meetings;
            hours[k].blocks |= (uint8_t)(1U << block);
        }
    }
}

void hours_of(struct ctx *cx, const struct run_shift *shifts, uint32_t count, struct hours *hours)
{
    uint8_t day = 0;
    for (uint32_t from = 0; from < count; day++) {
        struct stretch s = { .shifts = shifts + from,
                             .count = stretch_length(shifts + from, count - from) };
        s.first = ARENA_ARRAY(cx->arena, s.count, uint32_t);
        s.end = ARENA_ARRAY(cx->arena, s.count, uint32_t);
        s.by_end = ARENA_ARRAY(cx->arena, s.count, uint32_t);
        order_by_end(&s);
        note_meetings(&s);
        give_blocks(&s, day, hours + from);
        from += s.count;
    }
}
