/* SPDX-License-Identifier: MIT
 * year_read: a year from the store. For everybody, tables are read in pages; hours
 * are read by a second thread meanwhile. For one person,
 * only what they were part of is looked up. */
#include <pthread.h>

#include "../certificates.h"
#include "../gather.h"
#include "pages.h"
#include "reports.h"
#include "round.h"
#include "year_rows.h"

/* ---- pages --------------------------------------------------------------------------------- */

struct pass {
    struct evaluate_year *year;
    year_keep keep;
    const struct id_map *units; /* of people's units that count; NULL = all */
};

static void keep_one(void *arg, const void *record)
{
    const struct pass *p = arg;
    bool counts = true;
    if (p->units)
        counts = id_map_get(p->units, ((const struct volunteer *)record)->unit) != ID_MAP_NONE;
    if (counts) p->keep(p->year, record);
}

static err read_all(struct ctx *cx, struct tx *tx, struct evaluate_year *y,
                    const struct entity *entity, year_keep keep)
{
    struct pass pass = { .year = y, .keep = keep };
    return pages_walk(cx, tx, (struct query){ .entity = entity }, keep_one, &pass);
}

static err read_fires(struct ctx *cx, struct tx *tx, struct evaluate_year *y)
{
    const struct fire_day from = { .day = y->wish.from }, until = { .day = y->wish.until };
    const struct field *day = entity_field(&fire_day_entity, "day", 3);
    struct query q = { .entity = &fire_day_entity,
                       .filters = { { day, QUERY_AT_LEAST, &from, 0 },
                                    { day, QUERY_AT_MOST, &until, 0 } },
                       .filter_count = 2,
                       .sort = day };
    struct pass pass = { .year = y, .keep = year_keep_fire };
    return pages_walk(cx, tx, q, keep_one, &pass);
}

/* ---- the units whose people count ---------------------------------------------------------- */

struct subtree {
    id root;
    struct id_map within;
};

static enum kv_go note_unit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)failure;
    const struct unit *u = record;
    struct subtree *s = arg;
    if (unit_within(cx, tx, u->id, s->root)) id_map_put(&s->within, u->id, s->within.count);
    return KV_MORE;
}

static err read_people(struct ctx *cx, struct tx *tx, struct evaluate_year *y)
{
    struct subtree s = { y->wish.unit, id_map_in(y->people.arena) };
    struct pass pass = { .year = y, .keep = year_keep_volunteer };
    err e = ERR_NONE;
    if (!id_is_none(s.root)) {
        e = query_all(cx, tx, &unit_entity, note_unit, &s);
        pass.units = &s.within;
    }
    return e ? e
             : pages_walk(cx, tx, (struct query){ .entity = &volunteer_entity }, keep_one, &pass);
}

/* ---- what only some marks need ------------------------------------------------------------- */

static const struct year_notice *notice_before(const struct evaluate_year *y, uint32_t person,
                                               date day, instant called)
{
    for (uint32_t i = 0; i < y->notices.count; i++) {
        const struct year_notice *n = year_row(&y->notices, i);
        if (n->person == person && n->from <= day && day <= n->until && n->received < called)
            return n;
    }
    return NULL;
}

static err settle_notices(struct ctx *cx, struct tx *tx, struct evaluate_year *y)
{
    err e = ERR_NONE;
    for (uint32_t i = 0; !e && i < y->doubts.count; i++) {
        const struct year_doubt *doubt = year_row(&y->doubts, i);
        struct year_mark *m = year_row(&y->marks, id_map_get(&y->marks.of, doubt->attendance));
        const struct year_shift *s = year_row(&y->shifts, m->shift);
        struct signup signup;
        e = record_get(cx, tx, &signup_entity, doubt->signup, &signup);
        m->noticed = !e && notice_before(y, m->person, s->day, signup.made);
    }
    return e;
}

static err settle_certificates(struct ctx *cx, struct tx *tx, struct evaluate_year *y)
{
    err e = ERR_NONE;
    if (!ctx_service(cx, "credential", 1)) return ERR_NONE;
    for (uint32_t i = 0; !e && i < y->people.count; i++) {
        struct year_person *p = year_row(&y->people, i);
        e = certificates_on(cx, tx, p->volunteer, y->wish.until, &p->certificates);
    }
    for (uint32_t i = 0; !e && i < y->marks.count; i++) {
        struct year_mark *m = year_row(&y->marks, i);
        const struct year_person *p = year_row(&y->people, m->person);
        const struct year_shift *s = year_row(&y->shifts, m->shift);
        code_set valid;
        e = certificates_on(cx, tx, p->volunteer, s->day, &valid);
        m->certificates = valid.words[0];
    }
    for (uint32_t i = 0; !e && i < y->works.count; i++) {
        struct year_work *w = year_row(&y->works, i);
        const struct year_person *p = year_row(&y->people, w->person);
        e = certificates_on(cx, tx, p->volunteer, w->work.day, &w->work.certificates);
    }
    return e;
}

