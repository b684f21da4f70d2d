/* SPDX-License-Identifier: MIT
 * demo_cast: people are shuffled once; trainers are taken from the front of their area's part, and
 * learners from it in turn, so that nobody sits in two classes before everybody sat in one. */
#include "demo_cast.h"

#include "lineage/cascade.h"
#include "lineage/id_index.h"

enum {
    YOUNGEST = 20,
    OLDEST = 45,
    SOURCE_KNOWS = 960,
    WHOLE = 1000,
    SOURCE_DAY = 1010, /* days before the day of the demo */
    MASTER_DAY = 960,
    DISTRICT_DAY = 860,
    FIRST_DAY = 640,
    LAST_DAY = 14,
    FULL_SESSIONS = 5,
    SHORT_EACH = 9, /* every ninth class leaves a session out too many */
    LEVEL_EACH = 5, /* every fifth makes grassroots trainers */
    GAPS = 2
};

struct casting {
    struct cast *cast;
    const struct demo_options *options;
    const struct entity *volunteer;
    struct random_source chance, ids;
    struct id_index units, areas;
    id *unit_area; /* by units */
    size_t unit_room, people_room;
    uint32_t *cursor; /* by areas: where the next learner is looked for */
    uint32_t *open;   /* areas with trainers, in order */
    size_t open_count;
    size_t class_size, grassroots;
};

/* ---- people -------------------------------------------------------------------------------- */

static const void *member(const struct entity *entity, const void *record, const char *name)
{
    return field_of(entity_field(entity, name, strlen(name)), record);
}

static id area_of(struct ctx *cx, struct tx *tx, struct casting *c, id unit)
{
    uint32_t before = c->units.count;
    uint32_t i = id_index_add(&c->units, unit);
    if (i < before) return c->unit_area[i];
    if (i >= c->unit_room) {
        size_t room = c->unit_room ? c->unit_room * 2 : 256;
        id *more = ARENA_ARRAY(cx->arena, room, id);
        if (i) memcpy(more, c->unit_area, i * sizeof(*more));
        c->unit_area = more;
        c->unit_room = room;
    }
    c->unit_area[i] = unit_above(cx, tx, unit, UNIT_AREA);
    return c->unit_area[i];
}

static bool may_take_part(const struct casting *c, const void *record)
{
    const struct field *state = entity_field(c->volunteer, "state", strlen("state"));
    const struct term *active = vocabulary_code(state->terms, TEXT("active"));
    int age = date_years(*(const date *)member(c->volunteer, record, "birth"), c->options->as_of);
    return age >= YOUNGEST && age <= OLDEST &&
           *(const int32_t *)field_of(state, record) == (int32_t)active->number;
}

static enum kv_go keep_person(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct casting *c = arg;
    struct cast *cast = c->cast;
    id unit = *(const id *)member(c->volunteer, record, "unit");
    (void)failure;
    if (!may_take_part(c, record)) return KV_MORE;
    id area = area_of(cx, tx, c, unit);
    if (id_is_none(area)) return KV_MORE;
    if (cast->count == c->people_room) {
        size_t room = c->people_room ? c->people_room * 2 : 1024;
        struct cast_person *more = ARENA_ARRAY(cx->arena, room, struct cast_person);
        if (cast->count) memcpy(more, cast->people, cast->count * sizeof(*more));
        cast->people = more;
        c->people_room = room;
    }
    (void)id_index_add(&c->areas, area);
    cast->people[cast->count++] =
        (struct cast_person){ .volunteer = *(const id *)record, .unit = unit, .area = area };
    return KV_MORE;
}

static void shuffle(struct casting *c)
{
    struct cast_person *people = c->cast->people;
    for (size_t i = c->cast->count; i > 1; i--) {
        size_t other = random_below(&c->chance, (uint32_t)i);
        struct cast_person swap = people[i - 1];
        people[i - 1] = people[other];
        people[other] = swap;
    }
}

static enum kv_go keep_id(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    *(id *)arg = *(const id *)record;
    return KV_STOP;
}

