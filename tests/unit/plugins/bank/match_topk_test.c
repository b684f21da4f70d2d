/* SPDX-License-Identifier: MIT
 * match_topk: the search finds exactly who scoring everybody would find, ties and all, in many
 * seeded countries, and looks at few to do so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "plugins/bank/match/topk.h"
#include "tests/support/plugins/bank/crowd.h"

static int by_rank(const void *a, const void *b)
{
    return topk_before(a, b) ? -1 : topk_before(b, a);
}

/* Everybody, one by one. */
static size_t all_of(const struct snapshot *s, const struct topk_query *q, struct topk_hit *out)
{
    size_t count = 0;
    const struct match_people *parts[] = { s->base, s->tail };
    for (size_t part = 0; part < 2; part++)
        for (uint32_t slot = 0; slot < parts[part]->count; slot++) {
            const struct match_facts *f = &parts[part]->facts[slot];
            const struct score_person *p = &parts[part]->person[slot];
            int64_t km;
            if ((!part && match_bit(s->dead, slot)) || f->consent != CONSENT_AGREED ||
                !score_meets(p, &q->need))
                continue;
            uint32_t near = topk_near(s->places, q->place, f->place, &km);
            struct topk_hit hit = { parts[part], slot, score_sum(p, &q->need, km, near),
                                    (uint32_t)(match_lot(s->seed, f->volunteer) >> 32) };
            if (!q->accept || q->accept(q->arg, &hit)) out[count++] = hit;
        }
    if (count) qsort(out, count, sizeof(*out), by_rank);
    return count < q->most ? count : q->most;
}

static void compare(const struct snapshot *s, const struct topk_query *q)
{
    struct arena *arena = arena_new();
    struct topk_hit *want = ARENA_ARRAY(arena, s->base->count + s->tail->count, struct topk_hit);
    struct topk_hit *got = ARENA_ARRAY(arena, q->most, struct topk_hit);
    size_t count = all_of(s, q, want);
    assert_int_equal(topk_people(s, q, got, NULL), count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(got[i].score, want[i].score);
        assert_ptr_equal(got[i].people, want[i].people);
        assert_int_equal(got[i].slot, want[i].slot);
    }
    arena_free(arena);
}

static struct topk_query ask(struct crowd *c, size_t most)
{
    struct crowd_opening o = crowd_opening(c, true);
    return (struct topk_query){ .need = o.need, .place = o.place, .most = most };
}

static void the_best_are_those_that_scoring_everybody_finds(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct crowd c;
        size_t people = seed == 1 ? 0 : 1 + (size_t)(seed * seed * 2);
        crowd_make(&c, seed, 1 + seed % 30, people, (int64_t)(10 + seed * 7), seed % 4 != 0);
        struct snapshot *s = snapshot_new(crowd_places(&c), c.rows, people, c.on, 1);
        for (int i = 0; i < 25; i++) {
            struct topk_query q = ask(&c, (size_t)(1 + i * 3));
            if (i == 7) q.place = MATCH_NO_PLACE;
            compare(s, &q);
        }
        snapshot_release(s);
        crowd_free(&c);
    }
}

static bool odd_lot(void *arg, const struct topk_hit *hit)
{
    (void)arg;
    return hit->lot & 1;
}

static void who_is_not_accepted_takes_no_place(void **state)
{
    (void)state;
    struct crowd c;
    crowd_make(&c, 77, 12, 3000, 150, true);
    struct snapshot *s = snapshot_new(crowd_places(&c), c.rows, 3000, c.on, 1);
    for (int i = 0; i < 30; i++) {
        struct topk_query q = ask(&c, 20);
        q.accept = odd_lot;
        compare(s, &q);
    }
    snapshot_release(s);
    crowd_free(&c);
}

/* The same people all alike: only the lots decide, and they are other ones the next day. */
static void equals_are_drawn_by_lot(void **state)
{
    (void)state;
    struct crowd c;
    crowd_make(&c, 5, 3, 500, 30, false);
    for (size_t i = 0; i < 500; i++) {
        id who = c.rows[i].facts.volunteer;
        c.rows[i] = c.rows[0];
        c.rows[i].facts.volunteer = who;
        c.rows[i].facts.consent = CONSENT_AGREED;
    }
    struct snapshot *today = snapshot_new(crowd_places(&c), c.rows, 500, c.on, 1);
    struct snapshot *tomorrow = snapshot_new(crowd_places(&c), c.rows, 500, c.on + 1, 1);
    struct topk_query q = { .place = 0, .most = 10, .need.born_by = c.on };
    struct topk_hit a[10];
    struct topk_hit b[10];
    compare(today, &q);
    assert_int_equal(topk_people(today, &q, a, NULL), 10);
    assert_int_equal(topk_people(tomorrow, &q, b, NULL), 10);
    int same = 0;
    for (int i = 0; i < 10; i++)
        same += id_equal(a[i].people->facts[a[i].slot].volunteer,
                         b[i].people->facts[b[i].slot].volunteer);
    assert_in_range(same, 0, 5);
    snapshot_release(today);
    snapshot_release(tomorrow);
    crowd_free(&c);
}

