/* SPDX-License-Identifier: MIT
 * match_snapshot: what is held in memory is what the store says: after each round of random changes
 * the followed snapshot equals one read anew, its scores are those of rank_base, and the searches
 * find the same people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "plugins/bank/consent.h"
#include "plugins/bank/match/snapshot_read.h"
#include "plugins/bank/rank.h"
#include "tests/support/plugins/bank/crowd.h"
#include "tests/support/plugins/bank/village.h"

enum { PLACES = 5, PEOPLE_MAX = 400, SHIFTS = 6 };

struct world {
    struct village v;
    struct crowd dice;
    id places[PLACES], people[PEOPLE_MAX], shifts[SHIFTS], openings[SHIFTS];
    size_t count;
    size_t steps; /* of the write that follows */
};

static uint32_t below(struct world *w, uint32_t n)
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
    struct world *w = arg;
    err e = ERR_NONE;
    for (int i = 0; !e && i < PLACES; i++) {
        struct place p = { .code = text_format(cx->arena, "3000%d", i),
                           .valid_from = date_of(2004, 1, 1),
                           .name = TEXT("Xã"),
                           .level = PLACE_COMMUNE,
                           .lat = i ? 12000000 + i * 90000 : 0,
                           .lon = i ? 107500000 : 0 };
        e = record_create(cx, tx, &place_entity, &p);
        w->places[i] = p.id;
    }
    for (int i = 0; !e && i < SHIFTS; i++) {
        struct campaign c = { .title = TEXT("Chiến dịch"),
                              .type = 1,
                              .field = (uint8_t)(1 + i % 3),
                              .starts = instant_date(cx->now) - 700,
                              .ends = instant_date(cx->now) + 60,
                              .place = w->places[i % PLACES],
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

static err add_person(struct ctx *cx, struct tx *tx, struct world *w)
{
    struct volunteer v = { .full_name = TEXT("Người Thử"),
                           .birth = date_of(1980 + (int)below(w, 30), 1, 1 + (int)below(w, 28)),
                           .commune = w->places[below(w, PLACES)],
                           .unit = w->v.unit,
                           .phone = TEXT("0990000123"),
                           .radius_km = below(w, 3) * 10,
                           .busy_harvest = below(w, 4) == 0,
                           .free.cells = below(w, 1u << 28),
                           .occupation = (uint8_t)(1 + below(w, 5)),
                           .state = VOLUNTEER_ACTIVE };
    if (w->count == PEOPLE_MAX) return ERR_NONE;
    for (uint32_t i = below(w, 4); i > 0; i--) code_set_add(&v.skills, 1 + below(w, 8));
    if (below(w, 3) == 0) code_set_add(&v.languages, 1);
    err e = record_create(cx, tx, &volunteer_entity, &v);
    w->people[w->count++] = v.id;
    return e || below(w, 5) == 0 ? e
                                 : consent_give(cx, tx, v.id, CONSENT_MATCHING, REGISTERED_PAPER);
}

static err change_person(struct ctx *cx, struct tx *tx, struct world *w, id who)
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
        v.commune = w->places[below(w, PLACES)];
        break;
    default:
        v.free.cells = below(w, 1u << 28);
        break;
    }
    return record_update(cx, tx, &volunteer_entity, &v);
}

static err attend(struct ctx *cx, struct tx *tx, struct world *w, id who)
{
    uint32_t at = below(w, SHIFTS);
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

static err one_step(struct ctx *cx, struct tx *tx, struct world *w)
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
    struct world *w = arg;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < w->steps; i++)
        e = w->count < 40 ? add_person(cx, tx, w) : one_step(cx, tx, w);
    return e;
}

static int begin(void **state)
{
    struct world *w = calloc(1, sizeof(*w));
    assert_non_null(w);
    village_open(&w->v);
    w->dice.state = 42;
    db_subscribe(w->v.cx.db, tell, &w->v);
    assert_int_equal(db_write(&w->v.cx, found_world, w), ERR_NONE);
    *state = w;
    return 0;
}

static int end(void **state)
{
    struct world *w = *state;
    village_close(&w->v);
    free(w);
    return 0;
}

static void take(struct world *w, size_t steps)
{
    w->steps = steps;
    assert_int_equal(db_write(&w->v.cx, take_steps, w), ERR_NONE);
}

/* ---- comparing ---- */

