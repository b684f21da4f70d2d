/* SPDX-License-Identifier: MIT
 * cases_walk: tables that grow by doubling, in an arena of their own. */
#include "cases_walk.h"

#include <stdlib.h>

#include "board.h"

const struct rule_grouping case_groupings[] = {
    { "Xã", "Commune" }, { "Giới tính", "Sex" }, { "Nhóm tuổi", "Age" }, { 0 }
};

/* ---- groups ---------------------------------------------------------------------------------- */

text case_sex(int32_t sex)
{
    static const char *const names[] = { "Không ghi", "Nam", "Nữ", "Khác" };
    return text_of(names[sex > 0 && (size_t)sex < COUNT_OF(names) ? sex : 0]);
}

text case_age(date birth, date on)
{
    static const struct {
        int from;
        const char *name;
    } bands[] = {
        { 36, "Trên 35" }, { 31, "31–35" }, { 25, "25–30" }, { 18, "18–24" }, { 16, "16–17" }
    };
    int years = birth ? date_years(birth, on) : 0;
    if (!birth) return TEXT("Không ghi");
    for (size_t i = 0; i < COUNT_OF(bands); i++)
        if (years >= bands[i].from) return text_of(bands[i].name);
    return TEXT("Dưới 16");
}

/* ---- tables ---------------------------------------------------------------------------------- */

static void *grown(struct arena *arena, const void *rows, size_t count, size_t *room, size_t size)
{
    size_t wanted = *room ? *room * 2 : 256;
    void *more = arena_array(arena, wanted, size);
    if (count) memcpy(more, rows, count * size);
    *room = wanted;
    return more;
}

static enum kv_go keep_place(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    const struct place *p = record;
    struct case_walk *w = arg;
    uint32_t row = w->places.count;
    if (row == w->place_room)
        w->place = grown(w->keep, w->place, row, &w->place_room, sizeof *w->place);
    w->place[row] = (struct case_place){ .code = text_copy(w->keep, p->code),
                                         .name = text_copy(w->keep, p->name),
                                         .lat = p->lat,
                                         .lon = p->lon,
                                         .border = p->border,
                                         .difficult = p->difficult };
    id_map_put(&w->places, p->id, row);
    return KV_MORE;
}

static enum kv_go add_hours(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    const struct shift *shift = record;
    struct score_job *job = arg;
    job->blocks.cells |= score_blocks(shift).cells;
    job->hours += (shift->to_minute - shift->from_minute + 30) / 60;
    return KV_MORE;
}

/* Terms stored by a later release number tables that end before them; texts lie in the scratch. */
static void forget_texts(struct case_job *row)
{
    struct opening *o = &row->job.opening;
    struct campaign *c = &row->job.campaign;
    if (c->field >= SCORE_FIELDS) c->field = 0;
    if (o->language >= SCORE_LANGUAGES) o->language = 0;
    o->title = o->duties = TEXT("");
    c->title = c->summary = c->location = c->leader_name = c->leader_phone = c->end_reason =
        TEXT("");
}

static err read_job(struct ctx *cx, struct tx *tx, struct case_walk *w, id opening,
                    struct case_job *row)
{
    struct score_job *job = &row->job;
    *row = (struct case_job){ 0 };
    err e = record_get(cx, tx, &opening_entity, opening, &job->opening);
    if (!e) e = record_get(cx, tx, &campaign_entity, job->opening.campaign, &job->campaign);
    if (!e) e = query_ref(cx, tx, &shift_entity, "opening", opening, add_hours, job);
    if (e) return e;
    if (id_is_none(job->opening.place)) job->opening.place = job->campaign.place;
    row->about = text_copy(w->keep, job->campaign.title);
    row->unit = job->campaign.unit;
    row->area = id_is_none(job->campaign.area) ? job->campaign.unit : job->campaign.area;
    row->place = id_map_get(&w->places, job->opening.place);
    date first = job->opening.starts ? job->opening.starts : job->campaign.starts;
    job->in_harvest = board_in_harvest(first);
    if (row->place != ID_MAP_NONE) {
        job->commune = w->place[row->place].code;
        job->border = w->place[row->place].border;
    }
    forget_texts(row);
    return ERR_NONE;
}

err case_job_of(struct ctx *cx, struct tx *tx, struct case_walk *w, id opening, uint32_t *row)
{
    *row = id_map_get(&w->jobs, opening);
    if (*row != ID_MAP_NONE) return ERR_NONE;
    uint32_t count = w->jobs.count;
    if (count == w->job_room) w->job = grown(w->keep, w->job, count, &w->job_room, sizeof *w->job);
    err e = read_job(cx, tx, w, opening, &w->job[count]);
    if (e) return e;
    id_map_put(&w->jobs, opening, count);
    *row = count;
    return ERR_NONE;
}

static err read_person(struct ctx *cx, struct tx *tx, struct case_walk *w, id volunteer,
                       struct case_person *row)
{
    struct volunteer v;
    *row = (struct case_person){ .volunteer = volunteer, .place = ID_MAP_NONE };
    err e = record_get(cx, tx, &volunteer_entity, volunteer, &v);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    row->there = true;
    row->place = id_map_get(&w->places, v.commune);
    row->group[0] = row->place == ID_MAP_NONE ? TEXT("Không rõ") : w->place[row->place].name;
    row->group[1] = case_sex(v.sex);
    row->group[2] = case_age(v.birth, instant_date(cx->now));
    return ERR_NONE;
}

err case_person_of(struct ctx *cx, struct tx *tx, struct case_walk *w, id volunteer, uint32_t *row)
{
    *row = id_map_get(&w->people, volunteer);
    if (*row != ID_MAP_NONE) return ERR_NONE;
    uint32_t count = w->people.count;
    if (count == w->person_room)
        w->person = grown(w->keep, w->person, count, &w->person_room, sizeof *w->person);
    err e = read_person(cx, tx, w, volunteer, &w->person[count]);
    if (e) return e;
    id_map_put(&w->people, volunteer, count);
    *row = count;
    return ERR_NONE;
}

