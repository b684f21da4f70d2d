/* SPDX-License-Identifier: MIT
 * reach: volunteers are the bank's records, read through their table. Eligible is who is active
 * and, by age and years, could stand in some category for people of the round. */
#include "reach.h"

#include <stdlib.h>

#include "shown.h"

enum { VOLUNTEER_IS_ACTIVE = 1, SEX_FEMALE = 2, SEX_MALE = 1, GROUPS_MAX = 512, YEAR_DAYS = 365 };
enum by_sex { SEX_OTHERS, SEX_MEN, SEX_WOMEN, SEXES };
enum by_kind { KIND_DIFFICULT, KIND_BORDER, KIND_LANGUAGE, KIND_PLAIN, KINDS };

struct commune {
    id place;
    bool kinds[KINDS];
    struct reach_group group;
};

struct survey {
    const struct award_round *round;
    struct award_list categories;
    const struct entity *volunteer;
    const struct field *birth, *sex, *commune, *joined, *state;
    struct commune *communes;
    size_t commune_count;
    struct reach_group sexes[SEXES], kinds[KINDS];
};

/* ---- one person ---------------------------------------------------------------------------- */

static date date_in(const struct field *f, const void *record)
{
    date day = 0;
    if (f) memcpy(&day, field_of(f, record), sizeof(day));
    return day;
}

static int32_t number_in(const struct field *f, const void *record)
{
    int32_t number = 0;
    if (f) memcpy(&number, field_of(f, record), sizeof(number));
    return number;
}

static bool fits(const struct award_category *c, int age, int64_t years)
{
    return c->of == NOMINEE_PERSON && age >= c->age_min && (!c->age_max || age <= c->age_max) &&
           years >= c->years_min;
}

static bool is_eligible(const struct survey *s, const void *volunteer, date today)
{
    date day = round_counted_on(s->round) ? round_counted_on(s->round) : today;
    date joined = date_in(s->joined, volunteer);
    int age = date_years(date_in(s->birth, volunteer), day);
    int64_t years = joined && joined < day ? (day - joined) / YEAR_DAYS : 0;
    if (number_in(s->state, volunteer) != VOLUNTEER_IS_ACTIVE) return false;
    for (size_t i = 0; i < s->categories.count; i++)
        if (fits(award_list_at(&s->categories, i), age, years)) return true;
    return false;
}

static struct commune *commune_of(struct ctx *cx, struct tx *tx, struct survey *s, id place)
{
    struct place known;
    for (size_t i = 0; i < s->commune_count; i++)
        if (id_equal(s->communes[i].place, place)) return &s->communes[i];
    if (s->commune_count == GROUPS_MAX || id_is_none(place)) return NULL;
    if (record_get(cx, tx, &place_entity, place, &known)) {
        ctx_clear(cx);
        return NULL;
    }
    struct commune *c = &s->communes[s->commune_count++];
    bool spoken = !text_is_empty(known.language);
    *c = (struct commune){ .place = place, .group.name = known.name };
    c->kinds[KIND_DIFFICULT] = known.difficult;
    c->kinds[KIND_BORDER] = known.border;
    c->kinds[KIND_LANGUAGE] = spoken;
    c->kinds[KIND_PLAIN] = !known.difficult && !known.border && !spoken;
    return c;
}

static void count(struct reach_group *g, const struct reach_group *add)
{
    g->eligible += add->eligible;
    g->nominated += add->nominated;
    g->honoured += add->honoured;
}

static void count_person(struct ctx *cx, struct tx *tx, struct survey *s, const void *volunteer,
                         const struct reach_group *add)
{
    int32_t sex = number_in(s->sex, volunteer);
    id place = ID_NONE;
    if (s->commune) memcpy(&place, field_of(s->commune, volunteer), sizeof(place));
    struct commune *c = commune_of(cx, tx, s, place);
    count(&s->sexes[sex == SEX_FEMALE ? SEX_WOMEN : sex == SEX_MALE ? SEX_MEN : SEX_OTHERS], add);
    if (!c) return;
    count(&c->group, add);
    for (int k = 0; k < KINDS; k++)
        if (c->kinds[k]) count(&s->kinds[k], add);
}

/* ---- everybody ----------------------------------------------------------------------------- */

static enum kv_go see(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    static const struct reach_group one = { .eligible = 1 };
    struct survey *s = arg;
    (void)failure;
    if (is_eligible(s, record, instant_date(cx->now))) count_person(cx, tx, s, record, &one);
    return KV_MORE;
}

static bool was_nominated(int32_t state)
{
    return state >= NOMINATION_SUBMITTED && state != NOMINATION_WITHDRAWN;
}