static void same_person(const struct score_person *a, const struct score_person *b)
{
    assert_memory_equal(&a->skills, &b->skills, sizeof(a->skills));
    assert_int_equal(a->levels, b->levels);
    assert_int_equal(a->fields, b->fields);
    assert_int_equal(a->free, b->free);
    assert_int_equal(a->birth, b->birth);
    assert_int_equal(a->radius_km, b->radius_km);
    assert_int_equal(a->word, b->word);
    assert_int_equal(a->speaks, b->speaks);
    assert_int_equal(a->busy_harvest, b->busy_harvest);
}

static void same_facts(const struct match_facts *a, const struct match_facts *b)
{
    assert_int_equal(a->last, b->last);
    assert_int_equal(a->place, b->place);
    assert_int_equal(a->area, b->area);
    assert_int_equal(a->called, b->called);
    assert_int_equal(a->attended, b->attended);
    assert_int_equal(a->unexcused, b->unexcused);
    assert_int_equal(a->hours, b->hours);
    assert_int_equal(a->months, b->months);
    assert_int_equal(a->occupation, b->occupation);
    assert_int_equal(a->consent, b->consent);
}

static void same_people(const struct world *w, const struct snapshot *a, const struct snapshot *b)
{
    assert_int_equal(a->alive, b->alive);
    for (size_t i = 0; i < w->count; i++) {
        const struct match_people *in_a;
        const struct match_people *in_b;
        uint32_t at_a;
        uint32_t at_b;
        bool known = snapshot_find(b, w->people[i], &in_b, &at_b);
        assert_int_equal(snapshot_find(a, w->people[i], &in_a, &at_a), known);
        if (!known) continue;
        same_person(&in_a->person[at_a], &in_b->person[at_b]);
        same_facts(&in_a->facts[at_a], &in_b->facts[at_b]);
    }
}

static struct board_entry entry_of(struct ctx *cx, struct tx *tx, id which)
{
    struct opening o;
    struct board_entry entry;
    assert_int_equal(record_get(cx, tx, &opening_entity, which, &o), ERR_NONE);
    assert_int_equal(board_entry_of(cx, tx, &o, &entry), ERR_NONE);
    return entry;
}

/* Every pair scores as rank_base says, and both agree on who may come. */
static void same_scores(struct ctx *cx, struct tx *tx, const struct world *w,
                        const struct snapshot *s)
{
    for (size_t k = 0; k < SHIFTS; k++) {
        struct board_entry entry = entry_of(cx, tx, w->openings[k]);
        struct score_need need = score_need_of(&entry.job);
        uint16_t place = match_places_find(s->places, entry.job.opening.place);
        for (size_t i = 0; i < w->count; i++) {
            struct volunteer v;
            struct candidate c;
            struct ranked r;
            const struct match_people *people;
            uint32_t slot;
            int64_t km;
            assert_int_equal(record_get(cx, tx, &volunteer_entity, w->people[i], &v), ERR_NONE);
            assert_int_equal(candidate_fill(cx, tx, &v, &c), ERR_NONE);
            assert_int_equal(rank_base(cx, tx, &c, &entry, &r), ERR_NONE);
            if (!snapshot_find(s, v.id, &people, &slot)) {
                assert_int_equal(r.base.barrier, BARRIER_STATE);
                continue;
            }
            uint32_t near = topk_near(s->places, place, people->facts[slot].place, &km);
            assert_int_equal(km, r.distance_km);
            assert_int_equal(score_sum(&people->person[slot], &need, km, near), r.base.base);
            assert_int_equal(score_meets(&people->person[slot], &need),
                             r.base.barrier == BARRIER_NONE);
        }
    }
}

static void same_finds(struct ctx *cx, struct tx *tx, const struct world *w,
                       const struct snapshot *a, const struct snapshot *b)
{
    enum { MOST = 15 };
    for (size_t k = 0; k < SHIFTS; k++) {
        struct board_entry entry = entry_of(cx, tx, w->openings[k]);
        struct topk_hit x[MOST];
        struct topk_hit y[MOST];
        struct topk_query q = { .need = score_need_of(&entry.job),
                                .place = match_places_find(a->places, entry.job.opening.place),
                                .most = MOST };
        size_t count = topk_people(a, &q, x, NULL);
        assert_int_equal(topk_people(b, &q, y, NULL), count);
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(x[i].score, y[i].score);
            assert_true(id_equal(x[i].people->facts[x[i].slot].volunteer,
                                 y[i].people->facts[y[i].slot].volunteer));
        }
    }
}