bool case_within(struct ctx *cx, struct tx *tx, struct case_walk *w, id unit)
{
    if (id_is_none(w->q->unit)) return true;
    uint32_t known = id_map_get(&w->units, unit);
    if (known == ID_MAP_NONE) {
        known = unit_within(cx, tx, unit, w->q->unit);
        id_map_put(&w->units, unit, known);
    }
    return known == 1;
}

/* ---- shifts ---------------------------------------------------------------------------------- */

struct collecting {
    struct case_walk *w;
    size_t room;
};

static bool in_days(const struct rule_cases *q, date day)
{
    return (!q->from || day >= q->from) && (!q->until || day <= q->until);
}

static enum kv_go add_shift(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    const struct shift *s = record;
    struct collecting *c = arg;
    struct case_walk *w = c->w;
    if (!in_days(w->q, s->day)) return KV_MORE;
    if (w->shift_count == c->room)
        w->shifts = grown(w->keep, w->shifts, w->shift_count, &c->room, sizeof *w->shifts);
    w->shifts[w->shift_count++] =
        (struct case_shift){ s->id, s->opening, s->day, s->from_minute, s->to_minute };
    return KV_MORE;
}

/* Sign-ups and attendances alike say which shift. */
static enum kv_go add_own_shift(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                err *failure)
{
    const struct collecting *c = arg;
    const struct signup *signup = record;
    const struct attendance *attendance = record;
    bool signups = c->w->q->hook == &bank_score_hook;
    struct shift shift;
    *failure =
        record_get(cx, tx, &shift_entity, signups ? signup->shift : attendance->shift, &shift);
    return *failure ? KV_STOP : add_shift(cx, tx, &shift, arg, failure);
}

struct beginning {
    struct case_walk *w;
    const struct entity *entity;
};

static err read_shifts(struct ctx *cx, struct tx *tx, const struct beginning *b)
{
    struct case_walk *w = b->w;
    struct collecting c = { .w = w };
    struct shift from = { .day = w->q->from }, until = { .day = w->q->until };
    const struct field *day = entity_field(&shift_entity, "day", 3);
    struct query query = { .entity = &shift_entity };
    if (!id_is_none(w->q->subject))
        return query_ref(cx, tx, b->entity, "volunteer", w->q->subject, add_own_shift, &c);
    if (from.day)
        query.filters[query.filter_count++] =
            (struct query_filter){ day, QUERY_AT_LEAST, &from, 0 };
    if (until.day)
        query.filters[query.filter_count++] =
            (struct query_filter){ day, QUERY_AT_MOST, &until, 0 };
    return query_run(cx, tx, &query, add_shift, &c, NULL);
}

static int by_day(const void *a, const void *b)
{
    const struct case_shift *x = a, *y = b;
    if (x->day != y->day) return x->day < y->day ? -1 : 1;
    return id_compare(x->shift, y->shift);
}

static err begin(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct beginning *b = arg;
    err e = query_all(cx, tx, &place_entity, keep_place, b->w);
    return e ? e : read_shifts(cx, tx, b);
}

/* A person may have two sign-ups of one shift; the shift counts once. */
static void drop_repeated(struct case_walk *w)
{
    size_t kept = 0;
    for (size_t i = 0; i < w->shift_count; i++)
        if (!kept || !id_equal(w->shifts[i].shift, w->shifts[kept - 1].shift))
            w->shifts[kept++] = w->shifts[i];
    w->shift_count = kept;
}

err case_walk_begin(struct ctx *cx, const struct rule_cases *q, const struct entity *entity,
                    struct case_walk **out)
{
    struct arena *keep = arena_new();
    struct case_walk *w = ARENA_NEW(keep, struct case_walk);
    *w = (struct case_walk){ .q = q, .keep = keep, .scratch = arena_new() };
    w->places = w->people = w->jobs = w->units = id_map_in(keep);
    struct beginning b = { w, entity };
    err e = case_read(cx, w, begin, &b);
    if (w->shift_count) qsort(w->shifts, w->shift_count, sizeof *w->shifts, by_day);
    drop_repeated(w);
    if (e) case_walk_end(cx, w);
    *out = e ? NULL : w;
    return e;
}

void case_walk_end(struct ctx *cx, struct case_walk *w)
{
    (void)cx;
    arena_free(w->scratch);
    arena_free(w->keep);
}

err case_read(struct ctx *cx, struct case_walk *w, tx_fn read, void *arg)
{
    struct arena *given = cx->arena;
    arena_reset(w->scratch);
    cx->arena = w->scratch;
    err e = db_read(cx, read, arg);
    cx->arena = given;
    return e;
}

bool case_give(struct case_walk *w, uint32_t job, uint32_t person, struct rule_case one,
               const struct case_taker *taker)
{
    one.subject = w->person[person].volunteer;
    one.about = w->job[job].about;
    one.done = (uint32_t)w->at;
    one.total = (uint32_t)w->shift_count;
    memcpy(one.group, w->person[person].group, sizeof w->person[person].group);
    return taker->take(taker->arg, &one) && ++w->handed != w->q->limit;
}

err case_pages(struct ctx *cx, struct case_walk *w, tx_fn read, case_hand_fn hand, void *arg,
               const struct case_taker *taker)
{
    err e = ERR_NONE;
    bool wanted = true;
    while (!e && wanted && w->at < w->shift_count) {
        e = case_read(cx, w, read, arg);
        if (!e) wanted = hand(cx, arg, taker);
    }
    return e;
}