/* The place among the people of whoever signs in as `login`; CAST_NOBODY when not among them. */
static err find_login(struct ctx *cx, struct tx *tx, struct casting *c, const char *login,
                      uint32_t *out)
{
    struct account account, probe = { .login = text_of(login) };
    id volunteer = ID_NONE;
    *out = CAST_NOBODY;
    err e = record_find(cx, tx, &account_entity, "login", &probe, &account);
    if (!e) e = query_ref(cx, tx, c->volunteer, "account", account.id, keep_id, &volunteer);
    for (size_t i = 0; !e && i < c->cast->count; i++)
        if (id_equal(c->cast->people[i].volunteer, volunteer)) *out = (uint32_t)i;
    if (*out != CAST_NOBODY) c->cast->people[*out].trains = true;
    return e;
}

/* ---- who trains ---------------------------------------------------------------------------- */

/* The next person of an area who trains nobody yet; CAST_NOBODY when there is none left. */
static uint32_t take(struct casting *c, id area)
{
    for (size_t i = 0; i < c->cast->count; i++) {
        struct cast_person *p = &c->cast->people[i];
        if (p->trains || !id_equal(p->area, area)) continue;
        p->trains = true;
        return (uint32_t)i;
    }
    return CAST_NOBODY;
}

/* Areas with trainers: the area of the log-ins first, all others but the last two. */
static void choose_areas(struct ctx *cx, struct casting *c)
{
    id home = c->cast->leader == CAST_NOBODY ? ID_NONE : c->cast->people[c->cast->leader].area;
    c->open = ARENA_ARRAY(cx->arena, c->areas.count, uint32_t);
    for (uint32_t i = 0; i < c->areas.count; i++)
        if (id_equal(c->areas.ids[i], home)) c->open[c->open_count++] = i;
    for (uint32_t i = 0; i < c->areas.count; i++)
        if (!id_equal(c->areas.ids[i], home)) c->open[c->open_count++] = i;
    if (c->open_count > GAPS) c->open_count -= GAPS;
}

static bool take_all(struct casting *c, uint32_t *out, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = take(c, c->areas.ids[c->open[i % c->open_count]]);
        if (out[i] == CAST_NOBODY) return false;
    }
    return true;
}

/* ---- classes ------------------------------------------------------------------------------- */

static bool sits_there(const struct cast_class *k, uint32_t person)
{
    for (size_t i = 0; i < k->learner_count; i++)
        if (k->learners[i].person == person) return true;
    return false;
}

static void seat(struct cast_class *k, uint32_t person, bool completed)
{
    if (k->learner_count == CAST_LEARNERS || sits_there(k, person)) return;
    k->learners[k->learner_count++] =
        (struct cast_learner){ .person = person, .completed = completed };
}

/* Fills a class up with people of an area, in turn. */
static void fill_up(struct casting *c, struct cast_class *k, id area, size_t size)
{
    uint32_t a, tries = 0;
    if (!id_index_find(&c->areas, area, &a)) return;
    while (k->learner_count < size && tries++ < c->cast->count) {
        uint32_t i = c->cursor[a]++ % (uint32_t)c->cast->count;
        const struct cast_person *p = &c->cast->people[i];
        if (!p->trains && id_equal(p->area, area)) seat(k, i, random_below(&c->chance, 12) != 0);
    }
}

static struct cast_class *open_class(struct casting *c, uint32_t generation, int64_t level,
                                     int before)
{
    struct cast_class *k = &c->cast->classes[c->cast->class_count++];
    int64_t knows = SOURCE_KNOWS * expected_after(generation) / WHOLE;
    *k = (struct cast_class){ .id =
                                  id_new(&c->ids, instant_at(c->options->as_of - before - 30, 500)),
                              .unit = c->cast->root,
                              .generation = generation,
                              .level = level,
                              .sessions = FULL_SESSIONS,
                              .starts = c->options->as_of - before,
                              .knows = knows };
    k->ends = k->starts + 2;
    return k;
}

static void leads(struct cast_class *k, uint32_t person)
{
    if (k->trainer_count < COUNT_OF(k->trainers)) k->trainers[k->trainer_count++] = person;
}

