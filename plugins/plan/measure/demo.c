/* SPDX-License-Identifier: MIT
 * demo: campaigns and certificates are read and written through the tables of their entities, as
 * plugins know nothing else of each other. Chance is a stream of its own. */
#include "demo.h"

#include "board.h"

enum {
    QUARTERS = 9, /* for which units declare */
    SOME = 1000,  /* volunteers from which the odd cases are made too */
    LATE_BY = 34, /* days */
    LEAST = 30,
    MOST = 85, /* percent of leaders trained at the plan's start, and today */
};

struct led {
    id id, unit;
    date starts;
    void *record;
};
struct held { /* a certificate in volunteer management, or any other */
    id volunteer;
    date from, until;
    bool counts;
};
struct making {
    const struct demo_options *options;
    struct random_source chance;
    const struct entity *campaign, *certificate;
    struct led *campaigns;
    struct held *held;
    id *units; /* that declare */
    size_t campaign_count, campaign_room, held_count, held_room, unit_count, unit_room;
    id counting_kind;
};

static void *member(const struct entity *entity, void *record, const char *name)
{
    const struct field *f = entity_field(entity, name, strlen(name));
    REQUIRE(f);
    return field_in(f, record);
}

static uint32_t below(struct making *m, uint32_t bound)
{
    return random_below(&m->chance, bound);
}

/* ---- what there is ------------------------------------------------------------------------- */

static enum kv_go note_campaign(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                err *failure)
{
    struct making *m = arg;
    const struct field *state = entity_field(m->campaign, "state", 5);
    int32_t done = (int32_t)vocabulary_code(state->terms, TEXT("done"))->number;
    (void)tx, (void)failure;
    if (*(int32_t *)field_in(state, record) != done) return KV_MORE;
    void *copy = arena_alloc(cx->arena, m->campaign->size);
    memcpy(copy, record, m->campaign->size);
    m->campaigns = plan_grown(cx->arena, m->campaigns, m->campaign_count, &m->campaign_room,
                              sizeof(*m->campaigns));
    m->campaigns[m->campaign_count++] =
        (struct led){ *(id *)record, *(id *)member(m->campaign, record, "unit"),
                      *(date *)member(m->campaign, record, "starts"), copy };
    return KV_MORE;
}

static enum kv_go note_certificate(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                   err *failure)
{
    struct making *m = arg;
    (void)tx, (void)failure;
    if (*(date *)member(m->certificate, record, "revoked_on")) return KV_MORE;
    m->held = plan_grown(cx->arena, m->held, m->held_count, &m->held_room, sizeof(*m->held));
    m->held[m->held_count++] =
        (struct held){ *(id *)member(m->certificate, record, "volunteer"),
                       *(date *)member(m->certificate, record, "issued"),
                       *(date *)member(m->certificate, record, "expires"),
                       id_equal(*(id *)member(m->certificate, record, "kind"), m->counting_kind) };
    return KV_MORE;
}

static enum kv_go note_unit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct unit *u = record;
    struct making *m = arg;
    (void)tx, (void)failure;
    if (u->kind != UNIT_COMMUNE_UNION) return KV_MORE;
    m->units = plan_grown(cx->arena, m->units, m->unit_count, &m->unit_room, sizeof(*m->units));
    m->units[m->unit_count++] = u->id;
    return KV_MORE;
}

static err read_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making *m = arg;
    const struct entity *kinds = schema_named(tx_schema(tx), TEXT("certificate_kind"));
    m->campaign = schema_named(tx_schema(tx), TEXT("campaign"));
    m->certificate = schema_named(tx_schema(tx), TEXT("certificate"));
    REQUIRE(kinds && m->campaign && m->certificate); /* of the plugins that this one needs */
    void *kind = arena_alloc(cx->arena, kinds->size);
    *(text *)member(kinds, kind, "code") = TEXT("volunteer_management");
    err e = record_find(cx, tx, kinds, "code", kind, kind);
    if (e) return e;
    memcpy(&m->counting_kind, kind, sizeof(id));
    e = query_all(cx, tx, m->campaign, note_campaign, m);
    if (!e) e = query_all(cx, tx, m->certificate, note_certificate, m);
    return e ? e : query_all(cx, tx, &unit_entity, note_unit, m);
}

/* ---- leaders ------------------------------------------------------------------------------- */

/* Somebody with a certificate that counts on the day, or with none of that kind. */
static id leader_on(struct making *m, date day, bool trained)
{
    for (int tries = 0; m->held_count && tries < 200; tries++) {
        const struct held *h = &m->held[below(m, (uint32_t)m->held_count)];
        bool valid = h->from <= day && (!h->until || h->until >= day);
        if (trained ? h->counts && valid : !h->counts) return h->volunteer;
    }
    return ID_NONE;
}

