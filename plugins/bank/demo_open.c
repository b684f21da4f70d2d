/* SPDX-License-Identifier: MIT
 * demo_open: 40 campaigns with ten openings each in the coming 60 days, whatever the number of
 * volunteers, and who has signed up: some shifts nearly full, many short. The first sixteen begin
 * within a week, so that the first page is never one campaign's. */
#include "demo_campaign.h"

enum { OPEN_CAMPAIGNS = 40, OPENINGS_EACH = 10, SOON = 16, DAYS_BETWEEN = 3 };

struct choice {
    const struct demo_drive *drive;
    const struct demo_commune *commune;
};

static bool in_season(const struct demo_drive *drive, date day)
{
    return drive->months >> date_civil(day).month & 1;
}

/* Kinds of campaign that fall into the next 60 days, in an order by chance. Those of Đắk Mil, Cư
 * Jút and Tuy Đức come first: these areas have rules of their own to show. */
static size_t drives_now(struct demo *d, const struct demo_drive *out[])
{
    enum { CU_JUT = 2, DAK_MIL = 3, TUY_DUC = 7, HALF = DEMO_DAYS_OPEN / 2 };
    date today = d->options->as_of;
    size_t count = 0;
    for (size_t i = 0; i < demo_drive_count; i++) {
        const struct demo_drive *drive = &demo_drives[i];
        if (in_season(drive, today + 1) || in_season(drive, today + HALF)) out[count++] = drive;
    }
    for (size_t i = count - 1; i > 0; i--) {
        size_t other = demo_below(d, (uint32_t)i + 1);
        const struct demo_drive *swapped = out[i];
        out[i] = out[other];
        out[other] = swapped;
    }
    for (size_t i = 0, front = 0; i < count; i++) {
        const struct demo_drive *drive = out[i];
        if (drive->area != CU_JUT && drive->area != DAK_MIL && drive->area != TUY_DUC) continue;
        out[i] = out[front];
        out[front++] = drive;
    }
    return count;
}

static bool chosen_before(const struct choice *choices, size_t count, const struct choice *c)
{
    for (size_t i = 0; i < count; i++)
        if (choices[i].drive == c->drive && choices[i].commune->new == c->commune->new) return true;
    return false;
}

/* Something in season on that day, and not the same thing in the same commune twice. */
static struct choice choose(struct demo *d, const struct demo_drive *const drives[], size_t n,
                            const struct choice *before, size_t k, date starts)
{
    enum { TRIES = 80, COMMUNES_EACH = 3 };
    struct choice c = { 0 };
    for (size_t i = 0; i < TRIES; i++) {
        const struct demo_drive *drive = drives[(k + i / COMMUNES_EACH) % n];
        if (!in_season(drive, starts)) continue;
        c.drive = drive;
        c.commune = demo_commune_for(d, drive, (uint8_t)((k + i) % DEMO_AREAS), starts);
        if (!chosen_before(before, k, &c)) break;
    }
    REQUIRE(c.drive); /* some kinds are in season all year */
    return c;
}

/* ---- sign-ups for coming shifts ---- */

/* Of ten shifts two are nearly full, three half, three have a few, two nobody yet. */
static int64_t wanted_for(struct demo *d, int64_t most)
{
    static const uint16_t kinds[] = { 20, 28, 32, 20 };
    switch (demo_weighted(d, kinds, COUNT_OF(kinds))) {
    case 0:
        return most - demo_between(d, 0, 1);
    case 1:
        return most / 2;
    case 2:
        return demo_between(d, 1, most > 4 ? most / 4 : 1);
    default:
        return 0;
    }
}

static enum signup_state coming_state(struct demo *d, const struct demo_shift *shift)
{
    static const uint16_t weights[] = { 80, 13, 4, 3 };
    static const enum signup_state states[] = { SIGNUP_ACCEPTED, SIGNUP_APPLIED, SIGNUP_INVITED,
                                                SIGNUP_WITHDRAWN };
    if (shift->opening->work->certificates) return SIGNUP_APPLIED; /* nobody has looked yet */
    return states[demo_weighted(d, weights, COUNT_OF(weights))];
}

static void sign_up(struct demo *d, const struct demo_shift *shift, struct demo_person *p,
                    enum signup_state state)
{
    instant made = d->cx->now - (instant)demo_below(d, 10 * 24 * 60) * CLOCK_MINUTE;
    instant joined = instant_at(p->joined, 1439);
    (void)demo_signup_put(d, shift, p, state, made < joined ? d->cx->now : made);
    p->last_day = shift->record.day;
    p->coming++;
}

