/* SPDX-License-Identifier: MIT
 * seats: a seat set aside counts one quota only (a bilingual leader fills the language seat or the
 * leader's), which keeps the problem one that prices can prove. The minimum of a shift is met by
 * whoever comes; set-aside seats are minima of their own. */
#include "seats.h"

#include <stdlib.h>

#include "../signup_rules.h"

struct collecting {
    struct run_seats *out;
    const struct board *board;
    size_t shift_room, prior_room;
};

/* ---- shifts -------------------------------------------------------------------------------- */

static int32_t at_least_0(int64_t n)
{
    return n > 0 ? (int32_t)n : 0;
}

static struct run_shift shift_of(const struct match_run *run, const struct board_entry *entry,
                                 uint32_t index, const struct shift *shift)
{
    const struct opening *o = &entry->job.opening;
    struct run_shift s = { .shift = *shift,
                           .entry = entry,
                           .entry_index = index,
                           .cells = score_blocks(shift).cells,
                           .day = (uint8_t)(shift->day - run->from) };
    s.seats[SEATS_LANGUAGE] = s.minimum[SEATS_LANGUAGE] = at_least_0(o->language_seats);
    s.seats[SEATS_LEAD] = s.minimum[SEATS_LEAD] = at_least_0(o->lead_seats);
    int64_t aside = o->language_seats + o->lead_seats;
    s.seats[SEATS_GENERAL] = at_least_0(o->max_people - aside);
    s.minimum[SEATS_GENERAL] = at_least_0(o->min_people - aside);
    return s;
}

static void add_shift(struct ctx *cx, struct collecting *c, struct run_shift one)
{
    struct run_seats *out = c->out;
    if (out->shift_count == c->shift_room) {
        size_t room = c->shift_room ? c->shift_room * 2 : 256;
        struct run_shift *more = ARENA_ARRAY(cx->arena, room, struct run_shift);
        if (out->shift_count) memcpy(more, out->shifts, out->shift_count * sizeof(*more));
        out->shifts = more;
        c->shift_room = room;
    }
    out->shifts[out->shift_count++] = one;
}

/* Whether the run fills places of this campaign. */
static bool is_meant(struct ctx *cx, struct tx *tx, const struct match_run *run,
                     const struct campaign *campaign)
{
    if (!id_is_none(run->campaign)) return id_equal(campaign->id, run->campaign);
    return unit_within(cx, tx, campaign->unit, run->unit);
}

static void add_entry(struct ctx *cx, struct tx *tx, struct collecting *c, uint32_t index)
{
    const struct match_run *run = c->out->run;
    const struct board_entry *entry = &c->board->entries[index];
    if (!is_meant(cx, tx, run, &entry->job.campaign)) return;
    for (size_t k = 0; k < entry->shift_count; k++) {
        const struct shift *shift = &entry->shifts[k].shift;
        bool meant = shift->day >= run->from && shift->day <= run->to;
        if (meant && shift_start(shift) > cx->now)
            add_shift(cx, c, shift_of(run, entry, index, shift));
    }
}

static int by_id(const void *x, const void *y)
{
    return id_compare(((const struct run_shift *)x)->shift.id,
                      ((const struct run_shift *)y)->shift.id);
}

static int by_time(const void *x, const void *y)
{
    const struct shift *a = &((const struct run_shift *)x)->shift;
    const struct shift *b = &((const struct run_shift *)y)->shift;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    if (a->from_minute != b->from_minute) return a->from_minute < b->from_minute ? -1 : 1;
    return by_id(x, y);
}

/* ---- who has places ------------------------------------------------------------------------ */

struct of_shift {
    struct collecting *c;
    uint32_t shift;
    const struct shift *record;
};

static enum kv_go add_prior(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)tx;
    (void)failure;
    const struct of_shift *of = arg;
    const struct signup *s = record;
    struct run_seats *out = of->c->out;
    if (of->shift == MATCH_NONE && !signup_keeps_time(s->state)) return KV_MORE;
    if (out->prior_count == of->c->prior_room) {
        size_t room = of->c->prior_room ? of->c->prior_room * 2 : 1024;
        struct prior *more = ARENA_ARRAY(cx->arena, room, struct prior);
        if (out->prior_count) memcpy(more, out->priors, out->prior_count * sizeof(*more));
        out->priors = more;
        of->c->prior_room = room;
    }
    out->priors[out->prior_count++] = (struct prior){ .volunteer = s->volunteer,
                                                      .shift = of->shift,
                                                      .day = of->record->day,
                                                      .from = shift_start(of->record),
                                                      .to = shift_end(of->record),
                                                      .state = s->state };
    return KV_MORE;
}

/* The shift among those of the run, which are in the order of their ids here. */
static uint32_t shift_number(const struct run_seats *s, id shift)
{
    struct run_shift probe = { .shift.id = shift };
    if (!s->shift_count) return MATCH_NONE;
    const struct run_shift *found =
        bsearch(&probe, s->shifts, s->shift_count, sizeof(probe), by_id);
    return found ? (uint32_t)(found - s->shifts) : MATCH_NONE;
}

