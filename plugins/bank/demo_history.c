/* SPDX-License-Identifier: MIT
 * demo_history: the years before. The calendar decides how much happens in which month; people
 * decide who came. All shifts are made first and then filled day by day, so that nobody is in two
 * places on one day. Hours follow the province's rule bank.credit in its own words, so that nothing
 * in the past waits for a rule to run. */
#include <stdlib.h>

#include "demo_campaign.h"

enum { MONTHS = 12, HUNDRED = 100 };

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

struct reckoning {
    struct demo *d;
    struct rule_reason reasons[4];
    struct rule_verdict verdict;
};

static void add_reason(struct reckoning *r, const char *code, int64_t points, const char *format,
                       int64_t n)
{
    struct rule_verdict *v = &r->verdict;
    struct rule_reason *reason = &r->reasons[v->reason_count];
    const char *gap = strstr(format, "%d");
    text words = text_format(r->d->scratch, "%.*s%lld%s", (int)(gap - format), format, (long long)n,
                             gap + 2);
    *reason = (struct rule_reason){ text_of(code), points, words, NULL };
    if (v->reason_count) r->reasons[v->reason_count - 1].next = reason;
    v->reasons = r->reasons;
    v->reason_count++;
    v->score += points;
}

/* scripts/province/bank.credit.lua with its default parameters. */
static void reckon(struct reckoning *r, const struct attendance *a)
{
    enum { CAP = 8, CAP_DECLARED = 4, LATE_NOTED = 15, LEADER = 2, LEADER_PERCENT = 10 };
    int64_t hours = (a->minutes * HUNDRED + 30) / 60;
    bool declared = a->evidence == EVIDENCE_DECLARED;
    int64_t cap = declared ? CAP_DECLARED : CAP;
    add_reason(r, "gio", hours, "Có mặt %d phút", a->minutes);
    if (a->late_minutes > LATE_NOTED) add_reason(r, "muon", 0, "Đến muộn %d phút", a->late_minutes);
    if (hours > cap * HUNDRED) {
        const char *words = declared ? "Tự khai tính tối đa %d giờ" : "Một buổi tính tối đa %d giờ";
        add_reason(r, declared ? "cat_khai" : "cat_buoi", cap * HUNDRED - hours, words, cap);
        hours = cap * HUNDRED;
    }
    if (a->role == LEADER && !declared)
        add_reason(r, "doi_truong", hours * LEADER_PERCENT / HUNDRED,
                   "Đội trưởng được cộng thêm %d%", LEADER_PERCENT);
}

static void put_credit(struct demo *d, const struct attendance *a, date day)
{
    struct reckoning r = { .d = d };
    struct buffer reasons = buffer_in(d->scratch, 256);
    reckon(&r, a);
    rule_verdict_print(&bank_credit_hook, &r.verdict, &reasons);
    struct credit c = { .id = id_new(d->cx->random, a->at + CLOCK_DAY),
                        .attendance = a->id,
                        .volunteer = a->volunteer,
                        .day = day,
                        .hours = r.verdict.score,
                        .state = CREDIT_GRANTED,
                        .evidence = a->evidence,
                        .reasons = buffer_as_text(&reasons) };
    if (a->evidence == EVIDENCE_DECLARED && demo_chance(d, 20)) {
        c.state = CREDIT_DECLINED;
        c.why_declined = TEXT("Chưa có người xác nhận");
    }
    demo_put(d->batch, &credit_entity, &c);
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
    if (came) put_credit(d, &a, s->record.day);
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
