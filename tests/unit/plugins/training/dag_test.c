/* SPDX-License-Identifier: MIT
 * dag: generations, reach and refused links against the plainest way to work them out, on small
 * random lineages, with and without circles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "plugins/training/lineage/dag.h"

enum { PEOPLE = 14, CLASSES = 9, LINKS = 60, ROUNDS = 400 };

struct world {
    struct arena *arena;
    struct dag_class classes[CLASSES];
    struct dag_link teaching[LINKS], learning[LINKS];
    struct dag_input in;
};

static void begin(struct world *w)
{
    *w = (struct world){ .arena = arena_new() };
    w->in = (struct dag_input){ .people = PEOPLE,
                                .class_count = CLASSES,
                                .classes = w->classes,
                                .teaching = w->teaching,
                                .learning = w->learning };
}

static void teach(struct world *w, uint32_t class_no, uint32_t person)
{
    w->teaching[w->in.teaching_count++] = (struct dag_link){ class_no, person };
}

static void learn(struct world *w, uint32_t class_no, uint32_t person)
{
    w->learning[w->in.learning_count++] = (struct dag_link){ class_no, person };
}

/* Without `circles` every class has its trainers among smaller numbers than its learners. */
static void draw(struct world *w, struct random_source *chance, bool circles)
{
    for (uint32_t c = 0; c < CLASSES; c++) {
        uint32_t cut = 1 + random_below(chance, PEOPLE - 1);
        w->classes[c] = (struct dag_class){ (date)(20000 + random_below(chance, 9)),
                                            random_below(chance, 4) != 0 };
        for (uint32_t n = random_below(chance, 3); n > 0; n--)
            teach(w, c, random_below(chance, circles ? PEOPLE : cut));
        for (uint32_t n = random_below(chance, 6); n > 0; n--)
            learn(w, c,
                  circles ? random_below(chance, PEOPLE)
                          : cut + random_below(chance, PEOPLE - cut));
    }
}

static bool in_list(struct dag_lists l, uint32_t group, uint32_t item)
{
    for (uint32_t i = l.from[group]; i < l.from[group + 1]; i++)
        if (l.items[i] == item) return true;
    return false;
}

static bool was_refused(const struct dag *d, struct dag_link link)
{
    for (size_t i = 0; i < d->refused_count; i++)
        if (d->refused[i].class_no == link.class_no && d->refused[i].person == link.person)
            return true;
    return false;
}

/* Whether a way leads from one person to another, over the links that stand; `any` also over
 * classes that train nobody, as their last step. */
struct ways {
    bool trained[PEOPLE][PEOPLE], reached[PEOPLE][PEOPLE];
};

static void walk_all(const struct world *w, const struct dag *d, struct ways *out)
{
    bool direct[PEOPLE][PEOPLE] = { { false } };
    memset(out, 0, sizeof(*out));
    for (size_t t = 0; t < w->in.teaching_count; t++)
        for (size_t l = 0; l < w->in.learning_count; l++) {
            struct dag_link a = w->teaching[t];
            struct dag_link b = w->learning[l];
            if (a.class_no != b.class_no || was_refused(d, a)) continue;
            direct[a.person][b.person] = true;
            if (w->classes[a.class_no].trains) out->trained[a.person][b.person] = true;
        }
    for (size_t k = 0; k < PEOPLE; k++)
        for (size_t i = 0; i < PEOPLE; i++)
            for (size_t j = 0; j < PEOPLE; j++)
                if (out->trained[i][k] && out->trained[k][j]) out->trained[i][j] = true;
    memcpy(out->reached, direct, sizeof(direct));
    for (size_t i = 0; i < PEOPLE; i++)
        for (size_t k = 0; k < PEOPLE; k++)
            for (size_t j = 0; out->trained[i][k] && j < PEOPLE; j++)
                if (direct[k][j]) out->reached[i][j] = true;
}

/* Longest way by trying again until nothing grows. */
static void generations(const struct world *w, const struct dag *d, uint32_t people[PEOPLE],
                        uint32_t classes[CLASSES])
{
    memset(people, 0, PEOPLE * sizeof(*people));
    memset(classes, 0, CLASSES * sizeof(*classes));
    for (int turn = 0; turn < 2 * (PEOPLE + CLASSES); turn++) {
        for (size_t t = 0; t < w->in.teaching_count; t++) {
            struct dag_link a = w->teaching[t];
            if (!was_refused(d, a) && classes[a.class_no] < people[a.person] + 1)
                classes[a.class_no] = people[a.person] + 1;
        }
        for (size_t l = 0; l < w->in.learning_count; l++) {
            struct dag_link b = w->learning[l];
            if (w->classes[b.class_no].trains && people[b.person] < classes[b.class_no])
                people[b.person] = classes[b.class_no];
        }
    }
}

