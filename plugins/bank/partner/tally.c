/* SPDX-License-Identifier: MIT
 * tally: how many seats, people and hours a campaign has, read from its shifts; cancelled openings
 * have none. Nobody's name is read on the way. */
#include "../gather.h"
#include "../words.h"
#include "part.h"

static err count_mark(struct ctx *cx, struct tx *tx, const struct attendance *a,
                      struct part_tally *t)
{
    struct credit probe = { .attendance = a->id };
    struct credit credit = { 0 };
    if (a->state != ATTENDANCE_PRESENT && a->state != ATTENDANCE_LATE) return ERR_NONE;
    t->present++;
    err e = record_find(cx, tx, &credit_entity, "attendance", &probe, &credit);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (!e && credit.state == CREDIT_GRANTED) t->hours += credit.hours;
    return e;
}

static err count_shift(struct ctx *cx, struct tx *tx, const struct opening *o,
                       const struct shift *s, struct part_tally *t)
{
    struct gathered marks;
    struct shift full = *s;
    err e = record_derive(cx, tx, &shift_entity, &full, s->day);
    t->seats += o->max_people;
    t->taken += full.taken;
    if (!e) e = gather(cx, tx, &attendance_entity, "shift", s->id, &marks);
    for (size_t i = 0; !e && i < marks.count; i++)
        e = count_mark(cx, tx, gathered_at(&marks, i), t);
    return e;
}

err part_count(struct ctx *cx, struct tx *tx, const struct campaign *c, struct part_tally *t)
{
    struct gathered openings;
    struct gathered shifts;
    err e = gather(cx, tx, &opening_entity, "campaign", c->id, &openings);
    t->campaigns++;
    t->helped += c->people_helped;
    for (size_t i = 0; !e && i < openings.count; i++) {
        const struct opening *o = gathered_at(&openings, i);
        if (o->state == OPENING_CANCELLED) continue;
        e = gather(cx, tx, &shift_entity, "opening", o->id, &shifts);
        for (size_t k = 0; !e && k < shifts.count; k++)
            e = count_shift(cx, tx, o, gathered_at(&shifts, k), t);
    }
    return e;
}

void part_tally_json(struct ctx *cx, struct json *j, const struct part_tally *t)
{
    json_object(j);
    json_int_at(j, "campaigns", t->campaigns);
    json_int_at(j, "seats", t->seats);
    json_int_at(j, "taken", t->taken);
    json_int_at(j, "present", t->present);
    json_text_at(j, "hours", words_hundredths(cx, t->hours));
    json_int_at(j, "helped", t->helped);
    json_object_end(j);
}
