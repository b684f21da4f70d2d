/* SPDX-License-Identifier: MIT
 * line: the seats of a class are counted anew each time from its enrolments, so that no number can
 * go wrong. A class has some hundred at most. */
#include "line.h"

#include <stdlib.h>

#include "../curriculum/curriculum.h"
#include "../gather.h"
#include "../lineage/lineage.h"
#include "clash.h"
#include "seats.h"

err enrolment_of(struct ctx *cx, struct tx *tx, id course, id person, struct enrolment *out)
{
    struct enrolment probe = { .key = pair_key(cx->arena, course, person) };
    err e = record_find(cx, tx, &enrolment_entity, "key", &probe, out);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    return e;
}

err enrolment_twice(struct ctx *cx, const struct enrolment *there)
{
    const struct term *t = vocabulary_number(&enrolment_state_vocabulary, (unsigned)there->state);
    return ctx_fail(cx, ERR_CONFLICT, "/volunteer", "enrolled",
                    SAY("Người này đã có tên ở lớp này (%s / %s)",
                        "This person is in this class already (%s / %s)"),
                    t->vi, t->en);
}

/* ---- admitting ----------------------------------------------------------------------------- */

/* The place of the nearest unit at or above that has one: a branch meets in its commune. */
static err place_of(struct ctx *cx, struct tx *tx, id unit, struct place *out)
{
    enum { STEPS_MAX = 12 };
    struct unit u = { .parent = unit };
    err e = ERR_NONE;
    *out = (struct place){ 0 };
    for (int i = 0; !e && i < STEPS_MAX && id_is_none(u.place) && !id_is_none(u.parent); i++)
        e = record_get(cx, tx, &unit_entity, u.parent, &u);
    if (e || id_is_none(u.place)) return e;
    return record_get(cx, tx, &place_entity, u.place, out);
}

static err teaches_nobody_there(struct ctx *cx, struct tx *tx, const struct course *c, id person)
{
    struct gathered trainers;
    struct curriculum taught = { 0 };
    err e = gather(cx, tx, &course_trainer_entity, "course", c->id, &trainers);
    if (!e) e = record_get(cx, tx, &curriculum_entity, c->curriculum, &taught);
    for (size_t i = 0; !e && i < trainers.count; i++) {
        const struct course_trainer *t = gathered_at(&trainers, i);
        bool cycle = false;
        if (id_equal(t->volunteer, person))
            return ctx_fail(cx, ERR_CONFLICT, "/volunteer", "trainer",
                            SAY("Người này dạy chính lớp này", "This person teaches this class"));
        if (taught.level > 0 && (t->part == TRAINER_LEAD || t->part == TRAINER_CO))
            e = lineage_would_cycle(cx, tx, t->volunteer, person, &cycle);
        if (!e && cycle)
            return ctx_fail(cx, ERR_CONFLICT, "/volunteer", "lineage",
                            SAY("Tập huấn viên của lớp này do chính người này đào tạo, trực tiếp "
                                "hoặc qua người khác",
                                "This person trained who teaches this class, directly or through "
                                "others"));
    }
    return e;
}

struct count {
    struct seats seats;
    int64_t waiting;
    id but; /* whoever is asking is not counted */
};

static enum kv_go count_one(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct enrolment *n = record;
    struct count *c = arg;
    (void)cx, (void)tx, (void)failure;
    if (id_equal(n->id, c->but)) return KV_MORE;
    if (enrolment_is_seated(n->state)) c->seats.people[seat_set(n)]++;
    c->waiting += n->state == ENROLMENT_WAITING;
    return KV_MORE;
}

static err seat_or_wait(struct ctx *cx, struct tx *tx, const struct course *c, struct enrolment *n)
{
    struct count count = { .seats = seats_of(c), .but = n->id };
    err e = query_ref(cx, tx, &enrolment_entity, "course", c->id, count_one, &count);
    if (e) return e;
    bool seat = seats_take(&count.seats, seat_set(n));
    n->state = seat ? ENROLMENT_ENROLLED : ENROLMENT_WAITING;
    n->place_in_line = seat ? 0 : count.waiting + 1;
    return ERR_NONE;
}