static enum kv_go add_signups(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct collecting *c = arg;
    const struct shift *shift = record;
    struct of_shift of = { .c = c, .shift = shift_number(c->out, shift->id), .record = shift };
    *failure = query_ref(cx, tx, &signup_entity, "shift", shift->id, add_prior, &of);
    return *failure ? KV_STOP : KV_MORE;
}

/* Of every shift of those days in the whole bank: who is busy elsewhere is busy. */
static err collect_priors(struct ctx *cx, struct tx *tx, struct collecting *c)
{
    const struct match_run *run = c->out->run;
    struct shift from = { .day = run->from }, to = { .day = run->to };
    const struct field *day = entity_field(&shift_entity, "day", 3);
    struct query q = { .entity = &shift_entity,
                       .filters = { { day, QUERY_AT_LEAST, &from, 0 },
                                    { day, QUERY_AT_MOST, &to, 0 } },
                       .filter_count = 2,
                       .sort = day };
    return query_run(cx, tx, &q, add_signups, c, NULL);
}

static int by_volunteer(const void *x, const void *y)
{
    const struct prior *a = x;
    const struct prior *b = y;
    int order = id_compare(a->volunteer, b->volunteer);
    if (order) return order;
    return a->shift < b->shift ? -1 : a->shift > b->shift;
}

/* Priors name shifts by their place among ids; shifts are then put in the order of time. */
static void order_shifts(struct ctx *cx, struct run_seats *s)
{
    uint32_t *now = ARENA_ARRAY(cx->arena, s->shift_count + 1, uint32_t);
    struct run_shift *sorted = ARENA_ARRAY(cx->arena, s->shift_count + 1, struct run_shift);
    memcpy(sorted, s->shifts, s->shift_count * sizeof(*sorted));
    qsort(sorted, s->shift_count, sizeof(*sorted), by_time);
    for (uint32_t i = 0; i < s->shift_count; i++) now[shift_number(s, sorted[i].shift.id)] = i;
    for (uint32_t i = 0; i < s->prior_count; i++)
        if (s->priors[i].shift != MATCH_NONE) s->priors[i].shift = now[s->priors[i].shift];
    s->shifts = sorted;
}

err seats_collect(struct ctx *cx, struct tx *tx, const struct match_run *run,
                  const struct board *board, struct run_seats *out)
{
    *out = (struct run_seats){ .run = run };
    struct collecting c = { .out = out, .board = board };
    for (uint32_t i = 0; i < board->count; i++) add_entry(cx, tx, &c, i);
    if (out->shift_count) qsort(out->shifts, out->shift_count, sizeof(*out->shifts), by_id);
    err e = collect_priors(cx, tx, &c);
    if (e) return e;
    if (out->shift_count) order_shifts(cx, out);
    if (out->prior_count) qsort(out->priors, out->prior_count, sizeof(*out->priors), by_volunteer);
    return ERR_NONE;
}

const struct prior *seats_priors(const struct run_seats *s, id volunteer, uint32_t *count)
{
    uint32_t low = 0, high = s->prior_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (id_compare(s->priors[middle].volunteer, volunteer) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (*count = 0; low + *count < s->prior_count; (*count)++)
        if (!id_equal(s->priors[low + *count].volunteer, volunteer)) break;
    return s->priors + low;
}

/* ---- what is left -------------------------------------------------------------------------- */

bool seats_locks(int32_t state)
{
    return state == SIGNUP_INVITED || signup_takes_place(state);
}

void seats_lock(struct run_shift *s, bool speaks, bool leads)
{
    int class = SEATS_GENERAL;
    if (leads && s->seats[SEATS_LEAD]) class = SEATS_LEAD;
    if (speaks && s->seats[SEATS_LANGUAGE]) class = SEATS_LANGUAGE;
    s->locked[class]++;
    if (s->seats[class]) s->seats[class]--;
    if (s->minimum[class]) s->minimum[class]--;
}

void seats_number(struct ctx *cx, struct run_seats *s)
{
    s->seats = ARENA_ARRAY(cx->arena, s->shift_count * CLASSES + 1, struct match_seats);
    s->role_count = 0;
    for (uint32_t i = 0; i < s->shift_count; i++) {
        struct run_shift *shift = &s->shifts[i];
        for (uint32_t class = 0; class < CLASSES; class ++) {
            shift->role[class] = MATCH_NONE;
            bool may_grow = class == SEATS_LEAD && shift->entry->job.opening.lead_per;
            if (!shift->seats[class] && !shift->locked[class] && !may_grow) continue;
            shift->role[class] = s->role_count;
            s->seats[s->role_count++] = (struct match_seats){ .shift = shift->shift.id,
                                                              .opening = shift->shift.opening,
                                                              .class = class,
                                                              .locked = shift->locked[class] };
        }
    }
}