static void compare(const struct world *w, const struct dag *d)
{
    struct ways ways;
    uint32_t people[PEOPLE], classes[CLASSES];
    walk_all(w, d, &ways);
    generations(w, d, people, classes);
    const uint32_t *reach = dag_reach(w->arena, d);
    for (uint32_t i = 0; i < PEOPLE; i++) {
        const bool *marks = dag_reached(w->arena, d, i);
        uint32_t all = 0;
        assert_false(ways.trained[i][i]);
        assert_int_equal(d->person_generation[i], people[i]);
        for (uint32_t j = 0; j < PEOPLE; j++) {
            bool expected = i != j && ways.reached[i][j];
            assert_int_equal(marks[j], expected);
            all += expected;
        }
        assert_int_equal(reach[i], all);
    }
    for (uint32_t c = 0; c < CLASSES; c++) assert_int_equal(d->class_generation[c], classes[c]);
}

static void a_lineage_without_circles_is_kept_whole(void **state)
{
    (void)state;
    struct random_source chance = random_seeded(11, "dag test");
    for (int round = 0; round < ROUNDS; round++) {
        struct world w;
        struct dag d;
        begin(&w);
        draw(&w, &chance, false);
        dag_make(w.arena, &w.in, &d);
        assert_int_equal(d.refused_count, 0);
        compare(&w, &d);
        arena_free(w.arena);
    }
}

static void circles_are_refused_and_the_rest_still_adds_up(void **state)
{
    (void)state;
    struct random_source chance = random_seeded(12, "dag test");
    size_t refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
        struct world w;
        struct dag d;
        begin(&w);
        draw(&w, &chance, true);
        dag_make(w.arena, &w.in, &d);
        refused += d.refused_count;
        compare(&w, &d);
        arena_free(w.arena);
    }
    assert_true(refused > ROUNDS / 4); /* or nothing was tried */
}

static void every_link_comes_behind_what_it_needs(void **state)
{
    (void)state;
    struct random_source chance = random_seeded(13, "dag test");
    for (int round = 0; round < ROUNDS; round++) {
        struct world w;
        struct dag d;
        uint32_t at[PEOPLE + CLASSES];
        begin(&w);
        draw(&w, &chance, true);
        dag_make(w.arena, &w.in, &d);
        for (uint32_t n = 0; n < PEOPLE + CLASSES; n++) at[d.order[n]] = n;
        for (uint32_t c = 0; c < CLASSES; c++) {
            for (uint32_t i = d.trainers.from[c]; i < d.trainers.from[c + 1]; i++) {
                assert_true(at[d.trainers.items[i]] < at[PEOPLE + c]);
                assert_true(in_list(d.leads, d.trainers.items[i], c));
            }
            for (uint32_t p = 0; p < PEOPLE; p++)
                if (in_list(d.took, p, c)) assert_true(at[PEOPLE + c] < at[p]);
        }
        arena_free(w.arena);
    }
}

static void many_parents_count_a_learner_once(void **state)
{
    (void)state;
    struct world w;
    struct dag d;
    begin(&w);
    for (uint32_t c = 0; c < CLASSES; c++) w.classes[c] = (struct dag_class){ 20000, c < 3 };
    teach(&w, 0, 0); /* 0 trains 1 and 2; both lead class 1; 3 of it leads class 3 */
    learn(&w, 0, 1);
    learn(&w, 0, 2);
    teach(&w, 1, 1);
    teach(&w, 1, 2);
    learn(&w, 1, 3);
    learn(&w, 1, 3);
    teach(&w, 3, 3);
    learn(&w, 3, 4);
    learn(&w, 3, 5);
    dag_make(w.arena, &w.in, &d);
    const uint32_t *reach = dag_reach(w.arena, &d);
    assert_int_equal(reach[0], 5);
    assert_int_equal(reach[1], 3);
    assert_int_equal(reach[3], 2);
    assert_int_equal(reach[4], 0);
    assert_int_equal(d.class_generation[3], 3);
    assert_int_equal(d.person_generation[4], 0); /* the class made no trainers */
    arena_free(w.arena);
}

static void in_a_circle_the_earlier_class_stays_without_its_later_trainer(void **state)
{
    (void)state;
    struct world w;
    struct dag d;
    begin(&w);
    w.classes[0] = (struct dag_class){ 20500, true };
    w.classes[1] = (struct dag_class){ 20100, true };
    teach(&w, 0, 0);
    learn(&w, 0, 1);
    teach(&w, 1, 1);
    learn(&w, 1, 0);
    dag_make(w.arena, &w.in, &d);
    assert_int_equal(d.refused_count, 1);
    assert_int_equal(d.refused[0].class_no, 1);
    assert_int_equal(d.refused[0].person, 1);
    assert_int_equal(d.person_generation[1], 1);
    arena_free(w.arena);
}

static void nobody_at_all_is_a_lineage_too(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct dag_input none = { 0 };
    struct dag d;
    dag_make(arena, &none, &d);
    assert_non_null(dag_reach(arena, &d));
    assert_int_equal(d.refused_count, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lineage_without_circles_is_kept_whole),
        cmocka_unit_test(circles_are_refused_and_the_rest_still_adds_up),
        cmocka_unit_test(every_link_comes_behind_what_it_needs),
        cmocka_unit_test(many_parents_count_a_learner_once),
        cmocka_unit_test(in_a_circle_the_earlier_class_stays_without_its_later_trainer),
        cmocka_unit_test(nobody_at_all_is_a_lineage_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
