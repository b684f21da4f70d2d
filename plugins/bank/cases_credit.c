/* SPDX-License-Identifier: MIT
 * cases_credit: every attendance there was, a day at a time: how many sessions somebody had on a
 * day is counted over all of the day, whosever they were. */
#include "board.h"
#include "cases_walk.h"
#include "certificates.h"
#include "credit.h"

struct marked {
    struct attendance attendance;
    size_t shift;
};

struct credit_row {
    struct credit_facts facts;
    uint32_t job, person;
};

struct crediting_walk {
    struct case_walk *w;
    struct id_map fires; /* day and area mixed: level */
    struct credit_row *rows;
    size_t count;
    /* of the day being read */
    struct marked *marked;
    size_t marked_count, marked_room, shift;
};

static bool came(int32_t state)
{
    return state == ATTENDANCE_PRESENT || state == ATTENDANCE_LATE;
}

/* ---- fire danger ----------------------------------------------------------------------------- */

static id fire_key(id area, date day)
{
    for (size_t i = 0; i < sizeof day; i++) area.bytes[i] ^= (uint8_t)((uint32_t)day >> 8 * i);
    return area;
}

static enum kv_go keep_fire(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    const struct fire_day *f = record;
    struct crediting_walk *c = arg;
    id_map_put(&c->fires, fire_key(f->area, f->day), (uint32_t)f->level);
    return KV_MORE;
}

static err read_fires(struct ctx *cx, struct tx *tx, void *arg)
{
    return query_all(cx, tx, &fire_day_entity, keep_fire, arg);
}

/* ---- one day --------------------------------------------------------------------------------- */

static enum kv_go keep_mark(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)tx, (void)failure;
    struct crediting_walk *c = arg;
    if (c->marked_count == c->marked_room) {
        c->marked_room = c->marked_room ? c->marked_room * 2 : 256;
        struct marked *more = ARENA_ARRAY(cx->arena, c->marked_room, struct marked);
        if (c->marked_count) memcpy(more, c->marked, c->marked_count * sizeof *more);
        c->marked = more;
    }
    c->marked[c->marked_count++] = (struct marked){ *(const struct attendance *)record, c->shift };
    return KV_MORE;
}

static void fill_place(const struct crediting_walk *c, const struct case_job *job,
                       const struct case_person *person, struct credit_facts *f)
{
    const struct case_walk *w = c->w;
    if (job->place == ID_MAP_NONE) return;
    const struct case_place *there = &w->place[job->place];
    f->commune = there->code;
    f->border = there->border;
    f->extreme_difficulty = there->difficult;
    if (person->place == ID_MAP_NONE) return;
    const struct case_place *home = &w->place[person->place];
    int64_t km = score_distance(home->lat, home->lon, there->lat, there->lon);
    f->distance_km = km == DISTANCE_UNKNOWN ? 0 : km;
}

static void fill_facts(const struct ctx *cx, const struct crediting_walk *c, const struct marked *m,
                       const struct case_job *job, struct credit_facts *f)
{
    const struct case_shift *s = &c->w->shifts[m->shift];
    struct crediting one = { .attendance = m->attendance };
    one.place.opening = job->job.opening;
    one.place.campaign = job->job.campaign;
    one.place.shift.day = s->day;
    one.place.shift.from_minute = s->from_minute;
    one.place.shift.to_minute = s->to_minute;
    credit_facts_begin(&one, instant_date(cx->now));
    *f = one.facts;
    uint32_t fire = id_map_get(&c->fires, fire_key(job->job.campaign.area, s->day));
    f->fire_danger = fire == ID_MAP_NONE ? 0 : fire;
}

static err add_case(struct ctx *cx, struct tx *tx, struct crediting_walk *c, const struct marked *m,
                    uint32_t job, int64_t sessions)
{
    struct credit_row *row = &c->rows[c->count];
    *row = (struct credit_row){ .job = job };
    err e = case_person_of(cx, tx, c->w, m->attendance.volunteer, &row->person);
    if (e || !c->w->person[row->person].there) return e;
    fill_facts(cx, c, m, &c->w->job[job], &row->facts);
    fill_place(c, &c->w->job[job], &c->w->person[row->person], &row->facts);
    row->facts.sessions_that_day = sessions;
    e = certificates_on(cx, tx, m->attendance.volunteer, row->facts.day, &row->facts.certificates);
    c->count += !e;
    return e;
}

