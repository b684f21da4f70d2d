/* SPDX-License-Identifier: MIT
 * snapshot_read: tables are read in pages, in a unit of work of their own whose memory is dropped
 * after each page: what remains of a record is a row of numbers. Records come in the order of their
 * ids, so that what was read before is found by halving. */
#include "snapshot_read.h"

#include <stdlib.h>

#include "plugins/bank/consent.h"

enum { PAGE = 4096 };

/* Rows of one size, growing. */
struct rows {
    struct arena *arena;
    size_t size, count, room;
    char *at;
};

static void *rows_add(struct rows *r)
{
    if (r->count == r->room) {
        size_t room = r->room ? r->room * 2 : 1024;
        char *more = arena_array(r->arena, room, r->size);
        if (r->count) memcpy(more, r->at, r->count * r->size);
        r->at = more;
        r->room = room;
    }
    return r->at + r->count++ * r->size;
}

static int by_id(const void *a, const void *b)
{
    return id_compare(*(const id *)a, *(const id *)b);
}

/* The row that begins with this id, or NULL. */
static void *rows_find(const struct rows *r, id which)
{
    return r->count ? bsearch(&which, r->at, r->count, r->size, by_id) : NULL;
}

/* What a campaign, opening or shift comes to for a mark of attendance. */
struct kept_work {
    id id;
    date day;
    uint8_t field;
};

struct kept_person {
    id id;
    struct match_row row;
    struct history_tally tally;
    code_levels levels;
    bool withdrawn, holds; /* consent to be matched */
};

struct reading {
    struct ctx *page; /* memory of the page read now */
    date on;
    struct rows campaigns, openings, shifts, people, places, areas;
    struct match_places *known;
    size_t left; /* of the page */
};

typedef void (*keep_fn)(struct reading *r, const void *record);

struct pass {
    struct reading *reading;
    keep_fn keep;
};

static enum kv_go keep_one(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    struct pass *p = arg;
    p->keep(p->reading, record);
    return --p->reading->left == 0 ? KV_STOP : KV_MORE;
}

/* All that `query` finds, page by page. */
static err read_pages(struct reading *r, struct tx *tx, struct query *query, keep_fn keep)
{
    struct pass pass = { r, keep };
    struct arena *keeper = arena_new();
    err e = ERR_NONE;
    do {
        struct slice cursor = { 0 };
        r->left = PAGE;
        e = query_run(r->page, tx, query, keep_one, &pass, &cursor);
        arena_reset(keeper);
        char *copy = ARENA_ARRAY(keeper, cursor.size, char);
        if (cursor.size) memcpy(copy, cursor.data, cursor.size);
        query->after = (struct slice){ (const void *)copy, cursor.size };
        arena_reset(r->page->arena);
    } while (!e && r->left == 0);
    arena_free(keeper);
    return e;
}

static err read_all(struct reading *r, struct tx *tx, const struct entity *entity, keep_fn keep)
{
    struct query q = { .entity = entity };
    return read_pages(r, tx, &q, keep);
}

/* ---- what each table leaves behind ---- */

static void keep_campaign(struct reading *r, const void *record)
{
    const struct campaign *c = record;
    *(struct kept_work *)rows_add(&r->campaigns) = (struct kept_work){ c->id, 0, c->field };
}

static void keep_opening(struct reading *r, const void *record)
{
    const struct opening *o = record;
    const struct kept_work *campaign = rows_find(&r->campaigns, o->campaign);
    if (campaign)
        *(struct kept_work *)rows_add(&r->openings) =
            (struct kept_work){ o->id, 0, campaign->field };
}

static void keep_shift(struct reading *r, const void *record)
{
    const struct shift *s = record;
    const struct kept_work *opening = rows_find(&r->openings, s->opening);
    if (opening)
        *(struct kept_work *)rows_add(&r->shifts) =
            (struct kept_work){ s->id, s->day, opening->field };
}

static void keep_place(struct reading *r, const void *record)
{
    const struct place *p = record;
    char *code = ARENA_ARRAY(r->places.arena, p->code.size, char);
    if (p->code.size) memcpy(code, p->code.data, p->code.size);
    *(struct match_place *)rows_add(&r->places) =
        (struct match_place){ p->id, p->lat, p->lon, { code, p->code.size } };
}