static void fill_shift(struct demo *d, const struct demo_shift *shift)
{
    enum { COMING_EACH = 2 };
    int64_t wanted = wanted_for(d, shift->opening->record.max_people);
    for (int64_t i = 0; i < wanted; i++) {
        struct demo_person *p = demo_ask(d, shift);
        if (!p) return;
        if (p->coming >= COMING_EACH || p < d->people + DEMO_LOGIN_PEOPLE) continue;
        sign_up(d, shift, p, coming_state(d, shift));
    }
}

/* The log-in volunteer has something in every state worth seeing. */
static void sign_up_logins(struct demo *d, const struct demo_shift *shifts, size_t count)
{
    static const enum signup_state states[] = { SIGNUP_ACCEPTED, SIGNUP_APPLIED, SIGNUP_INVITED,
                                                SIGNUP_ACCEPTED };
    enum { DAK_MIL = 3 };
    for (size_t person = 0; person < DEMO_LOGIN_PEOPLE; person++) {
        struct demo_person *p = &d->people[person];
        date after = d->options->as_of;
        for (size_t i = 0; i < count && p->coming < (int64_t)COUNT_OF(states); i++) {
            const struct demo_shift *s = &shifts[i];
            bool fits = s->opening->campaign->commune->area == DAK_MIL && s->record.day > after &&
                        code_set_is_empty(s->opening->record.required_skills) &&
                        code_set_is_empty(s->opening->record.languages) &&
                        code_set_is_empty(s->opening->record.certificates);
            if (!fits) continue;
            after = s->record.day;
            sign_up(d, s, p, states[p->coming]);
        }
    }
}

/* ---- the work ---- */

struct open_work {
    struct demo_campaign campaigns[OPEN_CAMPAIGNS];
    struct demo_opening openings[OPEN_CAMPAIGNS * OPENINGS_EACH];
    struct demo_shift shifts[OPEN_CAMPAIGNS * OPENINGS_EACH * 3];
    size_t opening_count, shift_count;
};

static void add_shifts(struct demo *d, struct open_work *w, const struct demo_opening *o,
                       date first)
{
    static const uint16_t weights[] = { 0, 50, 34, 16 };
    size_t count = demo_weighted(d, weights, COUNT_OF(weights));
    date last = d->options->as_of + DEMO_DAYS_OPEN;
    for (size_t i = 0; i < count; i++) {
        date day = demo_fitting_day(o->work, first + (date)i * DAYS_BETWEEN);
        day = day > last ? last : day;
        if (i > 0 && day <= w->shifts[w->shift_count - 1].record.day) continue;
        demo_shift_put(d, o, day, &w->shifts[w->shift_count++]);
    }
}

static void add_openings(struct demo *d, struct open_work *w, const struct demo_campaign *c)
{
    size_t works = demo_work_count(c->drive);
    for (size_t i = 0; i < OPENINGS_EACH; i++) {
        const struct demo_work *work = &c->drive->work[i % works];
        date first = c->record.starts + (i ? (date)demo_below(d, 12) : 0);
        struct demo_opening *o = &w->openings[w->opening_count++];
        int64_t most = demo_between(d, work->min, work->max);
        if (i) first = demo_fitting_day(work, first);
        demo_opening_put(d, c, work, first, most > 0 ? most : 1, i >= works, o);
        add_shifts(d, w, o, first);
        arena_reset(d->scratch);
    }
}

/* A small province has the same openings but fewer people: then fewer of its shifts have anybody.
 */
static void fill_shifts(struct demo *d, const struct open_work *w)
{
    enum { ENOUGH_FOR_ALL = 600 };
    int64_t share = d->options->volunteers * 100 / ENOUGH_FOR_ALL;
    for (size_t i = 0; i < d->count; i++) d->people[i].last_day = 0;
    sign_up_logins(d, w->shifts, w->shift_count);
    for (size_t i = 0; i < w->shift_count; i++)
        if (share >= 100 || demo_chance(d, (uint32_t)share + 1)) fill_shift(d, &w->shifts[i]);
}

void demo_open_make(struct demo *d)
{
    struct open_work *w = ARENA_NEW(d->cx->arena, struct open_work);
    const struct demo_drive **drives =
        ARENA_ARRAY(d->cx->arena, demo_drive_count, const struct demo_drive *);
    struct choice choices[OPEN_CAMPAIGNS];
    size_t n = drives_now(d, drives);
    date today = d->options->as_of;
    for (size_t k = 0; k < OPEN_CAMPAIGNS; k++) {
        date starts = today + 1 + (k < SOON ? (date)(k % 6) : (date)demo_below(d, 36));
        choices[k] = choose(d, drives, n, choices, k, starts);
        demo_campaign_put(d, choices[k].drive, choices[k].commune, starts, starts + 21,
                          &w->campaigns[k]);
        add_openings(d, w, &w->campaigns[k]);
    }
    fill_shifts(d, w);
}
