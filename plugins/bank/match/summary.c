/* SPDX-License-Identifier: MIT
 * summary: one pass over the people. */
#include "summary.h"

#include <stdlib.h>

enum { FEW = 5, SEXES = 4, AGES = 5 };

struct tally {
    int64_t people, able, chosen;
};

static const char *const sex_keys[SEXES] = { "unsaid", "male", "female", "other" };
static const char *const age_keys[AGES] = { "-15", "16-22", "23-30", "31-45", "46-" };

static int age_band(int age)
{
    static const int last[AGES - 1] = { 15, 22, 30, 45 };
    int band = 0;
    while (band < AGES - 1 && age > last[band]) band++;
    return band;
}

static void count(struct tally *t, bool able, bool chosen)
{
    t->people++;
    t->able += able;
    t->chosen += chosen;
}

static void tally_json(struct json *j, text key, const struct tally *t)
{
    json_object(j);
    json_text_at(j, "key", key);
    json_int_at(j, "people", t->people);
    json_int_at(j, "able", t->able);
    json_int_at(j, "chosen", t->chosen);
    json_object_end(j);
}

/* Few people could be told apart by their group: such groups become one, without a name. */
static void tallies_json(struct json *j, const char *name, const struct tally *all, size_t count_of,
                         const text *keys)
{
    struct tally few = { 0 };
    json_key(j, name);
    json_array(j);
    for (size_t i = 0; i < count_of; i++) {
        if (all[i].people >= FEW) {
            tally_json(j, keys[i], &all[i]);
        } else {
            few.people += all[i].people;
            few.able += all[i].able;
            few.chosen += all[i].chosen;
        }
    }
    if (few.people) tally_json(j, TEXT(""), &few);
    json_array_end(j);
}

struct groups {
    struct tally *places, sexes[SEXES], ages[AGES], languages[2];
};

static void count_people(const struct match_build *b, const struct match_solver *solver,
                         struct groups *g)
{
    const struct match_instance *in = match_solver_instance(solver);
    for (uint32_t i = 0; i < b->people; i++) {
        uint32_t held;
        const struct match_traits *t = &b->traits[i];
        (void)match_solver_bundle(solver, i, &held);
        bool able = in->offset[i + 1] > in->offset[i];
        count(&g->places[t->place], able, held > 0);
        count(&g->sexes[t->sex < SEXES ? t->sex : 0], able, held > 0);
        count(&g->ages[age_band(t->age)], able, held > 0);
        count(&g->languages[t->minority_language], able, held > 0);
    }
}

struct naming {
    const struct match_places *places;
    text *names;
};

static err name_places(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct naming *n = arg;
    for (uint32_t i = 0; i < n->places->count; i++)
        n->names[i] = record_title(cx, tx, &place_entity, n->places->place[i].id);
    return ERR_NONE;
}

static err groups_json(struct ctx *cx, struct json *j, const struct match_build *b,
                       const struct match_solver *solver)
{
    static const text language_keys[] = { { "none", 4 }, { "minority", 8 } };
    const struct match_places *places = b->snapshot->places;
    struct groups g = { .places = ARENA_ARRAY(cx->arena, places->count + 1, struct tally) };
    struct naming n = { places, ARENA_ARRAY(cx->arena, places->count + 1, text) };
    text sexes[SEXES], ages[AGES];
    count_people(b, solver, &g);
    err e = db_read(cx, name_places, &n);
    if (e) return e;
    for (int i = 0; i < SEXES; i++) sexes[i] = text_of(sex_keys[i]);
    for (int i = 0; i < AGES; i++) ages[i] = text_of(age_keys[i]);
    json_key(j, "groups");
    json_object(j);
    tallies_json(j, "commune", g.places, places->count, n.names);
    tallies_json(j, "sex", g.sexes, SEXES, sexes);
    tallies_json(j, "age", g.ages, AGES, ages);
    tallies_json(j, "language", g.languages, 2, language_keys);
    json_object_end(j);
    return ERR_NONE;
}

/* ---- against the run before ---------------------------------------------------------------- */

static int by_id(const void *x, const void *y)
{
    return id_compare(*(const id *)x, *(const id *)y);
}

/* People of the allocation who have something, by id. */
static const id *chosen_before(struct arena *arena, const struct allocation *before,
                               size_t *count_of)
{
    id *all = ARENA_ARRAY(arena, before->kept.people + 1, id);
    *count_of = 0;
    for (uint32_t i = 0; i < before->kept.people; i++)
        if (before->start[i + 1] > before->start[i]) all[(*count_of)++] = before->kept.person[i];
    if (*count_of) qsort(all, *count_of, sizeof(*all), by_id);
    return all;
}

static void count_churn(struct ctx *cx, const struct match_build *b,
                        const struct match_solver *solver, const struct allocation *before,
                        struct match_churn *churn)
{
    const struct stay *stay = stay_of(cx->arena, before);
    size_t then;
    const id *had = chosen_before(cx->arena, before, &then);
    int64_t both = 0;
    for (uint32_t i = 0; i < b->people; i++) {
        uint32_t held;
        const match_edge *bundle = match_solver_bundle(solver, i, &held);
        if (!held) continue;
        int64_t same = 0;
        for (uint32_t k = 0; k < held; k++)
            same += stay_had(stay, b->person[i], b->seats.seats[match_edge_role(bundle[k])].shift);
        bool before_too = then && bsearch(&b->person[i], had, then, sizeof(*had), by_id);
        churn->same += same;
        churn->moved += before_too && !same;
        churn->fresh += !before_too;
        both += before_too;
    }
    churn->gone = (int64_t)then - both;
}

err summary_json(struct ctx *cx, const struct match_build *build, const struct match_solver *solver,
                 const struct allocation *before, struct match_churn *churn, text *json)
{
    struct buffer out = buffer_in(cx->arena, 4096);
    struct json j = json_into(&out);
    *churn = (struct match_churn){ 0 };
    json_object(&j);
    err e = groups_json(cx, &j, build, solver);
    if (e) return e;
    json_key(&j, "churn");
    if (before) {
        count_churn(cx, build, solver, before, churn);
        json_object(&j);
        json_int_at(&j, "same", churn->same);
        json_int_at(&j, "moved", churn->moved);
        json_int_at(&j, "fresh", churn->fresh);
        json_int_at(&j, "gone", churn->gone);
        json_object_end(&j);
    } else {
        json_null(&j);
    }
    json_int_at(&j, "evaluated", build->evaluated);
    json_object_end(&j);
    *json = buffer_as_text(&out);
    return ERR_NONE;
}
