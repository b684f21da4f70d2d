/* SPDX-License-Identifier: MIT
 * follow: whatever is done to records, counting on from the journal and counting from scratch say
 * the same: records that are placed themselves, amounts under others, places that hang on a third
 * record two steps away, what stands and what happens. And a change that was kept from the
 * follower is found out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "plugins/plan/measure/follow.h"

enum { UNITS = 4, ROUNDS = 60, DEEDS = 20 };

struct fair { /* decides for its stands */
    id id;
    id unit;
};
struct stand {
    id id;
    id fair;
    date day;
};
struct visit { /* counted at its stand */
    id id;
    id stand;
    int64_t minutes;
};
struct post { /* stands from a day to another, good while the fair has a unit of its own */
    id id;
    id unit, fair;
    date from, to;
};

#define WORDS(vi) .label = vi, .label_en = vi
static const struct field fair_fields[] = {
    FIELD(1, struct fair, unit, REF, 0, .target = "unit", WORDS("unit")), { 0 }
};
static const struct field stand_fields[] = {
    FIELD(1, struct stand, fair, REF, REQUIRED | INDEXED, .target = "fair", WORDS("fair")),
    FIELD(2, struct stand, day, DATE, REQUIRED, WORDS("day")),
    { 0 }
};
static const struct field visit_fields[] = {
    FIELD(1, struct visit, stand, REF, REQUIRED | INDEXED, .target = "stand", WORDS("stand")),
    FIELD(2, struct visit, minutes, INT, 0, .max = 1000, WORDS("minutes")),
    { 0 }
};
static const struct field post_fields[] = {
    FIELD(1, struct post, unit, REF, REQUIRED, .target = "unit", WORDS("unit")),
    FIELD(2, struct post, fair, REF, 0, .target = "fair", WORDS("fair")),
    FIELD(3, struct post, from, DATE, REQUIRED, WORDS("from")),
    FIELD(4, struct post, to, DATE, 0, WORDS("to")),
    { 0 }
};
static const struct entity fair_entity = { "fair",      "Hội",         sizeof(struct fair),
                                           fair_fields, .number = 900, .label_en = "Fair" };
static const struct entity stand_entity = { "stand",      "Gian",        sizeof(struct stand),
                                            stand_fields, .number = 901, .label_en = "Stand" };
static const struct entity visit_entity = { "visit",      "Lượt",        sizeof(struct visit),
                                            visit_fields, .number = 902, .label_en = "Visit" };
static const struct entity post_entity = { "post",      "Chức",        sizeof(struct post),
                                           post_fields, .number = 903, .label_en = "Post" };

/* ---- the rows ------------------------------------------------------------------------------ */