static void upper_classes(struct casting *c)
{
    struct cast *cast = c->cast;
    size_t size = c->class_size / 2;
    struct cast_class *k = open_class(c, 0, 4, SOURCE_DAY);
    for (size_t i = 0; i < CAST_MASTERS; i++) seat(k, cast->masters[i], true);
    fill_up(c, k, cast->people[cast->masters[0]].area, size);
    for (size_t m = 0; m < CAST_MASTERS; m++) {
        k = open_class(c, 1, 3, MASTER_DAY - 35 * (int)m);
        leads(k, cast->masters[m]);
        leads(k, cast->masters[(m + 1) % CAST_MASTERS]);
        for (size_t i = m; i < CAST_PROVINCIAL; i += CAST_MASTERS)
            seat(k, cast->provincial[i], true);
        fill_up(c, k, cast->people[cast->provincial[m]].area, size);
    }
    for (size_t p = 0; p < CAST_PROVINCIAL; p++) {
        k = open_class(c, 2, 2, DISTRICT_DAY - 25 * (int)p);
        leads(k, cast->provincial[p]);
        leads(k, cast->provincial[(p + 1) % CAST_PROVINCIAL]);
        for (size_t i = p; i < CAST_DISTRICT; i += CAST_PROVINCIAL)
            seat(k, cast->district[i], true);
        fill_up(c, k, cast->people[cast->district[p]].area, size);
    }
}

/* Learners of grassroots classes differ by their trainer: by a tenth at most, evenly. */
static int64_t by_trainer(int64_t knows, size_t trainer)
{
    return knows * (900 + (int64_t)(trainer * 5 % CAST_DISTRICT) * 200 / (CAST_DISTRICT - 1)) /
           WHOLE;
}

static void grassroots_class(struct casting *c, size_t n)
{
    struct cast *cast = c->cast;
    bool makes_trainers = n % LEVEL_EACH == 0;
    int before = FIRST_DAY - (int)(n * (FIRST_DAY - LAST_DAY) / c->grassroots);
    bool last = n + 1 == c->grassroots && cast->grassroots != CAST_NOBODY;
    uint32_t trainer = last ? cast->grassroots : cast->district[n % CAST_DISTRICT];
    struct cast_class *k = open_class(c, last ? 4 : 3, makes_trainers && !last ? 1 : 0, before);
    leads(k, trainer);
    if (!last && n % 3 == 1) leads(k, cast->district[(n + CAST_DISTRICT / 2) % CAST_DISTRICT]);
    k->unit = cast->people[trainer].area;
    k->sessions = n % SHORT_EACH == SHORT_EACH - 1 ? 3 : 4;
    k->ends = k->starts + 1;
    if (!last) k->knows = by_trainer(k->knows, n % CAST_DISTRICT);
    if (n == 0 && cast->leader != CAST_NOBODY) seat(k, cast->leader, true);
    if (n + 2 == c->grassroots && cast->volunteer != CAST_NOBODY) seat(k, cast->volunteer, true);
    fill_up(c, k, cast->people[trainer].area, c->class_size);
    if (n != 0) return;
    for (size_t i = 0; i < k->learner_count && cast->grassroots == CAST_NOBODY; i++)
        if (k->learners[i].completed && k->learners[i].person != cast->leader)
            cast->grassroots = k->learners[i].person;
    if (cast->grassroots != CAST_NOBODY) cast->people[cast->grassroots].trains = true;
}

/* ---- certificates -------------------------------------------------------------------------- */

static id award(struct casting *c, const char *code, uint32_t person, date issued, bool province)
{
    struct cast *cast = c->cast;
    const struct cast_person *p = &cast->people[person];
    if (issued > c->options->as_of) return ID_NONE;
    struct cast_award *a = &cast->awards[cast->award_count++];
    *a = (struct cast_award){ .code = code,
                              .id = id_new(&c->ids, instant_at(issued, 600)),
                              .volunteer = p->volunteer,
                              .unit = p->unit,
                              .issuer = province ? cast->root : ID_NONE,
                              .issued = issued };
    return a->id;
}