static err compare_now(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct world *w = arg;
    struct snapshot *followed;
    struct snapshot *fresh;
    assert_int_equal(snapshot_current(cx, tx, &followed), ERR_NONE);
    assert_int_equal(snapshot_read(cx, tx, &fresh), ERR_NONE);
    same_people(w, followed, fresh);
    same_scores(cx, tx, w, followed);
    same_finds(cx, tx, w, followed, fresh);
    snapshot_release(followed);
    snapshot_release(fresh);
    return ERR_NONE;
}

static void what_is_followed_is_what_is_read_anew(void **state)
{
    struct world *w = *state;
    for (size_t round = 0; round < 30; round++) {
        take(w, 1 + round * 2);
        assert_int_equal(db_read(&w->v.cx, compare_now, w), ERR_NONE);
    }
}

struct holding {
    struct snapshot *held;
};

static err hold_now(struct ctx *cx, struct tx *tx, void *arg)
{
    struct holding *h = arg;
    return snapshot_current(cx, tx, &h->held);
}

static struct snapshot *current(struct world *w)
{
    struct holding h = { NULL };
    assert_int_equal(db_read(&w->v.cx, hold_now, &h), ERR_NONE);
    return h.held;
}

static void nothing_new_makes_nothing_new_and_a_version_held_never_changes(void **state)
{
    struct world *w = *state;
    take(w, 60);
    struct snapshot *first = current(w);
    struct snapshot *again = current(w);
    assert_ptr_equal(first, again);
    uint32_t alive = first->alive;
    struct score_person one = first->base->person[0];
    take(w, 40);
    struct snapshot *next = current(w);
    assert_ptr_not_equal(first, next);
    assert_ptr_equal(first->base, next->base); /* shared, not copied */
    assert_true(next->dead_count > 0);
    assert_int_equal(first->alive, alive);
    assert_int_equal(first->dead_count, 0);
    same_person(&first->base->person[0], &one);
    snapshot_release(first);
    snapshot_release(again);
    snapshot_release(next);
}

static void a_new_day_counts_anew(void **state)
{
    struct world *w = *state;
    take(w, 120);
    struct snapshot *today = current(w);
    w->v.cx.now += (instant)200 * CLOCK_DAY;
    struct snapshot *later = current(w);
    uint32_t called[2] = { 0, 0 };
    for (uint32_t i = 0; i < today->base->count; i++) called[0] += today->base->facts[i].called;
    for (uint32_t i = 0; i < later->base->count; i++) called[1] += later->base->facts[i].called;
    assert_int_equal(later->on, today->on + 200);
    assert_true(called[1] < called[0]); /* what is older than a year no longer counts */
    snapshot_release(today);
    snapshot_release(later);
    assert_int_equal(db_read(&w->v.cx, compare_now, w), ERR_NONE);
}

static err move_field(struct ctx *cx, struct tx *tx, void *arg)
{
    struct world *w = arg;
    struct shift s;
    struct opening o;
    struct campaign c;
    struct place p;
    err e = record_get(cx, tx, &shift_entity, w->shifts[1], &s);
    if (!e) e = record_get(cx, tx, &opening_entity, s.opening, &o);
    if (!e) e = record_get(cx, tx, &campaign_entity, o.campaign, &c);
    c.field = 9;
    if (!e) e = record_update(cx, tx, &campaign_entity, &c);
    if (!e) e = record_get(cx, tx, &place_entity, w->places[2], &p);
    p.lat += 200000;
    return e ? e : record_update(cx, tx, &place_entity, &p);
}

static void a_campaign_of_another_field_and_a_moved_place_are_noticed(void **state)
{
    struct world *w = *state;
    take(w, 150);
    snapshot_release(current(w));
    assert_int_equal(db_write(&w->v.cx, move_field, w), ERR_NONE);
    assert_int_equal(db_read(&w->v.cx, compare_now, w), ERR_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_followed_is_what_is_read_anew, begin, end),
        cmocka_unit_test_setup_teardown(
            nothing_new_makes_nothing_new_and_a_version_held_never_changes, begin, end),
        cmocka_unit_test_setup_teardown(a_new_day_counts_anew, begin, end),
        cmocka_unit_test_setup_teardown(a_campaign_of_another_field_and_a_moved_place_are_noticed,
                                        begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
