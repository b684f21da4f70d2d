/* SPDX-License-Identifier: MIT
 * year_facts: one person's facts from the rows of a year. */
#include "../board.h"
#include "../score.h"
#include "../score_pair.h"
#include "year_rows.h"

static const struct year_place no_place = { .code = { "", 0 }, .name = { "", 0 } };

static const struct year_place *place_at(const struct evaluate_year *y, uint32_t row)
{
    return row == ID_MAP_NONE ? &no_place : year_row(&y->places, row);
}

uint32_t evaluate_year_count(const struct evaluate_year *year)
{
    return year->people.count;
}

struct evaluate_person evaluate_year_person(const struct evaluate_year *year, uint32_t i)
{
    const struct year_person *p = year_row(&year->people, i);
    return (struct evaluate_person){ p->volunteer, p->unit, p->area, place_at(year, p->place)->name,
                                     p->sex,       p->birth };
}

static void session_of(const struct evaluate_year *y, const struct year_person *p,
                       const struct year_mark *m, struct evaluate_session *out)
{
    const struct year_shift *s = year_row(&y->shifts, m->shift);
    const struct year_opening *o = year_row(&y->openings, s->opening);
    const struct year_campaign *c = year_row(&y->campaigns, o->campaign);
    const struct year_place *there = place_at(y, o->place);
    const struct year_place *home = place_at(y, p->place);
    int64_t km = score_distance(home->lat, home->lon, there->lat, there->lon);
    *out = (struct evaluate_session){
        .day = s->day,
        .month = date_civil(s->day).month,
        .weekday = date_weekday(s->day),
        .start_minute = s->from_minute,
        .minutes = m->minutes,
        .late_minutes = m->late,
        .credited_minutes = m->credited,
        .state = m->state,
        .noticed = m->noticed,
        .role = m->role,
        .field = c->field,
        .campaign_type = c->type,
        .evidence = m->evidence,
        .commune = there->code,
        .border = there->border,
        .extreme_difficulty = there->difficult,
        .distance_km = km == DISTANCE_UNKNOWN ? 0 : km,
        .language = o->language,
        .fire_danger = s->fire,
        .household_policy = o->household,
        .two_confirmations = m->twice,
        .in_harvest = board_in_harvest(s->day),
        .entered_after_days = m->entered_after,
        .certificates = { { m->certificates, 0 } },
    };
}

/* Months are told apart by their number in the year: a period is never longer than one. */
struct activity {
    uint32_t months;
    code_set fields;
    date last;
};

static void count_session(struct evaluate_facts *f, struct activity *a,
                          const struct evaluate_session *s)
{
    f->called++;
    f->excused += s->state == ATTENDANCE_EXCUSED;
    f->unexcused += s->state == ATTENDANCE_UNEXCUSED;
    f->late += s->state == ATTENDANCE_LATE;
    f->minutes += s->credited_minutes;
    if (s->state != ATTENDANCE_PRESENT && s->state != ATTENDANCE_LATE) return;
    f->attended++;
    a->months |= 1u << s->month;
    if (s->field) code_set_add(&a->fields, s->field);
    f->days_active += s->day != a->last;
    a->last = s->day;
}

static void fill_sessions(const struct evaluate_year *y, const struct year_person *p,
                          struct arena *arena, struct evaluate_facts *f)
{
    uint32_t count = p->mark_count < RULE_LIST_MAX ? p->mark_count : RULE_LIST_MAX;
    struct evaluate_session *all = ARENA_ARRAY(arena, count, struct evaluate_session);
    struct activity activity = { 0 };
    for (uint32_t i = 0; i < count; i++) {
        session_of(y, p, year_row(&y->marks, p->mark + i), &all[i]);
        count_session(f, &activity, &all[i]);
    }
    f->months_active = __builtin_popcount(activity.months);
    f->fields_active = code_set_count(activity.fields);
    f->sessions = (struct fact_list){ all, count };
}

static void fill_works(const struct evaluate_year *y, const struct year_person *p,
                       struct arena *arena, struct evaluate_facts *f)
{
    uint32_t count = p->work_count < RULE_LIST_MAX ? p->work_count : RULE_LIST_MAX;
    struct evaluate_work *all = ARENA_ARRAY(arena, count, struct evaluate_work);
    for (uint32_t i = 0; i < count; i++)
        all[i] = ((const struct year_work *)year_row(&y->works, p->work + i))->work;
    f->works = (struct fact_list){ all, count };
}

static int64_t months_between(date from, date to)
{
    if (!from || from > to) return 0;
    struct civil a = date_civil(from), b = date_civil(to);
    return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day);
}

void evaluate_year_facts(const struct evaluate_year *year, uint32_t i, struct arena *arena,
                         struct evaluate_facts *out)
{
    const struct year_person *p = year_row(&year->people, i);
    uint32_t area = id_map_get(&year->areas.of, p->area);
    int age = date_years(p->birth, year->wish.until);
    *out = (struct evaluate_facts){
        .as_of = year->wish.as_of,
        .from = year->wish.from,
        .to = year->wish.until,
        .age = age < 0 ? 0 : age,
        .months_member = months_between(p->joined, year->wish.until),
        .commune = place_at(year, p->place)->code,
        .area = TEXT(""),
        .occupation = p->occupation,
        .skills = p->skills,
        .certificates = p->certificates,
    };
    if (area != ID_MAP_NONE)
        out->area = ((const struct year_area *)year_row(&year->areas, area))->code;
    for (unsigned n = 1; n < SCORE_LANGUAGES; n++) out->languages.of[n] = p->levels >> (n * 4) & 15;
    fill_sessions(year, p, arena, out);
    fill_works(year, p, arena, out);
}

err evaluate_facts_of(struct ctx *cx, struct tx *tx, id volunteer, date from, date until,
                      date as_of, struct arena *arena, struct evaluate_facts *out)
{
    struct evaluate_wish wish = { .from = from, .until = until, .as_of = as_of };
    struct evaluate_year *year;
    err e = evaluate_year_one(cx, tx, &wish, volunteer, arena, &year);
    if (!e) evaluate_year_facts(year, 0, arena, out);
    return e;
}