static err gone(struct ctx *cx, err e)
{
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static err place_stand(struct ctx *cx, struct tx *tx, id which, struct measure_place *out,
                       size_t *count)
{
    struct stand s;
    struct fair f;
    err e = record_get(cx, tx, &stand_entity, which, &s);
    if (!e) e = record_get(cx, tx, &fair_entity, s.fair, &f);
    if (e) return gone(cx, e);
    *out = (struct measure_place){ .unit = f.unit, .from = s.day, .whole = 1 };
    *count = 1;
    return ERR_NONE;
}

/* Before and from 1 June on, as a cadre's certificates cut the time in office. */
static err place_post(struct ctx *cx, struct tx *tx, id which, struct measure_place *out,
                      size_t *count)
{
    struct post p;
    struct fair f = { 0 };
    date june = date_of(2025, 6, 1);
    err e = record_get(cx, tx, &post_entity, which, &p);
    if (!e && !id_is_none(p.fair)) e = record_get(cx, tx, &fair_entity, p.fair, &f);
    if (e) return gone(cx, e);
    bool cut = p.from < june && (!p.to || p.to >= june);
    out[0] = (struct measure_place){ p.unit, p.from, cut ? june - 1 : p.to, 1, 0 };
    if (cut) out[1] = (struct measure_place){ p.unit, june, p.to, 1, !id_is_none(f.unit) };
    *count = cut ? 2 : 1;
    return ERR_NONE;
}

static int64_t one(const void *record)
{
    (void)record;
    return 1;
}

static int64_t minutes(const void *record)
{
    return ((const struct visit *)record)->minutes;
}

static const struct measure_link stand_links[] = { { "fair", "id", "fair" }, { 0 } };
static const struct measure_link post_links[] = { { "fair", "id", "fair" }, { 0 } };
#define IN_WORDS(name) name, name, name, name, name
static const struct measure visits = {
    IN_WORDS("visits"), MEASURE_HAPPENS, "visit", "stand", one, place_stand, .links = stand_links
};
static const struct measure lengths = {
    IN_WORDS("lengths"), MEASURE_HAPPENS,     "visit", "stand", minutes,
    place_stand,         .links = stand_links
};
static const struct measure stands = { IN_WORDS("stands"), MEASURE_HAPPENS, "stand",
                                       .place = place_stand, .links = stand_links };
static const struct measure posts = { IN_WORDS("posts"), MEASURE_STANDS, "post",
                                      .place = place_post, .links = post_links };
static const struct measure *const rows[] = { &visits, &lengths, &stands, &posts };

/* ---- a folder that is followed ------------------------------------------------------------- */

struct house {
    char dir[40];
    struct arena *arena;
    struct schema *schema;
    struct db *db;
    struct random_source random;
    struct plan_follow *follow;
    bool deaf;
    id units[UNITS];
    struct kept { /* what was made of each kind */
        id ids[ROUNDS * DEEDS];
        size_t count;
    } fairs, stands, visits, posts;
};

static void hear(void *arg, const struct journal_entry *entry)
{
    struct house *h = arg;
    for (const struct change *c = entry->changes; c && !h->deaf; c = c->next)
        plan_follow_changed(h->follow, entry, c);
}

static void no_fault(void *arg, const char *message)
{
    (void)arg;
    fail_msg("%s", message);
}

struct doing {
    struct house *house;
    const struct entity *entity;
    void *record;
    id gone; /* to be deleted, else `record` is written */
    bool is_new;
};

static err run(struct ctx *cx, struct tx *tx, void *arg)
{
    struct doing *d = arg;
    if (!id_is_none(d->gone)) return record_delete(cx, tx, d->entity, d->gone);
    return d->is_new ? record_create(cx, tx, d->entity, d->record)
                     : record_update(cx, tx, d->entity, d->record);
}

/* Whether it was done: some are refused, because others refer to what goes. */
static bool put_down(struct house *h, struct doing d)
{
    struct arena *arena = arena_new();
    struct ctx cx;
    ctx_begin(&cx, arena);
    cx.random = &h->random;
    cx.db = h->db;
    cx.now = instant_at(date_of(2026, 1, 1), 0);
    cx.actor.system = true;
    err e = db_write(&cx, run, &d);
    arena_free(arena);
    return e == ERR_NONE;
}

static int begin(void **state)
{
    static const struct entity *const tables[] = {
        &place_entity, &unit_entity, &unit_successor_entity, &fair_entity, &stand_entity,
        &visit_entity, &post_entity
    };
    struct arena *arena = arena_new();
    struct house *h = ARENA_NEW(arena, struct house);
    struct ctx cx;
    h->arena = arena;
    memcpy(h->dir, "/tmp/volbank-plan-XXXXXX", sizeof("/tmp/volbank-plan-XXXXXX"));
    assert_non_null(mkdtemp(h->dir));
    ctx_begin(&cx, arena);
    h->random = random_seeded(7, "plan");
    cx.random = &h->random;
    h->schema = schema_new(tables, COUNT_OF(tables), no_fault, NULL);
    h->follow = plan_follow_new(rows, COUNT_OF(rows), h->schema);
    struct db_options options = { .kv.dir = h->dir, .schema = h->schema };
    assert_int_equal(db_open(&cx, &options, &h->db), ERR_NONE);
    db_subscribe(h->db, hear, h);
    for (size_t i = 0; i < UNITS; i++) {
        struct unit u = { .name = TEXT("Đoàn xã"), .kind = UNIT_COMMUNE_UNION };
        assert_true(put_down(h, (struct doing){ h, &unit_entity, &u, ID_NONE, true }));
        h->units[i] = u.id;
    }
    *state = h;
    return 0;
}

static int end(void **state)
{
    static const char *const files[] = { "data.mdb", "lock.mdb", "volbank.lock" };
    struct house *h = *state;
    db_close(h->db);
    plan_follow_free(h->follow);
    schema_free(h->schema);
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        text path = text_format(h->arena, "%s/%s", h->dir, files[i]);
        (void)unlink(text_z(h->arena, path));
    }
    assert_int_equal(rmdir(h->dir), 0);
    arena_free(h->arena);
    return 0;
}