err line_has_seat(struct ctx *cx, struct tx *tx, const struct course *c, bool *seat)
{
    struct enrolment anybody = { .course = c->id };
    err e = seat_or_wait(cx, tx, c, &anybody);
    *seat = anybody.state == ENROLMENT_ENROLLED;
    return e;
}

static err closed(struct ctx *cx, const struct course *c)
{
    const struct term *t = vocabulary_number(&course_state_vocabulary, (unsigned)c->state);
    return ctx_fail(
        cx, ERR_CONFLICT, "/course", "closed",
        SAY("Lớp này không nhận ghi danh (%s / %s)", "This class takes no enrolments (%s / %s)"),
        t->vi, t->en);
}

err line_admit(struct ctx *cx, struct tx *tx, struct enrolment *n, bool own)
{
    struct course c;
    struct person who;
    struct place home;
    err e = record_get(cx, tx, &course_entity, n->course, &c);
    if (!e && !course_takes(c.state)) return closed(cx, &c);
    if (!e) e = people(cx)->read(cx, tx, n->volunteer, &who);
    if (!e) e = place_of(cx, tx, who.unit, &home);
    if (!e) e = teaches_nobody_there(cx, tx, &c, who.id);
    if (!e) e = clash_refuse(cx, tx, who.id, c.id);
    if (e) return e;
    n->volunteer = who.id; /* the kept one of merged records */
    n->mountain = home.difficult;
    n->border = home.border;
    n->asked = cx->now;
    n->reason = TEXT("");
    n->state = ENROLMENT_APPLIED;
    return own && c.by_approval ? ERR_NONE : seat_or_wait(cx, tx, &c, n);
}

/* ---- moving up ----------------------------------------------------------------------------- */

static int by_asking(const void *x, const void *y)
{
    const struct enrolment *a = x, *b = y;
    if (a->asked != b->asked) return a->asked < b->asked ? -1 : 1;
    return id_compare(a->id, b->id);
}

/* Whether this one moves up now; somebody who has no time any more keeps waiting. */
static err moves_up(struct ctx *cx, struct tx *tx, const struct seats *seats,
                    const struct enrolment *n, bool *up)
{
    *up = false;
    if (!seats_take(seats, seat_set(n))) return ERR_NONE;
    err e = clash_refuse(cx, tx, n->volunteer, n->course);
    *up = !e;
    if (e == ERR_CONFLICT) {
        ctx_clear(cx);
        e = ERR_NONE;
    }
    return e;
}

err line_settle(struct ctx *cx, struct tx *tx, id course)
{
    struct course c;
    struct gathered all;
    int64_t place = 0;
    err e = record_get(cx, tx, &course_entity, course, &c);
    if (e || !course_takes(c.state)) return e;
    e = gather(cx, tx, &enrolment_entity, "course", course, &all);
    if (e || all.count == 0) return e;
    qsort(all.records, all.count, sizeof(struct enrolment), by_asking);
    struct seats seats = seats_of(&c);
    for (size_t i = 0; i < all.count; i++) {
        const struct enrolment *n = gathered_at(&all, i);
        if (enrolment_is_seated(n->state)) seats.people[seat_set(n)]++;
    }
    for (size_t i = 0; !e && i < all.count; i++) {
        struct enrolment *n = gathered_at(&all, i);
        bool up = false;
        if (n->state != ENROLMENT_WAITING) continue;
        e = moves_up(cx, tx, &seats, n, &up);
        if (e) return e;
        if (up) seats.people[seat_set(n)]++;
        n->state = up ? ENROLMENT_ENROLLED : ENROLMENT_WAITING;
        n->place_in_line = up ? 0 : ++place;
        e = record_update(cx, tx, &enrolment_entity, n);
    }
    return e;
}
