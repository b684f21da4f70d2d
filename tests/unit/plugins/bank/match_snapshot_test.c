/* SPDX-License-Identifier: MIT
 * match_snapshot: what is held in memory is what the store says: after each round of random changes
 * the followed snapshot equals one read anew, its scores are those of rank_base, and the searches
 * find the same people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "plugins/bank/match/snapshot_read.h"
#include "plugins/bank/rank.h"
#include "tests/support/plugins/bank/restless.h"

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

static void same_people(const struct restless *w, const struct snapshot *a,
                        const struct snapshot *b)
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
static void same_scores(struct ctx *cx, struct tx *tx, const struct restless *w,
                        const struct snapshot *s)
{
    for (size_t k = 0; k < RESTLESS_SHIFTS; k++) {
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

static void same_finds(struct ctx *cx, struct tx *tx, const struct restless *w,
                       const struct snapshot *a, const struct snapshot *b)
{
    enum { MOST = 15 };
    for (size_t k = 0; k < RESTLESS_SHIFTS; k++) {
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
    const struct restless *w = arg;
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
    struct restless *w = *state;
    for (size_t round = 0; round < 30; round++) {
        restless_take(w, 1 + round * 2);
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

static struct snapshot *current(struct restless *w)
{
    struct holding h = { NULL };
    assert_int_equal(db_read(&w->v.cx, hold_now, &h), ERR_NONE);
    return h.held;
}

static void nothing_new_makes_nothing_new_and_a_version_held_never_changes(void **state)
{
    struct restless *w = *state;
    restless_take(w, 60);
    struct snapshot *first = current(w);
    struct snapshot *again = current(w);
    assert_ptr_equal(first, again);
    uint32_t alive = first->alive;
    struct score_person one = first->base->person[0];
    restless_take(w, 40);
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
    struct restless *w = *state;
    restless_take(w, 120);
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
    struct restless *w = arg;
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
    struct restless *w = *state;
    restless_take(w, 150);
    snapshot_release(current(w));
    assert_int_equal(db_write(&w->v.cx, move_field, w), ERR_NONE);
    assert_int_equal(db_read(&w->v.cx, compare_now, w), ERR_NONE);
}

#define RESTLESS(name) cmocka_unit_test_setup_teardown(name, restless_open, restless_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        RESTLESS(what_is_followed_is_what_is_read_anew),
        RESTLESS(nothing_new_makes_nothing_new_and_a_version_held_never_changes),
        RESTLESS(a_new_day_counts_anew),
        RESTLESS(a_campaign_of_another_field_and_a_moved_place_are_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
