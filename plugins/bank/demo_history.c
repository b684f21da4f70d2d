/* SPDX-License-Identifier: MIT
 * demo_history: the years before. The calendar decides how much happens in which month; people
 * decide who came. All shifts are made first and then filled day by day, so that nobody is in two
 * places on one day. Hours are what the area's rule bank.credit says, with its receipt. */
#include <stdlib.h>

#include "credit.h"
#include "demo_campaign.h"
#include "score.h"

enum { MONTHS = 12 };

struct past {
    struct demo *d;
    struct demo_shift *shifts;
    size_t count, room;
    int64_t heads; /* per shift, on average */
};

/* ---- campaigns of a year ---- */

/* March is Youth Month, summer the high time; little in May and September. */
static const uint16_t month_weights[MONTHS + 1] = { 0, 7, 6, 15, 5, 5, 11, 17, 10, 4, 6, 9, 9 };

static const struct demo_drive *drive_in(struct demo *d, int month)
{
    const struct demo_drive *found = NULL;
    uint32_t seen = 0;
    for (size_t i = 0; i < demo_drive_count; i++) {
        const struct demo_drive *drive = &demo_drives[i];
        if (!(drive->months >> month & 1)) continue;
        /* What belongs to the season is twice as likely as what is done all year. */
        uint32_t weight = drive->months == 0x1FFE ? 1 : 2;
        seen += weight;
        if (demo_below(d, seen) < weight) found = drive;
    }
    return found;
}

static struct demo_shift *next_shift(struct past *p)
{
    if (p->count == p->room) {
        size_t room = p->room ? p->room * 2 : 256;
        struct demo_shift *more = ARENA_ARRAY(p->d->cx->arena, room, struct demo_shift);
        if (p->count) memcpy(more, p->shifts, p->count * sizeof(*more));
        p->shifts = more;
        p->room = room;
    }
    return &p->shifts[p->count++];
}

static void add_opening(struct past *p, const struct demo_campaign *c, const struct demo_work *work,
                        bool again)
{
    struct demo *d = p->d;
    struct demo_opening *o = ARENA_NEW(d->cx->arena, struct demo_opening);
    date first = demo_fitting_day(work, c->record.starts + (date)demo_below(d, 8));
    int64_t most = p->heads / 2 + demo_between(d, 0, p->heads);
    if (work->max < 5 && most > work->max) most = work->max; /* specialists stay few */
    demo_opening_put(d, c, work, first, most + 1, again, o);
    size_t shifts = 1 + demo_below(d, 2);
    for (size_t i = 0; i < shifts; i++) {
        date day = demo_fitting_day(work, first + (date)i * 4);
        if (day <= c->record.ends) demo_shift_put(d, o, day, next_shift(p));
    }
    arena_reset(d->scratch);
}

static void add_campaign(struct past *p, int year, size_t number)
{
    enum { OPENINGS = 3, DAYS = 18 };
    struct demo *d = p->d;
    int month = (int)demo_weighted(d, month_weights, MONTHS + 1);
    date starts = date_of(year, month, 1 + (int)demo_below(d, 24));
    date first = d->options->as_of - (date)(d->options->years * 365);
    const struct demo_drive *drive = drive_in(d, month);
    if (!drive || starts < first || starts + DAYS >= d->options->as_of) return;
    const struct demo_commune *commune =
        demo_commune_for(d, drive, (uint8_t)(number % DEMO_AREAS), starts);
    struct demo_campaign *c = ARENA_NEW(d->cx->arena, struct demo_campaign);
    demo_campaign_put(d, drive, commune, starts, starts + DAYS, c);
    size_t works = demo_work_count(drive);
    size_t from = demo_below(d, (uint32_t)works);
    for (size_t i = 0; i < OPENINGS; i++)
        add_opening(p, c, &drive->work[(from + i) % works], i >= works);
}

/* ---- who came ---- */

static int32_t evidence_of(struct demo *d, const struct demo_commune *c)
{
    static const uint16_t near[] = { 0, 48, 36, 12, 4 };
    static const uint16_t far[] = { 0, 16, 40, 36, 8 };
    return (int32_t)demo_weighted(d, c->old->difficult ? far : near, COUNT_OF(near));
}

static void mark(struct demo *d, const struct demo_person *p, struct attendance *a,
                 const struct shift *shift)
{
    enum { LATE = 9, STEP = 5, LATE_STEPS = 9 };
    a->minutes = shift->to_minute - shift->from_minute;
    a->at = instant_at(shift->day, (int)shift->from_minute);
    a->state = ATTENDANCE_PRESENT;
    if (!demo_chance(d, p->reliability)) {
        a->state = demo_chance(d, 62) ? ATTENDANCE_EXCUSED : ATTENDANCE_UNEXCUSED;
        a->minutes = 0;
        return;
    }
    if (!demo_chance(d, LATE)) return;
    a->state = ATTENDANCE_LATE;
    a->late_minutes = STEP * (2 + demo_below(d, LATE_STEPS));
    a->minutes -= a->late_minutes;
    a->at += a->late_minutes * CLOCK_MINUTE;
}

/* What the area's rule was told on the day after. Nobody is anywhere else on that day. */
static void tell_facts(struct demo *d, const struct demo_shift *s, const struct demo_person *p,
                       struct crediting *c)
{
    const struct place *there = demo_place(s->opening->campaign->commune, s->record.day);
    const struct place *home = demo_place(&d->communes[p->commune], d->options->as_of);
    int64_t km = score_distance(home->lat, home->lon, there->lat, there->lon);
    credit_facts_begin(c, s->record.day + 1);
    c->facts.commune = there->code;
    c->facts.border = there->border;
    c->facts.extreme_difficulty = there->difficult;
    c->facts.distance_km = km == DISTANCE_UNKNOWN ? 0 : km;
    c->facts.sessions_that_day = 1;
}

