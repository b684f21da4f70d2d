/* SPDX-License-Identifier: MIT
 * jobs: each run looks in a read, then writes in small transactions that look again, so that
 * meanwhile nothing is assumed. How far reminders went is kept beside the data, not in the journal:
 * it is no fact about the province. */
#include "jobs.h"

#include <stdlib.h>

#include "gather.h"
#include "notify.h"

#define REMINDED "bank.reminded"

enum { SHIFTS_EACH = 20 /* shifts a transaction; each has some tens of people */ };

/* ---- reminders ----------------------------------------------------------------------------- */

/* Shifts are reminded in the order of start and id; this is the last one done. */
struct mark {
    instant start;
    id shift;
};

struct due {
    struct mark *shifts;
    size_t count, next;
};

static int compare_marks(const void *a, const void *b)
{
    const struct mark *x = a;
    const struct mark *y = b;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    return id_compare(x->shift, y->shift);
}

static err read_mark(struct ctx *cx, struct tx *tx, struct mark *out)
{
    struct slice stored;
    *out = (struct mark){ 0 };
    err e = meta_get(cx, tx, REMINDED, &stored);
    if (!e && stored.size == sizeof(*out)) memcpy(out, stored.data, sizeof(*out));
    return e;
}

static err find_due(struct ctx *cx, struct tx *tx, void *arg)
{
    struct due *due = arg;
    struct mark last;
    instant until = cx->now + setting_int(cx, tx, "bank.reminder_hours") * CLOCK_HOUR;
    struct shift from = { .day = instant_date(cx->now) };
    struct shift to = { .day = instant_date(until) };
    const struct field *day = entity_field(&shift_entity, "day", 3);
    struct query q = { .entity = &shift_entity,
                       .filters = { { day, QUERY_AT_LEAST, &from, 0 },
                                    { day, QUERY_AT_MOST, &to, 0 } },
                       .filter_count = 2,
                       .sort = day };
    struct gathered shifts = { 0 };
    err e = read_mark(cx, tx, &last);
    if (!e) e = gather_query(cx, tx, &q, &shifts);
    if (e) return e;
    due->shifts = ARENA_ARRAY(cx->arena, shifts.count, struct mark);
    for (size_t i = 0; i < shifts.count; i++) {
        const struct shift *s = gathered_at(&shifts, i);
        struct mark m = { shift_start(s), s->id };
        bool soon = m.start > cx->now && m.start <= until;
        if (soon && compare_marks(&m, &last) > 0) due->shifts[due->count++] = m;
    }
    if (due->count) qsort(due->shifts, due->count, sizeof(struct mark), compare_marks);
    return ERR_NONE;
}

static err remind_shift(struct ctx *cx, struct tx *tx, id shift)
{
    struct signup_place place;
    struct gathered all;
    err e = signup_place_of(cx, tx, shift, &place);
    if (e == ERR_NOT_FOUND) { /* deleted since it was found */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (!e) e = gather(cx, tx, &signup_entity, "shift", shift, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct signup *s = gathered_at(&all, i);
        if (s->state == SIGNUP_ACCEPTED) e = notify(cx, tx, NOTICE_REMINDER, &place, s);
    }
    return e;
}

static err remind_some(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct due *due = arg;
    size_t end = due->next + SHIFTS_EACH < due->count ? due->next + SHIFTS_EACH : due->count;
    err e = ERR_NONE;
    for (size_t i = due->next; !e && i < end; i++) e = remind_shift(cx, tx, due->shifts[i].shift);
    if (e) return e;
    struct mark last = due->shifts[end - 1];
    return meta_put(cx, tx, REMINDED, (struct slice){ (const uint8_t *)&last, sizeof(last) });
}

err job_reminders(struct ctx *cx, struct job *job)
{
    struct due due = { 0 };
    err e = db_read(cx, find_due, &due);
    while (!e && due.next < due.count) {
        e = db_write(cx, remind_some, &due);
        due.next += SHIFTS_EACH;
        if (!e)
            e = job_progress(cx, job, (int64_t)(due.next < due.count ? due.next : due.count),
                             (int64_t)due.count, TEXT(""));
    }
    return e;
}

/* ---- the waiting list ---------------------------------------------------------------------- */

struct queue {
    struct gathered offered, waiting;
};

static err find_state(struct ctx *cx, struct tx *tx, int32_t state, struct gathered *out)
{
    struct signup probe = { .state = state };
    struct query q = { .entity = &signup_entity,
                       .filters = { { entity_field(&signup_entity, "state", 5), QUERY_IS, &probe,
                                      0 } },
                       .filter_count = 1 };
    return gather_query(cx, tx, &q, out);
}

static err find_queue(struct ctx *cx, struct tx *tx, void *arg)
{
    struct queue *q = arg;
    err e = find_state(cx, tx, SIGNUP_OFFERED, &q->offered);
    return e ? e : find_state(cx, tx, SIGNUP_WAITING, &q->waiting);
}

static err expire_offer(struct ctx *cx, struct tx *tx, void *arg)
{
    struct signup s;
    err e = record_get(cx, tx, &signup_entity, *(const id *)arg, &s);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    if (e) return e == ERR_NOT_FOUND ? ERR_NONE : e;
    bool over = s.state == SIGNUP_OFFERED && s.offer_until && s.offer_until <= cx->now;
    return over ? signup_expire(cx, tx, &s) : ERR_NONE;
}

static err expire_offers(struct ctx *cx, const struct gathered *offered)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < offered->count; i++) {
        struct signup *s = gathered_at(offered, i);
        if (s->offer_until && s->offer_until <= cx->now) e = db_write(cx, expire_offer, &s->id);
    }
    return e;
}

struct room {
    id shift;
    bool free;
};

static err look_for_room(struct ctx *cx, struct tx *tx, void *arg)
{
    struct room *r = arg;
    struct signup_place p;
    err e = signup_place_of(cx, tx, r->shift, &p);
    r->free = !e && p.opening.state == OPENING_OPEN && shift_start(&p.shift) > cx->now &&
              p.shift.taken < p.opening.max_people;
    return e;
}

static err offer_room(struct ctx *cx, struct tx *tx, void *arg)
{
    return waiting_move_up(cx, tx, ((const struct room *)arg)->shift);
}

static int by_shift(const void *a, const void *b)
{
    return id_compare(((const struct signup *)a)->shift, ((const struct signup *)b)->shift);
}

static err fill_rooms(struct ctx *cx, const struct gathered *waiting)
{
    err e = ERR_NONE;
    id last = ID_NONE;
    if (waiting->count) qsort(waiting->records, waiting->count, sizeof(struct signup), by_shift);
    for (size_t i = 0; !e && i < waiting->count; i++) {
        struct room room = { .shift = ((const struct signup *)gathered_at(waiting, i))->shift };
        if (id_equal(room.shift, last)) continue;
        last = room.shift;
        e = db_read(cx, look_for_room, &room);
        if (!e && room.free) e = db_write(cx, offer_room, &room);
    }
    return e;
}

err job_waiting(struct ctx *cx, struct job *job)
{
    (void)job;
    struct queue q = { 0 };
    err e = db_read(cx, find_queue, &q);
    if (!e) e = expire_offers(cx, &q.offered);
    return e ? e : fill_rooms(cx, &q.waiting);
}
