/* SPDX-License-Identifier: MIT
 * year_keep: what each table leaves behind of its records. A record that refers to one that is not
 * kept (another unit's person, a shift of another year) leaves nothing. */
#include <stdlib.h>

#include "../board.h"
#include "../score_pair.h"
#include "round.h"
#include "year_rows.h"

void *year_row(const struct year_rows *rows, uint32_t i)
{
    REQUIRE(i < rows->count);
    return rows->at + (size_t)i * rows->size;
}

void *year_row_add(struct year_rows *rows, id key)
{
    if (rows->count == rows->room) {
        uint32_t room = rows->room ? rows->room * 2 : 256;
        char *more = arena_array(rows->arena, room, rows->size);
        if (rows->count) memcpy(more, rows->at, rows->count * rows->size);
        rows->at = more;
        rows->room = room;
    }
    if (!id_is_none(key)) id_map_put(&rows->of, key, rows->count);
    return rows->at + (size_t)rows->count++ * rows->size;
}

static bool found(const struct year_rows *rows, id key, uint32_t *row)
{
    *row = id_map_get(&rows->of, key);
    return *row != ID_MAP_NONE;
}

void year_keep_place(struct evaluate_year *y, const void *record)
{
    const struct place *p = record;
    struct arena *arena = y->places.arena;
    *(struct year_place *)year_row_add(&y->places, p->id) =
        (struct year_place){ .code = text_copy(arena, p->code),
                             .name = text_copy(arena, p->name),
                             .lat = p->lat,
                             .lon = p->lon,
                             .border = p->border,
                             .difficult = p->difficult };
}

void year_keep_unit(struct evaluate_year *y, const void *record)
{
    const struct unit *u = record;
    if (u->kind != UNIT_AREA) return;
    *(struct year_area *)year_row_add(&y->areas, u->id) =
        (struct year_area){ u->id, text_copy(y->areas.arena, u->code) };
}

void year_keep_fire(struct evaluate_year *y, const void *record)
{
    const struct fire_day *f = record;
    *(struct year_fire *)year_row_add(&y->fires, ID_NONE) =
        (struct year_fire){ f->area, f->day, (uint8_t)f->level };
}

void year_keep_campaign(struct evaluate_year *y, const void *record)
{
    const struct campaign *c = record;
    uint32_t place = id_map_get(&y->places.of, c->place);
    *(struct year_campaign *)year_row_add(&y->campaigns, c->id) =
        (struct year_campaign){ place, c->type, c->field, c->area };
}

void year_keep_opening(struct evaluate_year *y, const void *record)
{
    const struct opening *o = record;
    uint32_t campaign, place;
    if (!found(&y->campaigns, o->campaign, &campaign)) return;
    if (!found(&y->places, o->place, &place))
        place = ((const struct year_campaign *)year_row(&y->campaigns, campaign))->place;
    *(struct year_opening *)year_row_add(&y->openings, o->id) =
        (struct year_opening){ campaign, place, o->language, o->policy_household };
}

static const struct year_campaign *campaign_of(const struct evaluate_year *y, uint32_t opening)
{
    const struct year_opening *o = year_row(&y->openings, opening);
    return year_row(&y->campaigns, o->campaign);
}

static uint8_t fire_on(const struct evaluate_year *y, id area, date day)
{
    for (uint32_t i = 0; i < y->fires.count; i++) {
        const struct year_fire *f = year_row(&y->fires, i);
        if (f->day == day && id_equal(f->area, area)) return f->level;
    }
    return 0;
}

void year_keep_shift(struct evaluate_year *y, const void *record)
{
    const struct shift *s = record;
    uint32_t opening;
    if (s->day < y->wish.from || s->day > y->wish.until) return;
    if (!found(&y->openings, s->opening, &opening)) return;
    *(struct year_shift *)year_row_add(&y->shifts, s->id) =
        (struct year_shift){ opening, s->day, (int16_t)s->from_minute,
                             fire_on(y, campaign_of(y, opening)->area, s->day) };
}