/* One provincial trainer has not renewed. District trainers are due soon. */
static void award_trainers(struct casting *c)
{
    const struct cast *cast = c->cast;
    date day = c->options->as_of;
    for (size_t i = 0; i < CAST_MASTERS; i++) {
        (void)award(c, "trainer_t4", cast->masters[i], day - 985, true);
        (void)award(c, "trainer_t4", cast->masters[i], day - 275, true);
    }
    for (size_t i = 0; i < CAST_PROVINCIAL; i++) {
        (void)award(c, "trainer_t3", cast->provincial[i], day - 890, true);
        if (i + 1 < CAST_PROVINCIAL)
            (void)award(c, "trainer_t3", cast->provincial[i], day - 180, true);
    }
    for (size_t i = 0; i < CAST_DISTRICT; i++)
        (void)award(c, "trainer_t2", cast->district[i], day - 690 + (date)i, true);
}

static void award_learners(struct casting *c)
{
    for (size_t n = 0; n < c->cast->class_count; n++) {
        struct cast_class *k = &c->cast->classes[n];
        size_t trainers = 0;
        for (size_t i = 0; i < k->learner_count; i++) {
            struct cast_learner *l = &k->learners[i];
            bool own = l->person == c->cast->grassroots || l->person == c->cast->leader;
            if (!l->completed || k->level > 1) continue;
            if (k->level == 0)
                l->certificate = award(c, "volunteer_management", l->person, k->ends + 2, false);
            else if (l->person == c->cast->grassroots || (!own && trainers++ < 2))
                (void)award(c, "trainer_t1", l->person, k->ends + 20, false);
        }
    }
}

/* ---- all ----------------------------------------------------------------------------------- */

static err find_people(struct ctx *cx, struct tx *tx, struct casting *c)
{
    struct unit root, probe = { .code = TEXT("tinh-doan") };
    err e = query_all(cx, tx, c->volunteer, keep_person, c);
    shuffle(c);
    if (!e) e = find_login(cx, tx, c, "tnv.an", &c->cast->volunteer);
    if (!e) e = find_login(cx, tx, c, "doitruong.binh", &c->cast->leader);
    if (!e) e = record_find(cx, tx, &unit_entity, "code", &probe, &root);
    if (!e) c->cast->root = root.id;
    return e;
}

err cast_make(struct ctx *cx, struct tx *tx, const struct demo_options *options, struct cast *out)
{
    struct casting c = { .cast = out,
                         .options = options,
                         .volunteer = schema_named(tx_schema(tx), TEXT("volunteer")),
                         .chance = random_seeded(options->seed, "demo classes"),
                         .ids = random_seeded(options->seed, "demo class ids"),
                         .units.arena = cx->arena,
                         .areas.arena = cx->arena };
    *out =
        (struct cast){ .volunteer = CAST_NOBODY, .leader = CAST_NOBODY, .grassroots = CAST_NOBODY };
    if (options->volunteers < CAST_PEOPLE_LEAST) return ERR_NONE;
    err e = find_people(cx, tx, &c);
    if (e || c.areas.count == 0) return e;
    choose_areas(cx, &c);
    bool enough = take_all(&c, out->masters, CAST_MASTERS) &&
                  take_all(&c, out->provincial, CAST_PROVINCIAL) &&
                  take_all(&c, out->district, CAST_DISTRICT);
    if (!enough) return ERR_NONE;
    size_t share = (size_t)options->volunteers / 10;
    c.grassroots = share < CAST_GRASSROOTS ? share : CAST_GRASSROOTS;
    c.class_size = out->count / c.areas.count / 2;
    if (c.class_size > CAST_LEARNERS) c.class_size = CAST_LEARNERS;
    c.cursor = ARENA_ARRAY(cx->arena, c.areas.count, uint32_t);
    size_t most = 1 + CAST_MASTERS + CAST_PROVINCIAL + c.grassroots;
    out->classes = ARENA_ARRAY(cx->arena, most, struct cast_class);
    out->awards = ARENA_ARRAY(cx->arena, most * CAST_LEARNERS + 64, struct cast_award);
    upper_classes(&c);
    for (size_t n = 0; n < c.grassroots; n++) grassroots_class(&c, n);
    award_trainers(&c);
    award_learners(&c);
    return ERR_NONE;
}