static err see_nominees(struct ctx *cx, struct tx *tx, struct survey *s)
{
    struct award_list all;
    void *volunteer = arena_alloc(cx->arena, s->volunteer->size);
    err e = award_list(cx, tx, &nomination_entity, "round", s->round->id, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct nomination *n = award_list_at(&all, i);
        const struct reach_group one = { .nominated = 1,
                                         .honoured = n->state == NOMINATION_AWARDED };
        if (id_is_none(n->person) || !was_nominated(n->state)) continue;
        e = record_get(cx, tx, s->volunteer, n->person, volunteer);
        if (!e) count_person(cx, tx, s, volunteer, &one);
    }
    return e;
}

static err survey(struct ctx *cx, struct tx *tx, struct survey *s)
{
    const struct entity *v = schema_named(tx_schema(tx), TEXT("volunteer"));
    REQUIRE(v); /* of the bank, which this plugin needs */
    s->volunteer = v;
    s->birth = field_named(v->fields, TEXT("birth"));
    s->sex = field_named(v->fields, TEXT("sex"));
    s->commune = field_named(v->fields, TEXT("commune"));
    s->joined = field_named(v->fields, TEXT("joined"));
    s->state = field_named(v->fields, TEXT("state"));
    s->communes = ARENA_ARRAY(cx->arena, GROUPS_MAX, struct commune);
    err e = round_categories(cx, tx, s->round->id, &s->categories);
    if (!e) e = query_all(cx, tx, v, see, s);
    return e ? e : see_nominees(cx, tx, s);
}

/* ---- what is told -------------------------------------------------------------------------- */

static int most_missed_first(const void *x, const void *y)
{
    const struct reach_group *a = x, *b = y;
    bool a_never = a->nominated == 0, b_never = b->nominated == 0;
    if (a_never != b_never) return a_never ? -1 : 1;
    if (a->eligible != b->eligible) return a->eligible > b->eligible ? -1 : 1;
    return text_compare(a->name, b->name);
}

static void groups_json(struct ctx *cx, struct json *j, const char *key,
                        struct reach_group groups[], size_t group_count)
{
    size_t shown = group_count;
    if (group_count) qsort(groups, group_count, sizeof(*groups), most_missed_first);
    size_t hidden = reach_hide_small(groups, &shown);
    json_key(j, key);
    json_object(j);
    json_int_at(j, "hidden", (int64_t)hidden);
    json_key(j, "groups");
    json_array(j);
    for (size_t i = 0; i < shown; i++) {
        const struct reach_group *g = &groups[i];
        json_object(j);
        json_text_at(j, "name",
                     g->others ? ctx_say(cx, "Các nhóm dưới 5 người", "Groups of fewer than 5")
                               : g->name);
        json_int_at(j, "eligible", g->eligible);
        json_int_at(j, "nominated", g->nominated);
        json_int_at(j, "honoured", g->honoured);
        json_bool_at(j, "never", g->nominated == 0);
        json_object_end(j);
    }
    json_array_end(j);
    json_object_end(j);
}

static void name_groups(struct ctx *cx, struct survey *s)
{
    s->sexes[SEX_WOMEN].name = ctx_say(cx, "Nữ", "Women");
    s->sexes[SEX_MEN].name = ctx_say(cx, "Nam", "Men");
    s->sexes[SEX_OTHERS].name = ctx_say(cx, "Khác hoặc không ghi", "Other, or not said");
    s->kinds[KIND_DIFFICULT].name =
        ctx_say(cx, "Xã đặc biệt khó khăn", "Extremely difficult communes");
    s->kinds[KIND_BORDER].name = ctx_say(cx, "Xã biên giới", "Border communes");
    s->kinds[KIND_LANGUAGE].name =
        ctx_say(cx, "Xã đông người dân tộc thiểu số", "Communes of ethnic minorities");
    s->kinds[KIND_PLAIN].name = ctx_say(cx, "Xã, phường còn lại", "All other communes");
}

struct asking {
    id round;
    struct response *rs;
};

static err read(struct ctx *cx, struct tx *tx, void *arg)
{
    struct asking *a = arg;
    struct award_round round;
    struct survey s = { .round = &round };
    err e = record_get(cx, tx, &award_round_entity, a->round, &round);
    if (!e) e = survey(cx, tx, &s);
    if (e) return e;
    struct reach_group *communes = ARENA_ARRAY(cx->arena, GROUPS_MAX, struct reach_group);
    for (size_t i = 0; i < s.commune_count; i++) communes[i] = s.communes[i].group;
    name_groups(cx, &s);
    struct json *j = respond_json(cx, a->rs, 200);
    json_object(j);
    json_id_at(j, "round", round.id);
    json_text_at(j, "round_title", round.title);
    groups_json(cx, j, "communes", communes, s.commune_count);
    groups_json(cx, j, "kinds", s.kinds, KINDS);
    groups_json(cx, j, "sexes", s.sexes, SEXES);
    json_object_end(j);
    return ERR_NONE;
}

err round_reach(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct asking a = { request_id(rq), rs };
    (void)tx;
    return db_read(cx, read, &a);
}