static void keep_unit(struct reading *r, const void *record)
{
    const struct unit *u = record;
    if (u->kind != UNIT_AREA) return;
    char *code = ARENA_ARRAY(r->areas.arena, u->code.size, char);
    if (u->code.size) memcpy(code, u->code.data, u->code.size);
    *(struct match_area *)rows_add(&r->areas) =
        (struct match_area){ u->id, { code, u->code.size } };
}

/* False when the place or area is not known; the row then says "no area". */
static bool fill_places(const struct match_places *known, const struct volunteer *v,
                        struct match_facts *f)
{
    f->place = match_places_find(known, v->commune);
    f->area = match_places_area(known, v->area);
    bool known_area = f->area != MATCH_NO_PLACE;
    if (!known_area) f->area = 0;
    return f->place != MATCH_NO_PLACE && known_area;
}

static void keep_volunteer(struct reading *r, const void *record)
{
    const struct volunteer *v = record;
    struct match_facts f = { .volunteer = v->id, .occupation = v->occupation };
    if (!fill_places(r->known, v, &f) && f.place == MATCH_NO_PLACE) return;
    struct kept_person *p = rows_add(&r->people);
    p->id = v->id;
    p->row.facts = f;
    struct score_history none = { 0 };
    p->row.person = score_person_of(v, &none, 0);
    history_declare(&p->levels, v->languages);
}

static void keep_attendance(struct reading *r, const void *record)
{
    const struct attendance *a = record;
    struct kept_person *p = rows_find(&r->people, a->volunteer);
    const struct kept_work *shift = rows_find(&r->shifts, a->shift);
    if (!p || !shift) return;
    struct history_mark m = { shift->day, (uint8_t)a->state, shift->field, (int16_t)a->minutes };
    history_add(&p->tally, &m, r->on);
}

static void keep_language(struct reading *r, const void *record)
{
    const struct language_check *l = record;
    struct kept_person *p = rows_find(&r->people, l->volunteer);
    if (p && l->level > p->levels.of[l->language & 127])
        p->levels.of[l->language & 127] = (uint8_t)l->level;
}

static void keep_consent(struct reading *r, const void *record)
{
    const struct consent *c = record;
    if (c->purpose != CONSENT_MATCHING) return;
    struct kept_person *p = rows_find(&r->people, c->volunteer);
    if (!p) return;
    p->withdrawn = p->withdrawn || c->withdrawn;
    p->holds = p->holds || !c->withdrawn;
}

/* ---- a row ---- */

static uint16_t capped(uint64_t n)
{
    return (uint16_t)(n < UINT16_MAX ? n : UINT16_MAX);
}

/* What was counted goes into the row: as numbers for rules and packed for scoring. */
static void fill_row(struct match_row *row, const struct history_tally *t,
                     const code_levels *levels)
{
    struct match_facts *f = &row->facts;
    struct score_person *p = &row->person;
    f->called = capped(t->called);
    f->attended = capped(t->attended);
    f->unexcused = capped(t->unexcused);
    f->hours = capped(t->minutes / 60);
    f->months = (uint8_t)__builtin_popcount(t->months);
    f->last = t->last;
    p->word = (uint16_t)score_word(t->called, t->attended, t->unexcused);
    p->levels = p->speaks = 0;
    for (unsigned n = 1; n < SCORE_LANGUAGES; n++) {
        if (!levels->of[n]) continue;
        p->levels |= (uint64_t)(levels->of[n] < 15 ? levels->of[n] : 15) << (n * 4);
        p->speaks |= (uint16_t)(1u << n);
    }
    p->fields = history_fields(t);
}