static uint64_t level_bits(unsigned language, int64_t level)
{
    return (uint64_t)(level < 15 ? level : 15) << (language * 4);
}

void year_keep_volunteer(struct evaluate_year *y, const void *record)
{
    const struct volunteer *v = record;
    bool there = v->state == VOLUNTEER_ACTIVE || v->state == VOLUNTEER_PAUSED;
    if (!there || v->joined > y->wish.until) return;
    struct year_person *p = year_row_add(&y->people, v->id);
    *p = (struct year_person){ .volunteer = v->id,
                               .unit = v->unit,
                               .area = v->area,
                               .account = v->account,
                               .place = id_map_get(&y->places.of, v->commune),
                               .sex = v->sex,
                               .birth = v->birth,
                               .joined = v->joined,
                               .occupation = v->occupation,
                               .skills = v->skills };
    for (unsigned n = 1; n < SCORE_LANGUAGES; n++)
        if (code_set_has(v->languages, n)) p->levels |= level_bits(n, 1);
}

void year_keep_notice(struct evaluate_year *y, const void *record)
{
    const struct absence_notice *n = record;
    uint32_t person;
    if (n->until < y->wish.from || n->from > y->wish.until) return;
    if (!found(&y->people, n->volunteer, &person)) return;
    ((struct year_person *)year_row(&y->people, person))->gave_notice = true;
    *(struct year_notice *)year_row_add(&y->notices, ID_NONE) =
        (struct year_notice){ person, n->from, n->until, n->received };
}

void year_keep_language(struct evaluate_year *y, const void *record)
{
    const struct language_check *l = record;
    uint32_t person;
    if (l->verified_on > y->wish.until || l->language >= SCORE_LANGUAGES) return;
    if (!found(&y->people, l->volunteer, &person)) return;
    struct year_person *p = year_row(&y->people, person);
    int64_t known = (int64_t)(p->levels >> (l->language * 4) & 15);
    if (l->level <= known) return;
    p->levels &= ~level_bits(l->language, 15);
    p->levels |= level_bits(l->language, l->level);
}

void year_keep_work(struct evaluate_year *y, const void *record)
{
    const struct recorded_work *w = record;
    uint32_t person;
    if (w->day < y->wish.from || w->day > y->wish.until) return;
    if (!found(&y->people, w->volunteer, &person)) return;
    *(struct year_work *)year_row_add(&y->works, ID_NONE) =
        (struct year_work){ person, { w->day, w->kind, w->amount, w->accepted } };
}

static bool covered(const struct evaluate_year *y, uint32_t person, date day)
{
    const struct year_person *p = year_row(&y->people, person);
    for (uint32_t i = 0; p->gave_notice && i < y->notices.count; i++) {
        const struct year_notice *n = year_row(&y->notices, i);
        if (n->person == person && n->from <= day && day <= n->until) return true;
    }
    return false;
}

static int16_t small(int64_t n)
{
    return (int16_t)(n < 0 ? 0 : n < INT16_MAX ? n : INT16_MAX);
}

void year_keep_attendance(struct evaluate_year *y, const void *record)
{
    const struct attendance *a = record;
    uint32_t person, shift;
    if (!found(&y->shifts, a->shift, &shift) || !found(&y->people, a->volunteer, &person)) return;
    date day = ((const struct year_shift *)year_row(&y->shifts, shift))->day;
    instant entered = a->entered ? a->entered : a->at;
    bool came = a->state == ATTENDANCE_PRESENT || a->state == ATTENDANCE_LATE;
    struct year_mark *m = year_row_add(&y->marks, a->id);
    *m = (struct year_mark){
        .attendance = a->id,
        .person = person,
        .shift = shift,
        .minutes = small(came ? a->minutes : 0),
        .late = small(a->late_minutes),
        .entered_after = small(instant_date(entered) - day),
        .state = (uint8_t)a->state,
        .role = a->role ? a->role : shift_role_vocabulary.terms[0].number,
        .evidence = (uint8_t)a->evidence,
        .twice = !id_is_none(a->confirmed_by) && !id_equal(a->confirmed_by, a->marked_by),
    };
    if (covered(y, person, day))
        *(struct year_doubt *)year_row_add(&y->doubts, ID_NONE) =
            (struct year_doubt){ a->id, a->signup };
}