/* ---- everybody ----------------------------------------------------------------------------- */

struct reader {
    struct ctx cx;
    struct evaluate_year *year;
    tx_fn read;
    err error;
    pthread_t thread;
};

static err read_marks(struct ctx *cx, struct tx *tx, void *arg)
{
    static const struct {
        const struct entity *entity;
        year_keep keep;
    } before[] = { { &place_entity, year_keep_place },
                   { &unit_entity, year_keep_unit },
                   { &campaign_entity, year_keep_campaign },
                   { &opening_entity, year_keep_opening } },
      after[] = { { &absence_notice_entity, year_keep_notice },
                  { &language_check_entity, year_keep_language },
                  { &evaluate_work_entity, year_keep_work },
                  { &attendance_entity, year_keep_attendance } };
    struct evaluate_year *y = arg;
    err e = read_fires(cx, tx, y);
    for (size_t i = 0; !e && i < COUNT_OF(before); i++)
        e = read_all(cx, tx, y, before[i].entity, before[i].keep);
    if (!e) e = read_all(cx, tx, y, &shift_entity, year_keep_shift);
    if (!e) e = read_people(cx, tx, y);
    for (size_t i = 0; !e && i < COUNT_OF(after); i++)
        e = read_all(cx, tx, y, after[i].entity, after[i].keep);
    if (!e) e = settle_notices(cx, tx, y);
    if (!e) e = evaluate_reports_read(cx, tx, y);
    return e ? e : settle_certificates(cx, tx, y);
}

static err read_hours(struct ctx *cx, struct tx *tx, void *arg)
{
    return read_all(cx, tx, arg, &credit_entity, year_keep_credit);
}

static void reader_open(struct reader *r, const struct ctx *from, struct evaluate_year *y,
                        tx_fn read)
{
    ctx_begin(&r->cx, arena_new());
    r->cx.db = from->db;
    r->cx.app = from->app;
    r->cx.now = from->now;
    r->cx.log = from->log;
    r->cx.lang = from->lang;
    r->cx.why = from->why;
    r->year = y;
    r->read = read;
}

static void *reader_run(void *arg)
{
    struct reader *r = arg;
    r->error = db_read(&r->cx, r->read, r->year);
    return NULL;
}

static err reader_close(struct ctx *cx, struct reader *r)
{
    err e = r->error;
    if (e)
        e = ctx_fail(cx, e, NULL, "year",
                     SAY("Không đọc được dữ liệu của năm", "The year's records could not be read"));
    arena_free(r->cx.arena);
    return e;
}

static struct year_rows rows_of(struct arena *arena, size_t size)
{
    return (struct year_rows){ .arena = arena, .size = size, .of = id_map_in(arena) };
}

static struct evaluate_year *year_new(const struct evaluate_wish *wish, struct arena *arena,
                                      struct arena *hours)
{
    struct evaluate_year *y = ARENA_NEW(arena, struct evaluate_year);
    y->wish = *wish;
    if (!y->wish.as_of) y->wish.as_of = wish->until;
    y->places = rows_of(arena, sizeof(struct year_place));
    y->areas = rows_of(arena, sizeof(struct year_area));
    y->campaigns = rows_of(arena, sizeof(struct year_campaign));
    y->openings = rows_of(arena, sizeof(struct year_opening));
    y->shifts = rows_of(arena, sizeof(struct year_shift));
    y->fires = rows_of(arena, sizeof(struct year_fire));
    y->people = rows_of(arena, sizeof(struct year_person));
    y->marks = rows_of(arena, sizeof(struct year_mark));
    y->works = rows_of(arena, sizeof(struct year_work));
    y->notices = rows_of(arena, sizeof(struct year_notice));
    y->doubts = rows_of(arena, sizeof(struct year_doubt));
    y->credits = rows_of(hours, sizeof(struct year_credit));
    return y;
}