/* ---- anything at all ----------------------------------------------------------------------- */

static uint32_t below(struct house *h, uint32_t bound)
{
    return random_below(&h->random, bound);
}

static id any(struct house *h, const struct kept *k)
{
    return k->count ? k->ids[below(h, (uint32_t)k->count)] : ID_NONE;
}

static id any_unit(struct house *h)
{
    uint32_t i = below(h, UNITS + 1);
    return i == UNITS ? ID_NONE : h->units[i];
}

static date any_day(struct house *h)
{
    return date_of(2025, 1, 1) + (date)below(h, 300);
}

/* Makes one, writes over one, or takes one away. */
static void put(struct house *h, const struct entity *entity, void *record, struct kept *k)
{
    uint32_t what = k->count ? below(h, 5) : 0;
    id one_of = any(h, k);
    struct doing d = { h, entity, record, what == 4 ? one_of : ID_NONE, what < 2 };
    if (what == 2 || what == 3) memcpy(record, &one_of, sizeof(one_of));
    if (put_down(h, d) && d.is_new) memcpy(&k->ids[k->count++], record, sizeof(id));
}

static void do_something(struct house *h)
{
    struct fair fair = { .unit = any_unit(h) };
    struct stand stand = { .fair = any(h, &h->fairs), .day = any_day(h) };
    struct visit visit = { .stand = any(h, &h->stands), .minutes = below(h, 300) };
    struct post post = { .unit = h->units[below(h, UNITS)],
                         .fair = below(h, 2) ? any(h, &h->fairs) : ID_NONE,
                         .from = any_day(h) };
    if (below(h, 2)) post.to = post.from + (date)below(h, 200);
    switch (below(h, 6)) {
    case 0:
        put(h, &fair_entity, &fair, &h->fairs);
        break;
    case 1:
        put(h, &stand_entity, &stand, &h->stands);
        break;
    case 2:
        put(h, &post_entity, &post, &h->posts);
        break;
    default:
        put(h, &visit_entity, &visit, &h->visits);
        break;
    }
}

static struct plan_recount recount(struct house *h)
{
    struct arena *arena = arena_new();
    struct ctx cx;
    struct plan_recount out = { 0 };
    ctx_begin(&cx, arena);
    cx.db = h->db;
    assert_int_equal(plan_recount(&cx, h->follow, &out), ERR_NONE);
    arena_free(arena);
    return out;
}

static void counting_on_and_from_scratch_agree(void **state)
{
    struct house *h = *state;
    int64_t most = 0;
    for (int round = 0; round < ROUNDS; round++) {
        struct plan_recount r = recount(h);
        assert_true(r.agrees);
        if (r.cells > most) most = r.cells;
        for (uint32_t n = 1 + below(h, DEEDS); n; n--) do_something(h);
    }
    assert_true(most > 100);
}

static void a_change_that_was_not_heard_is_found(void **state)
{
    struct house *h = *state;
    struct fair fair = { .unit = h->units[0] };
    struct stand stand = { .day = date_of(2025, 3, 1) };
    assert_true(put_down(h, (struct doing){ h, &fair_entity, &fair, ID_NONE, true }));
    stand.fair = fair.id;
    assert_true(put_down(h, (struct doing){ h, &stand_entity, &stand, ID_NONE, true }));
    assert_true(recount(h).agrees);
    h->deaf = true;
    stand.day++;
    assert_true(put_down(h, (struct doing){ h, &stand_entity, &stand, ID_NONE, false }));
    h->deaf = false;
    assert_false(recount(h).agrees);
    assert_true(recount(h).agrees); /* it was counted anew */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(counting_on_and_from_scratch_agree, begin, end),
        cmocka_unit_test_setup_teardown(a_change_that_was_not_heard_is_found, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