/* The same as `fresh` finds, wherever the people lie. */
static void compare_finds(const struct snapshot *s, const struct snapshot *fresh,
                          const struct topk_query *q)
{
    struct topk_hit got[64];
    struct topk_hit want[64];
    size_t count = topk_people(fresh, q, want, NULL);
    assert_int_equal(topk_people(s, q, got, NULL), count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(got[i].score, want[i].score);
        assert_int_equal(got[i].lot, want[i].lot);
    }
}

/* Changes one row in place: other skills, gone, or somebody new. Gone people keep their row. */
static struct snapshot_change change_row(struct crowd *c, size_t *count, bool *gone)
{
    size_t at = crowd_random(c, (uint32_t)*count);
    uint32_t what = crowd_random(c, 3);
    id who = c->rows[at].facts.volunteer;
    if (what == 0) at = (*count)++;
    if (what < 2) c->rows[at] = crowd_person(c, true);
    if (what == 1) c->rows[at].facts.volunteer = who;
    gone[at] = what == 2;
    return (struct snapshot_change){ c->rows[at].facts.volunteer, gone[at] ? NULL : &c->rows[at] };
}

static struct snapshot *anew(const struct crowd *c, size_t count, const bool *gone)
{
    struct arena *arena = arena_new();
    struct match_row *rows = ARENA_ARRAY(arena, count, struct match_row);
    size_t there = 0;
    for (size_t i = 0; i < count; i++)
        if (!gone[i]) rows[there++] = c->rows[i];
    struct snapshot *s = snapshot_new(crowd_places(c), rows, there, c->on, 1);
    arena_free(arena);
    return s;
}

static void changes_give_what_building_anew_gives(void **state)
{
    (void)state;
    enum { FIRST = 1500, ROUNDS = 30, EACH = 60, ROOM = FIRST + ROUNDS * EACH };
    struct crowd c;
    bool gone[ROOM] = { false };
    size_t count = FIRST;
    bool gathered = false;
    crowd_make(&c, 21, 15, ROOM, 90, true); /* rows beyond FIRST are written over */
    struct snapshot *s = snapshot_new(crowd_places(&c), c.rows, FIRST, c.on, 1);
    for (int round = 0; round < ROUNDS; round++) {
        struct snapshot_change changes[EACH];
        size_t each = 1 + crowd_random(&c, EACH);
        for (size_t i = 0; i < each; i++) changes[i] = change_row(&c, &count, gone);
        struct snapshot *next = snapshot_next(s, changes, each, 1);
        struct snapshot *fresh = anew(&c, count, gone);
        gathered = gathered || next->base != s->base;
        assert_int_equal(next->alive, fresh->alive);
        for (int i = 0; i < 8; i++) {
            struct topk_query q = ask(&c, 64);
            compare_finds(next, fresh, &q);
        }
        snapshot_release(fresh);
        snapshot_release(s);
        s = next;
    }
    assert_true(gathered);
    snapshot_release(s);
    crowd_free(&c);
}

static void few_are_looked_at(void **state)
{
    (void)state;
    enum { PEOPLE = 60000 };
    struct crowd c;
    crowd_make(&c, 9, 60, PEOPLE, 130, false);
    struct snapshot *s = snapshot_new(crowd_places(&c), c.rows, PEOPLE, c.on, 1);
    uint64_t scored = 0;
    for (int i = 0; i < 50; i++) {
        struct crowd_opening o = crowd_opening(&c, false);
        struct topk_query q = { .need = o.need, .place = o.place, .most = 20 };
        struct topk_hit out[20];
        struct topk_work work;
        (void)topk_people(s, &q, out, &work);
        scored += work.scored;
    }
    assert_in_range(scored / 50, 20, PEOPLE / 50);
    snapshot_release(s);
    crowd_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_are_those_that_scoring_everybody_finds),
        cmocka_unit_test(who_is_not_accepted_takes_no_place),
        cmocka_unit_test(equals_are_drawn_by_lot),
        cmocka_unit_test(changes_give_what_building_anew_gives),
        cmocka_unit_test(few_are_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