void year_keep_credit(struct evaluate_year *y, const void *record)
{
    const struct credit *c = record;
    if (c->state != CREDIT_GRANTED || c->day < y->wish.from || c->day > y->wish.until) return;
    *(struct year_credit *)year_row_add(&y->credits, ID_NONE) =
        (struct year_credit){ c->attendance, small((c->hours * 60 + 50) / 100) };
}

/* ---- when all is there --------------------------------------------------------------------- */

static void give_credits(struct evaluate_year *y)
{
    for (uint32_t i = 0; i < y->credits.count; i++) {
        const struct year_credit *c = year_row(&y->credits, i);
        uint32_t mark = id_map_get(&y->marks.of, c->attendance);
        if (mark != ID_MAP_NONE)
            ((struct year_mark *)year_row(&y->marks, mark))->credited = c->minutes;
    }
}

static int compare_numbers(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

struct placed {
    struct year_mark mark;
    date day;
    int16_t minute;
};

static int marks_in_order(const void *a, const void *b)
{
    const struct placed *x = a;
    const struct placed *y = b;
    int order = compare_numbers(x->day, y->day);
    if (!order) order = compare_numbers(x->minute, y->minute);
    return order ? order : id_compare(x->mark.attendance, y->mark.attendance);
}

static int works_in_order(const void *a, const void *b)
{
    const struct year_work *x = a;
    const struct year_work *y = b;
    int order = compare_numbers(x->person, y->person);
    if (!order) order = compare_numbers(x->work.day, y->work.day);
    if (!order) order = compare_numbers(x->work.kind, y->work.kind);
    if (!order) order = compare_numbers(x->work.amount, y->work.amount);
    return order ? order : compare_numbers(x->work.accepted, y->work.accepted);
}

/* Marks lie in the order they were made, which is nearly that of their days: counted into the
 * people's parts, each of which is then put in order. */
static void sort_marks(struct evaluate_year *y)
{
    struct year_rows *rows = &y->marks;
    struct placed *sorted = ARENA_ARRAY(rows->arena, rows->count + 1, struct placed);
    struct year_mark *marks = (struct year_mark *)(void *)rows->at;
    uint32_t next = 0;
    for (uint32_t i = 0; i < rows->count; i++)
        ((struct year_person *)year_row(&y->people, marks[i].person))->mark_count++;
    for (uint32_t i = 0; i < y->people.count; i++) {
        struct year_person *p = year_row(&y->people, i);
        p->mark = next;
        next += p->mark_count;
        p->mark_count = 0;
    }
    for (uint32_t i = 0; i < rows->count; i++) {
        struct year_person *p = year_row(&y->people, marks[i].person);
        const struct year_shift *s = year_row(&y->shifts, marks[i].shift);
        sorted[p->mark + p->mark_count++] = (struct placed){ marks[i], s->day, s->from_minute };
    }
    for (uint32_t i = 0; i < y->people.count; i++) {
        const struct year_person *p = year_row(&y->people, i);
        if (p->mark_count > 1)
            qsort(sorted + p->mark, p->mark_count, sizeof(*sorted), marks_in_order);
    }
    for (uint32_t i = 0; i < rows->count; i++) marks[i] = sorted[i].mark;
}

static void sort_works(struct evaluate_year *y)
{
    struct year_work *works = (struct year_work *)(void *)y->works.at;
    if (y->works.count) qsort(works, y->works.count, sizeof(*works), works_in_order);
    for (uint32_t i = y->works.count; i-- > 0;) {
        struct year_person *p = year_row(&y->people, works[i].person);
        p->work = i;
        p->work_count++;
    }
}

void year_settle(struct evaluate_year *y)
{
    give_credits(y);
    sort_marks(y);
    sort_works(y);
}