/* How many sessions each person came to on the day, by a row of the map. */
static uint32_t *count_sessions(struct ctx *cx, const struct crediting_walk *c, struct id_map *who)
{
    uint32_t *sessions = ARENA_ARRAY(cx->arena, c->marked_count + 1, uint32_t);
    for (size_t i = 0; i < c->marked_count; i++) {
        const struct attendance *a = &c->marked[i].attendance;
        uint32_t row = id_map_get(who, a->volunteer);
        if (row == ID_MAP_NONE) {
            row = who->count;
            id_map_put(who, a->volunteer, row);
        }
        sessions[row] += came(a->state);
    }
    return sessions;
}

static err add_day(struct ctx *cx, struct tx *tx, struct crediting_walk *c)
{
    struct case_walk *w = c->w;
    struct id_map who = id_map_in(cx->arena);
    const uint32_t *sessions = count_sessions(cx, c, &who);
    struct credit_row *rows = ARENA_ARRAY(cx->arena, c->count + c->marked_count, struct credit_row);
    if (c->count) memcpy(rows, c->rows, c->count * sizeof *rows);
    c->rows = rows;
    err e = ERR_NONE;
    for (size_t i = 0; i < c->marked_count && !e; i++) {
        const struct marked *m = &c->marked[i];
        uint32_t job;
        bool asked = id_is_none(w->q->subject) || id_equal(w->q->subject, m->attendance.volunteer);
        if (!asked) continue;
        e = case_job_of(cx, tx, w, w->shifts[m->shift].opening, &job);
        if (!e && case_within(cx, tx, w, w->job[job].area))
            e = add_case(cx, tx, c, m, job, sessions[id_map_get(&who, m->attendance.volunteer)]);
    }
    return e;
}

/* ---- pages of whole days --------------------------------------------------------------------- */

static err read_day(struct ctx *cx, struct tx *tx, struct crediting_walk *c)
{
    struct case_walk *w = c->w;
    date day = w->shifts[w->at].day;
    err e = ERR_NONE;
    c->marked = NULL;
    c->marked_count = c->marked_room = 0;
    for (; !e && w->at < w->shift_count && w->shifts[w->at].day == day; w->at++) {
        c->shift = w->at;
        e = query_ref(cx, tx, &attendance_entity, "shift", w->shifts[w->at].shift, keep_mark, c);
    }
    return e ? e : add_day(cx, tx, c);
}

static err read_page(struct ctx *cx, struct tx *tx, void *arg)
{
    struct crediting_walk *c = arg;
    err e = ERR_NONE;
    c->rows = NULL;
    c->count = 0;
    while (!e && c->count < CASE_PAGE && c->w->at < c->w->shift_count) e = read_day(cx, tx, c);
    return e;
}

static bool hand_out(struct ctx *cx, void *arg, const struct case_taker *taker)
{
    struct crediting_walk *c = arg;
    (void)cx;
    for (size_t i = 0; i < c->count; i++) {
        const struct credit_row *row = &c->rows[i];
        struct rule_case one = { .facts = &row->facts,
                                 .unit = c->w->job[row->job].area,
                                 .day = row->facts.day };
        if (!case_give(c->w, row->job, row->person, one, taker)) return false;
    }
    return true;
}

err credit_cases(struct ctx *cx, const struct rule_cases *q,
                 bool (*take)(void *arg, const struct rule_case *c), void *arg)
{
    struct crediting_walk c = { 0 };
    err e = case_walk_begin(cx, q, &attendance_entity, &c.w);
    if (e) return e;
    c.fires = id_map_in(c.w->keep);
    e = case_read(cx, c.w, read_fires, &c);
    if (!e) e = case_pages(cx, c.w, read_page, hand_out, &c, &(struct case_taker){ take, arg });
    case_walk_end(cx, c.w);
    return e;
}