err evaluate_year_read(struct ctx *cx, const struct evaluate_wish *wish, struct arena *arena,
                       struct evaluate_year **out)
{
    struct arena *hours = arena_new(); /* two threads cannot share an arena */
    struct evaluate_year *y = year_new(wish, arena, hours);
    struct reader marks = { 0 }, credits = { 0 };
    reader_open(&marks, cx, y, read_marks);
    reader_open(&credits, cx, y, read_hours);
    REQUIRE(pthread_create(&credits.thread, NULL, reader_run, &credits) == 0);
    (void)reader_run(&marks);
    REQUIRE(pthread_join(credits.thread, NULL) == 0);
    err e = reader_close(cx, &marks);
    err e_credits = reader_close(cx, &credits);
    if (!e) e = e_credits;
    if (!e) year_settle(y);
    y->credits = (struct year_rows){ 0 };
    arena_free(hours);
    *out = y;
    return e;
}

/* ---- one person ---------------------------------------------------------------------------- */

static enum kv_go keep_fire(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    year_keep_fire(arg, record);
    return KV_MORE;
}

/* The shift of a mark and what it is part of, unless they are known. */
static err look_up_shift(struct ctx *cx, struct tx *tx, struct evaluate_year *y, id which)
{
    struct shift s;
    struct opening o;
    struct campaign c;
    if (id_map_get(&y->shifts.of, which) != ID_MAP_NONE) return ERR_NONE;
    err e = record_get(cx, tx, &shift_entity, which, &s);
    if (e || s.day < y->wish.from || s.day > y->wish.until) return e;
    const struct fire_day probe = { .day = s.day };
    e = query_by(cx, tx, &fire_day_entity, "day", &probe, keep_fire, y);
    if (!e) e = record_get(cx, tx, &opening_entity, s.opening, &o);
    if (!e) e = record_get(cx, tx, &campaign_entity, o.campaign, &c);
    if (e) return e;
    if (id_map_get(&y->campaigns.of, c.id) == ID_MAP_NONE) year_keep_campaign(y, &c);
    if (id_map_get(&y->openings.of, o.id) == ID_MAP_NONE) year_keep_opening(y, &o);
    year_keep_shift(y, &s);
    return ERR_NONE;
}

static err keep_own(struct ctx *cx, struct tx *tx, struct evaluate_year *y,
                    const struct entity *entity, id volunteer, year_keep keep)
{
    struct gathered all;
    err e = gather(cx, tx, entity, "volunteer", volunteer, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        void *record = gathered_at(&all, i);
        if (entity == &attendance_entity)
            e = look_up_shift(cx, tx, y, ((const struct attendance *)record)->shift);
        if (!e) keep(y, record);
    }
    return e;
}

static enum kv_go keep_place(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    year_keep_place(arg, record);
    return KV_MORE;
}

/* Whoever is asked about by name is rated, even if they have left meanwhile. */
static err keep_person(struct ctx *cx, struct tx *tx, struct evaluate_year *y, id volunteer)
{
    struct volunteer v;
    struct unit area;
    err e = record_get(cx, tx, &volunteer_entity, volunteer, &v);
    if (e) return e;
    v.state = VOLUNTEER_ACTIVE;
    if (v.joined > y->wish.until) v.joined = y->wish.until;
    year_keep_volunteer(y, &v);
    if (id_is_none(v.area)) return ERR_NONE;
    e = record_get(cx, tx, &unit_entity, v.area, &area);
    if (!e) year_keep_unit(y, &area);
    return e;
}

err evaluate_year_one(struct ctx *cx, struct tx *tx, const struct evaluate_wish *wish, id volunteer,
                      struct arena *arena, struct evaluate_year **out)
{
    static const struct {
        const struct entity *entity;
        year_keep keep;
    } own[] = {
        { &absence_notice_entity, year_keep_notice },
        { &language_check_entity, year_keep_language },
        { &evaluate_work_entity, year_keep_work },
        { &attendance_entity, year_keep_attendance },
        { &credit_entity, year_keep_credit },
    };
    struct evaluate_year *y = year_new(wish, arena, arena);
    err e = query_all(cx, tx, &place_entity, keep_place, y);
    if (!e) e = keep_person(cx, tx, y, volunteer);
    for (size_t i = 0; !e && i < COUNT_OF(own); i++)
        e = keep_own(cx, tx, y, own[i].entity, volunteer, own[i].keep);
    if (!e) e = settle_notices(cx, tx, y);
    if (!e) e = evaluate_reports_read(cx, tx, y);
    if (!e) e = settle_certificates(cx, tx, y);
    if (!e) year_settle(y);
    *out = y;
    return e;
}
