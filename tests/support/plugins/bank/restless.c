/* SPDX-License-Identifier: MIT
 * restless: see restless.h. */
#include "tests/support/plugins/bank/restless.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "plugins/bank/consent.h"

static uint32_t below(struct restless *w, uint32_t n)
{
    return crowd_random(&w->dice, n);
}

static void tell(void *arg, const struct journal_entry *entry)
{
    struct village *v = arg;
    for (const struct event *e = bank_plugin.events; e->entity; e++)
        for (const struct change *c = entry->changes; c; c = c->next)
            if (strcmp(c->entity->name, e->entity) == 0) e->changed(v->host.states[1], entry, c);
}

/* ---- a world to change ---- */

static err found_world(struct ctx *cx, struct tx *tx, void *arg)
{
    struct restless *w = arg;
    err e = ERR_NONE;
    for (int i = 0; !e && i < RESTLESS_PLACES; i++) {
        struct place p = { .code = text_format(cx->arena, "3000%d", i),
                           .valid_from = date_of(2004, 1, 1),
                           .name = TEXT("Xã"),
                           .level = PLACE_COMMUNE,
                           .lat = i ? 12000000 + i * 90000 : 0,
                           .lon = i ? 107500000 : 0 };
        e = record_create(cx, tx, &place_entity, &p);
        w->places[i] = p.id;
    }
    for (int i = 0; !e && i < RESTLESS_SHIFTS; i++) {
        struct campaign c = { .title = TEXT("Chiến dịch"),
                              .type = 1,
                              .field = (uint8_t)(1 + i % 3),
                              .starts = instant_date(cx->now) - 700,
                              .ends = instant_date(cx->now) + 60,
                              .place = w->places[i % RESTLESS_PLACES],
                              .unit = w->v.unit,
                              .engagement = ENGAGEMENT_COMMUNITY,
                              .state = CAMPAIGN_OPEN };
        struct opening o = { .title = TEXT("Việc"), .max_people = 9, .state = OPENING_OPEN };
        struct shift s = { .day = instant_date(cx->now) - i * 120,
                           .from_minute = 420,
                           .to_minute = 660 };
        if (i % 2) code_set_add(&o.preferred_skills, 1 + (unsigned)i);
        if (i == 2) code_set_add(&o.required_skills, 2);
        if (i == 3) code_set_add(&o.languages, 1);
        if (i > 3) o.language = 1;
        if (i == 1) o.min_age = 18;
        e = record_create(cx, tx, &campaign_entity, &c);
        o.campaign = c.id;
        if (!e) e = record_create(cx, tx, &opening_entity, &o);
        s.opening = o.id;
        if (!e) e = record_create(cx, tx, &shift_entity, &s);
        w->openings[i] = o.id;
        w->shifts[i] = s.id;
    }
    return e;
}

static err add_person(struct ctx *cx, struct tx *tx, struct restless *w)
{
    struct volunteer v = { .full_name = TEXT("Người Thử"),
                           .birth = date_of(1980 + (int)below(w, 30), 1, 1 + (int)below(w, 28)),
                           .commune = w->places[below(w, RESTLESS_PLACES)],
                           .unit = w->v.unit,
                           .phone = TEXT("0990000123"),
                           .radius_km = below(w, 3) * 10,
                           .busy_harvest = below(w, 4) == 0,
                           .free.cells = below(w, 1u << 28),
                           .occupation = (uint8_t)(1 + below(w, 5)),
                           .state = VOLUNTEER_ACTIVE };
    if (w->count == RESTLESS_PEOPLE) return ERR_NONE;
    for (uint32_t i = below(w, 4); i > 0; i--) code_set_add(&v.skills, 1 + below(w, 8));
    if (below(w, 3) == 0) code_set_add(&v.languages, 1);
    err e = record_create(cx, tx, &volunteer_entity, &v);
    w->people[w->count++] = v.id;
    return e || below(w, 5) == 0 ? e
                                 : consent_give(cx, tx, v.id, CONSENT_MATCHING, REGISTERED_PAPER);
}

static err change_person(struct ctx *cx, struct tx *tx, struct restless *w, id who)
{
    struct volunteer v;
    err e = record_get(cx, tx, &volunteer_entity, who, &v);
    if (e) return e;
    switch (below(w, 4)) {
    case 0:
        code_set_add(&v.skills, 1 + below(w, 8));
        break;
    case 1:
        v.state = below(w, 2) ? VOLUNTEER_ACTIVE : VOLUNTEER_PAUSED;
        break;
    case 2:
        v.commune = w->places[below(w, RESTLESS_PLACES)];
        break;
    default:
        v.free.cells = below(w, 1u << 28);
        break;
    }
    return record_update(cx, tx, &volunteer_entity, &v);
}

static err attend(struct ctx *cx, struct tx *tx, struct restless *w, id who)
{
    uint32_t at = below(w, RESTLESS_SHIFTS);
    struct signup s = { .shift = w->shifts[at],
                        .opening = w->openings[at],
                        .volunteer = who,
                        .state = SIGNUP_ACCEPTED,
                        .made = cx->now };
    if (record_create(cx, tx, &signup_entity, &s)) { /* signed up for this one before */
        ctx_clear(cx);
        return ERR_NONE;
    }
    struct attendance a = { .signup = s.id,
                            .shift = s.shift,
                            .volunteer = who,
                            .state = (int32_t)(1 + below(w, 4)),
                            .evidence = EVIDENCE_PAPER,
                            .minutes = below(w, 300),
                            .at = cx->now };
    return record_create(cx, tx, &attendance_entity, &a);
}

static err one_step(struct ctx *cx, struct tx *tx, struct restless *w)
{
    id who = w->people[below(w, (uint32_t)w->count)];
    struct language_check l = { .volunteer = who,
                                .language = (uint8_t)(1 + below(w, 2)),
                                .level = 1 + below(w, 5),
                                .verified_on = instant_date(cx->now) };
    switch (below(w, 8)) {
    case 0:
        return add_person(cx, tx, w);
    case 1:
        return record_create(cx, tx, &language_check_entity, &l);
    case 2:
        return consent_withdraw(cx, tx, who, CONSENT_MATCHING);
    case 3:
        return consent_give(cx, tx, who, CONSENT_MATCHING, REGISTERED_PAPER);
    case 4:
    case 5:
        return change_person(cx, tx, w, who);
    default:
        return attend(cx, tx, w, who);
    }
}

/* The dice are rolled back when the transaction is run again: it never is here. */
static err take_steps(struct ctx *cx, struct tx *tx, void *arg)
{
    struct restless *w = arg;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < w->steps; i++)
        e = w->count < 40 ? add_person(cx, tx, w) : one_step(cx, tx, w);
    return e;
}

int restless_open(void **state)
{
    struct restless *w = calloc(1, sizeof(*w));
    assert_non_null(w);
    village_open(&w->v);
    w->dice.state = 42;
    db_subscribe(w->v.cx.db, tell, &w->v);
    assert_int_equal(db_write(&w->v.cx, found_world, w), ERR_NONE);
    *state = w;
    return 0;
}

int restless_close(void **state)
{
    struct restless *w = *state;
    village_close(&w->v);
    free(w);
    return 0;
}

void restless_take(struct restless *w, size_t steps)
{
    w->steps = steps;
    assert_int_equal(db_write(&w->v.cx, take_steps, w), ERR_NONE);
}