static err lead(struct ctx *cx, struct tx *tx, struct making *m, struct led *c)
{
    date start = date_of(2023, 9, 29);
    int64_t span = m->options->as_of - start;
    int64_t done = c->starts > start ? c->starts - start : 0;
    uint32_t percent = (uint32_t)(LEAST + (MOST - LEAST) * done / (span > 0 ? span : 1));
    bool trained = below(m, 100) < percent;
    if (!trained && below(m, 2)) return ERR_NONE; /* nobody wrote down who led it */
    *(id *)member(m->campaign, c->record, "leader") = leader_on(m, c->starts, trained);
    return record_update(cx, tx, m->campaign, c->record);
}

static err odd_cases(struct ctx *cx, struct tx *tx, struct making *m)
{
    size_t n = m->campaign_count;
    if (m->options->volunteers < SOME || n < 4) return ERR_NONE;
    void *late = m->campaigns[n - 2].record, *twice = m->campaigns[n - 3].record;
    *(instant *)member(m->campaign, late, "published") =
        instant_at(m->campaigns[n - 2].starts + LATE_BY, 540);
    err e = record_update(cx, tx, m->campaign, late);
    *(id *)twice = id_new(cx->random, instant_at(m->campaigns[n - 3].starts, 600));
    return e ? e : record_create(cx, tx, m->campaign, twice);
}

/* ---- declared ------------------------------------------------------------------------------ */

static int64_t recorded_in(const struct making *m, id unit, date from, date until)
{
    int64_t n = 0;
    for (size_t i = 0; i < m->campaign_count; i++)
        n += id_equal(m->campaigns[i].unit, unit) && m->campaigns[i].starts >= from &&
             m->campaigns[i].starts <= until;
    return n;
}

/* quarter: 0 the first of them. Fewer and fewer go unrecorded; some units are silent. */
static err declare(struct ctx *cx, struct tx *tx, struct making *m, id unit, date from, int quarter)
{
    date until = plan_quarter_of(from, 1) - 1;
    int64_t n = recorded_in(m, unit, from, until);
    struct civil c = date_civil(from);
    struct declared_activity d = {
        .unit = unit, .year = c.year, .quarter = (c.month + 2) / 3, .figure = n
    };
    uint32_t drawn = below(m, 100);
    if (drawn < 8 || (!n && drawn >= 24)) return ERR_NONE;
    if (below(m, QUARTERS + 3) >= (uint32_t)quarter) d.figure += 1 + below(m, 2);
    if (n > 1 && drawn > 96) d.figure = n - 1;
    if (!d.figure) return ERR_NONE;
    d.id = id_new(cx->random, instant_at(until + 5 + (date)below(m, 9), 480));
    return record_create(cx, tx, &declared_activity_entity, &d);
}

static err declare_all(struct ctx *cx, struct tx *tx, struct making *m)
{
    date end = plan_quarter_of(m->options->as_of - 14, 0); /* nothing is made after today */
    err e = ERR_NONE;
    for (int q = 0; q < QUARTERS; q++)
        for (size_t u = 0; !e && u < m->unit_count; u++) {
            struct unit unit;
            date from = plan_quarter_of(end, q - QUARTERS);
            e = record_get(cx, tx, &unit_entity, m->units[u], &unit);
            bool stood = (!unit.valid_from || unit.valid_from <= from) &&
                         (!unit.valid_to || unit.valid_to > from);
            if (!e && stood) e = declare(cx, tx, m, m->units[u], from, q);
        }
    return e;
}

/* ---- all ----------------------------------------------------------------------------------- */

static err set_thresholds(struct ctx *cx, struct tx *tx)
{
    struct plan_threshold rows[] = {
        { .from = date_of(2023, 9, 29),
          .operations = 1,
          .months = 12,
          .basis = TEXT("Hướng dẫn của Tỉnh đoàn năm 2023: có ghi nhận trong 12 tháng") },
        { .from = date_of(2026, 1, 1),
          .operations = 5,
          .months = 12,
          .basis = TEXT("Hướng dẫn của Tỉnh đoàn năm 2026: từ 5 thao tác trong 12 tháng") }
    };
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < COUNT_OF(rows); i++)
        e = record_create(cx, tx, &plan_threshold_entity, &rows[i]);
    return e;
}

static err write_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making m = *(const struct making *)arg; /* chance begins anew when it is run again */
    err e = set_thresholds(cx, tx);
    for (size_t i = 0; !e && i < m.campaign_count; i++) e = lead(cx, tx, &m, &m.campaigns[i]);
    if (!e) e = odd_cases(cx, tx, &m);
    return e ? e : declare_all(cx, tx, &m);
}

err plan_measure_demo(struct ctx *cx, const struct demo_options *options)
{
    struct making m = { .options = options, .chance = random_seeded(options->seed, "demo plan") };
    struct random_source ids = random_seeded(options->seed, "demo plan ids");
    struct random_source *before = cx->random;
    cx->random = &ids;
    err e = db_read(cx, read_all, &m);
    if (!e) e = db_write(cx, write_all, &m);
    cx->random = before;
    return e;
}