/* A unit of work on the scratch, which is emptied person by person. */
static void begin_desk(struct demo *d, struct ctx *desk)
{
    const struct ctx *from = d->cx;
    ctx_begin(desk, d->scratch);
    desk->actor = from->actor;
    desk->now = from->now;
    desk->why = from->why;
    desk->log = from->log;
    desk->db = from->db;
    desk->app = from->app;
}

/* The receipt of it; its id follows from that of the credit. */
static id put_verdict(struct demo *d, const struct crediting *c, id credit)
{
    if (c->failed) return ID_NONE;
    struct verdict v;
    struct verdict_of of = credit_verdict_of(c);
    verdict_fill(d->scratch, &of, &v);
    v.id = id_seeded(credit, text_slice(TEXT("verdict")));
    demo_put(d->batch, &verdict_entity, &v);
    return v.id;
}

static void put_credit(struct demo *d, const struct demo_shift *s, const struct demo_person *p,
                       const struct attendance *a)
{
    struct ctx desk;
    struct crediting c = {
        .attendance = *a, .place = { s->record, s->opening->record, s->opening->campaign->record }
    };
    struct credit credit = { .id = id_new(d->cx->random, a->at + CLOCK_DAY),
                             .attendance = a->id,
                             .volunteer = a->volunteer };
    begin_desk(d, &desk);
    tell_facts(d, s, p, &c);
    if (credit_decide(&desk, &c)) c.failed = true;
    credit_fill(&desk, &c, &credit);
    if (a->evidence == EVIDENCE_DECLARED && demo_chance(d, 20) && credit.hours) {
        credit.state = CREDIT_DECLINED;
        credit.why_declined = TEXT("Chưa có người xác nhận");
    }
    credit.verdict = put_verdict(d, &c, credit.id);
    demo_put(d->batch, &credit_entity, &credit);
}

static void put_attendance(struct demo *d, const struct demo_shift *s, const struct demo_person *p,
                           id signup, bool first)
{
    enum { MEMBER = 1, LEADER, INTERPRETER };
    struct attendance a = { .signup = signup,
                            .shift = s->record.id,
                            .volunteer = p->id,
                            .role = first                                   ? LEADER
                                    : s->opening->work->flags & WORK_SPEAKS ? INTERPRETER
                                                                            : MEMBER,
                            .marked_by = d->organiser };
    mark(d, p, &a, &s->record);
    a.evidence = evidence_of(d, s->opening->campaign->commune);
    if (a.evidence == EVIDENCE_SCANNED) a.marked_by = ID_NONE;
    a.id = id_new(d->cx->random, a.at);
    demo_put(d->batch, &attendance_entity, &a);
    bool came = a.state == ATTENDANCE_PRESENT || a.state == ATTENDANCE_LATE;
    if (came) put_credit(d, s, p, &a);
}

static void fill_shift(struct demo *d, const struct demo_shift *s)
{
    enum { NOT_COMING = 6 };
    bool led = false;
    for (int64_t i = 0; i < s->opening->record.max_people; i++) {
        struct demo_person *p = demo_ask(d, s);
        if (!p) return;
        p->last_day = s->record.day;
        instant made = instant_at(s->record.day - 1 - (date)demo_below(d, 9), 1150);
        instant joined = instant_at(p->joined, 1439);
        made = made < joined ? joined : made;
        enum signup_state state = SIGNUP_ACCEPTED;
        if (demo_chance(d, NOT_COMING)) state = i % 3 ? SIGNUP_WITHDRAWN : SIGNUP_DECLINED;
        id signup = demo_signup_put(d, s, p, state, made);
        if (state == SIGNUP_ACCEPTED) put_attendance(d, s, p, signup, !led);
        led = led || state == SIGNUP_ACCEPTED;
        arena_reset(d->scratch);
    }
}

static int by_day(const void *a, const void *b)
{
    const struct demo_shift *x = a;
    const struct demo_shift *y = b;
    if (x->record.day != y->record.day) return x->record.day < y->record.day ? -1 : 1;
    return id_compare(x->record.id, y->record.id);
}

/* About one attended shift a volunteer and year, over campaigns that become more and larger with
 * the number of volunteers. */
void demo_history_make(struct demo *d)
{
    enum { FEWEST = 12, MOST = 130, PEOPLE_A_CAMPAIGN = 90, SHIFTS_A_CAMPAIGN = 4 };
    int64_t campaigns = d->options->volunteers / PEOPLE_A_CAMPAIGN;
    campaigns = campaigns < FEWEST ? FEWEST : campaigns > MOST ? MOST : campaigns;
    struct past p = { .d = d };
    p.heads = d->options->volunteers * 8 / (campaigns * SHIFTS_A_CAMPAIGN * 5) + 1;
    int last = date_civil(d->options->as_of).year;
    for (int year = last - (int)d->options->years; d->options->years && year <= last; year++)
        for (size_t i = 0; i < (size_t)campaigns; i++) add_campaign(&p, year, i);
    if (p.count) qsort(p.shifts, p.count, sizeof(p.shifts[0]), by_day);
    for (size_t i = 0; i < p.count; i++) fill_shift(d, &p.shifts[i]);
}