static err read_people(struct reading *r, struct tx *tx)
{
    static const struct {
        const struct entity *entity;
        keep_fn keep;
    } passes[] = {
        { &campaign_entity, keep_campaign },
        { &opening_entity, keep_opening },
        { &shift_entity, keep_shift },
        { &attendance_entity, keep_attendance },
        { &language_check_entity, keep_language },
        { &consent_entity, keep_consent },
    };
    struct volunteer active = { .state = VOLUNTEER_ACTIVE };
    struct query q = { .entity = &volunteer_entity, .filter_count = 1 };
    q.filters[0] = (struct query_filter){ .field = entity_field(&volunteer_entity, "state", 5),
                                          .op = QUERY_IS,
                                          .probe = &active };
    err e = read_pages(r, tx, &q, keep_volunteer);
    for (size_t i = 0; !e && i < COUNT_OF(passes); i++)
        e = read_all(r, tx, passes[i].entity, passes[i].keep);
    return e;
}

static struct snapshot *make(struct reading *r, uint64_t seq)
{
    struct rows rows = { .arena = r->people.arena, .size = sizeof(struct match_row) };
    for (size_t i = 0; i < r->people.count; i++) {
        struct kept_person *p = (struct kept_person *)(void *)r->people.at + i;
        fill_row(&p->row, &p->tally, &p->levels);
        p->row.facts.consent = p->holds       ? CONSENT_AGREED
                               : p->withdrawn ? CONSENT_TAKEN_BACK
                                              : CONSENT_NOT_ASKED;
        *(struct match_row *)rows_add(&rows) = p->row;
    }
    return snapshot_new(match_places_hold(r->known), (const struct match_row *)(void *)rows.at,
                        rows.count, r->on, seq);
}

static struct rows rows_of(struct arena *arena, size_t size)
{
    return (struct rows){ .arena = arena, .size = size };
}

err snapshot_read(struct ctx *cx, struct tx *tx, struct snapshot **out)
{
    struct arena *scratch = arena_new();
    struct ctx page;
    uint64_t seq;
    ctx_begin(&page, arena_new());
    page.now = cx->now;
    page.log = cx->log;
    page.db = cx->db;
    page.app = cx->app;
    struct reading r = { .page = &page,
                         .on = instant_date(cx->now),
                         .campaigns = rows_of(scratch, sizeof(struct kept_work)),
                         .openings = rows_of(scratch, sizeof(struct kept_work)),
                         .shifts = rows_of(scratch, sizeof(struct kept_work)),
                         .people = rows_of(scratch, sizeof(struct kept_person)),
                         .places = rows_of(scratch, sizeof(struct match_place)),
                         .areas = rows_of(scratch, sizeof(struct match_area)) };
    err e = journal_last(cx, tx, &seq);
    if (!e) e = read_all(&r, tx, &place_entity, keep_place);
    if (!e) e = read_all(&r, tx, &unit_entity, keep_unit);
    if (!e) {
        r.known = match_places_new((const struct match_place *)(void *)r.places.at, r.places.count,
                                   (const struct match_area *)(void *)r.areas.at, r.areas.count);
        e = read_people(&r, tx);
    }
    if (!e) *out = make(&r, seq);
    match_places_release(r.known);
    arena_free(page.arena);
    arena_free(scratch);
    return e;
}

err snapshot_read_person(struct ctx *cx, struct tx *tx, const struct match_places *places,
                         id volunteer, date on, struct snapshot_person *out)
{
    struct volunteer v;
    struct history_tally tally;
    code_levels levels;
    struct score_history none = { 0 };
    *out = (struct snapshot_person){ .active = false };
    err e = record_get(cx, tx, &volunteer_entity, volunteer, &v);
    if (e == ERR_NOT_FOUND || (!e && v.state != VOLUNTEER_ACTIVE)) return ERR_NONE;
    if (!e) e = history_count(cx, tx, &v, on, &tally, &levels);
    if (e) return e;
    out->active = true;
    out->row.facts.volunteer = v.id;
    out->row.facts.occupation = v.occupation;
    out->stranger = !fill_places(places, &v, &out->row.facts);
    out->row.person = score_person_of(&v, &none, 0);
    fill_row(&out->row, &tally, &levels);
    enum consent_state consent;
    e = consent_state(cx, tx, v.id, CONSENT_MATCHING, &consent);
    out->row.facts.consent = (uint8_t)consent;
    return e;
}
