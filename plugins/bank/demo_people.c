/* SPDX-License-Identifier: MIT
 * demo_people: who is in the bank. People come in the order they joined, so that their ids sort
 * like their days. Age, work, skill and free time hang together: pupils are free at weekends and
 * belong to a school, farmers pick coffee from October to January. */
#include "consent.h"
#include "demo_names.h"

enum { PUPIL = 2, STUDENT = 1, FARMER = 3, WORKER = 4, OFFICER = 5, OTHER = 6 }; /* occupation */
enum { FIRST_AID = 1, DRIVING_A1 = 2, COOKING = 9, COMPUTER = 4, INTERPRETER = 12, SKILLS = 22 };
enum { GUARDIAN_UNDER = 16, LANGUAGE_ENGLISH = 9 };

/* Percent of people of an occupation who have the skill of that number. */
static const uint8_t skill_percent[SKILLS + 1][OTHER + 1] = {
    /*                 - stu pup far wor off oth */
    [1] = { 0, 9, 4, 5, 8, 12, 6 },      [2] = { 0, 62, 6, 74, 70, 66, 60 },
    [3] = { 0, 2, 0, 7, 9, 16, 8 },      [4] = { 0, 46, 24, 5, 16, 58, 18 },
    [5] = { 0, 8, 5, 1, 2, 8, 3 },       [6] = { 0, 24, 4, 1, 2, 12, 4 },
    [7] = { 0, 16, 12, 3, 5, 9, 10 },    [8] = { 0, 2, 0, 22, 24, 3, 14 },
    [9] = { 0, 18, 10, 26, 20, 14, 24 }, [10] = { 0, 5, 0, 0, 1, 8, 2 },
    [11] = { 0, 2, 1, 1, 2, 2, 1 },      [12] = { 0, 1, 0, 1, 1, 1, 1 },
    [13] = { 0, 3, 0, 9, 18, 3, 8 },     [14] = { 0, 12, 14, 78, 20, 12, 26 },
    [15] = { 0, 14, 18, 6, 6, 9, 8 },    [16] = { 0, 26, 34, 14, 20, 16, 14 },
    [17] = { 0, 12, 7, 1, 2, 10, 3 },    [18] = { 0, 7, 4, 0, 1, 14, 2 },
    [19] = { 0, 6, 3, 0, 1, 4, 3 },      [20] = { 0, 1, 0, 6, 4, 5, 2 },
    [21] = { 0, 14, 3, 1, 3, 38, 4 },    [22] = { 0, 1, 0, 1, 2, 0, 4 },
};

static uint8_t occupation_at(struct demo *d, int age, bool urban)
{
    static const uint16_t young[] = { 0, 44, 8, 17, 16, 3, 12 }; /* 18-22 */
    static const uint16_t town[] = { 0, 3, 0, 14, 26, 36, 21 };
    static const uint16_t land[] = { 0, 2, 0, 52, 15, 18, 13 };
    if (age < 18) return demo_chance(d, 92) ? PUPIL : FARMER;
    const uint16_t *weights = age <= 22 ? young : urban ? town : land;
    return (uint8_t)demo_weighted(d, weights, OTHER + 1);
}

/* 15 to 45, most of them 16 to 30. */
static date birth_of(struct demo *d)
{
    static const uint16_t bands[] = { 4, 20, 26, 24, 14, 8, 4 };
    static const int from[] = { 15, 16, 18, 22, 26, 31, 36, 46 };
    size_t band = demo_weighted(d, bands, COUNT_OF(bands));
    int64_t age = demo_between(d, from[band], from[band + 1] - 1);
    struct civil today = date_civil(d->options->as_of);
    date birthday = date_of(today.year - (int)age, today.month, today.day == 29 ? 28 : today.day);
    return birthday - (date)demo_below(d, 364);
}

/* ---- what they can do and when ---- */

static code_set skills_of(struct demo *d, const struct demo_person *p, int age)
{
    code_set skills = { { 0, 0 } };
    for (unsigned n = 1; n <= SKILLS; n++) {
        bool allowed = n == DRIVING_A1 ? age >= 18 : n != 3 || age >= 20;
        if (allowed && demo_chance(d, skill_percent[n][p->occupation])) code_set_add(&skills, n);
    }
    return skills;
}

static code_set languages_of(struct demo *d, const struct demo_person *p)
{
    code_set languages = { { 0, 0 } };
    const struct demo_commune *c = &d->communes[p->commune];
    uint8_t own = demo_language_of(d, (enum demo_naming)p->naming);
    if (own && demo_chance(d, 93)) code_set_add(&languages, own);
    if (c->language && demo_chance(d, 7)) code_set_add(&languages, c->language);
    uint32_t english = p->occupation == STUDENT ? 24 : p->occupation == OFFICER ? 14 : 4;
    if (demo_chance(d, english)) code_set_add(&languages, LANGUAGE_ENGLISH);
    return languages;
}

static void add_block(week_grid *g, int weekday, int block)
{
    g->cells |= 1u << (weekday * BLOCK_COUNT + block);
}

static week_grid free_of(struct demo *d, uint8_t occupation)
{
    enum { SATURDAY = 5, SUNDAY = 6 };
    week_grid g = { 0 };
    bool working = occupation != FARMER && occupation != OTHER;
    uint32_t saturday = occupation == WORKER ? 25 : 72;
    for (int block = BLOCK_MORNING; block <= BLOCK_EVENING; block++) {
        if (demo_chance(d, saturday)) add_block(&g, SATURDAY, block);
        if (demo_chance(d, 74)) add_block(&g, SUNDAY, block);
    }
    for (int day = 0; day < SATURDAY; day++) {
        if (occupation != PUPIL && demo_chance(d, 18)) add_block(&g, day, BLOCK_EVENING);
        if (demo_chance(d, working ? 4 : 22)) add_block(&g, day, (int)demo_below(d, 2));
    }
    if (occupation == WORKER && demo_chance(d, 40))
        add_block(&g, (int)demo_below(d, 5), BLOCK_AFTERNOON);
    if (occupation != PUPIL && demo_chance(d, 6)) add_block(&g, SATURDAY, BLOCK_NIGHT);
    return g;
}

static bool busy_at_harvest(struct demo *d, const struct demo_person *p)
{
    static const uint8_t percent[OTHER + 1] = { 0, 8, 6, 78, 14, 4, 18 };
    return demo_chance(d, percent[p->occupation]);
}

/* ---- where they belong ---- */

/* Any body of that kind in the area; NULL when there is none. */
static const struct unit *body_in(struct demo *d, uint8_t area, int32_t kind)
{
    const struct unit *found = NULL;
    uint32_t seen = 0;
    for (size_t i = 0; i < d->official.unit_count; i++) {
        const struct unit *u = &d->official.units[i];
        if (u->kind != kind || !id_equal(u->parent, d->areas[area]->id)) continue;
        if (demo_below(d, ++seen) == 0) found = u;
    }
    return found;
}

static const struct unit *body_of(struct demo *d, const struct demo_person *p)
{
    static const struct {
        uint8_t percent;
        int32_t kind;
    } rows[OTHER + 1] = { [STUDENT] = { 30, UNIT_SCHOOL }, [PUPIL] = { 78, UNIT_SCHOOL },
                          [FARMER] = { 2, UNIT_CLUB },     [WORKER] = { 35, UNIT_AGENCY },
                          [OFFICER] = { 34, UNIT_AGENCY }, [OTHER] = { 6, UNIT_CLUB } };
    if (!demo_chance(d, rows[p->occupation].percent)) return NULL;
    bool guards = p->occupation == OFFICER && demo_chance(d, 25);
    uint8_t area = d->communes[p->commune].area;
    return body_in(d, area, guards ? UNIT_ARMED_FORCES : rows[p->occupation].kind);
}

static uint8_t commune_of(struct demo *d)
{
    uint16_t weights[DEMO_COMMUNES];
    for (size_t i = 0; i < DEMO_COMMUNES; i++) {
        const struct demo_commune *c = &d->communes[i];
        weights[i] = c->urban ? 26 : c->old->difficult ? 7 : 11;
    }
    return (uint8_t)demo_weighted(d, weights, DEMO_COMMUNES);
}

static uint8_t keenness_of(struct demo *d)
{
    static const uint16_t bands[] = { 60, 30, 10 };
    static const int64_t from[] = { 5, 25, 60, 100 };
    size_t band = demo_weighted(d, bands, COUNT_OF(bands));
    return (uint8_t)demo_between(d, from[band], from[band + 1] - 1);
}

/* People joined over all the years, evenly; nobody before fifteen. */
static date joined_of(const struct demo *d, size_t i, date birth)
{
    int64_t span = d->options->years ? d->options->years * 365 : DEMO_DAYS_OPEN;
    date day = (date)(d->options->as_of - span + span * (int64_t)i / (int64_t)d->count);
    date fifteen = birth + 15 * 366;
    return day < fifteen && fifteen < d->options->as_of ? fifteen : day;
}

static void invent(struct demo *d, size_t i, struct demo_person *p)
{
    p->birth = birth_of(d);
    p->sex = demo_chance(d, 54) ? 2 : 1;
    p->commune = commune_of(d);
    p->naming = (uint8_t)demo_naming_in(d, &d->communes[p->commune]);
    int age = date_years(p->birth, d->options->as_of);
    p->occupation = occupation_at(d, age, d->communes[p->commune].urban);
    p->body = body_of(d, p);
    p->skills = skills_of(d, p, age);
    p->languages = languages_of(d, p);
    p->free = free_of(d, p->occupation);
    p->busy_harvest = busy_at_harvest(d, p);
    p->keenness = keenness_of(d);
    p->reliability = (uint8_t)(99 - demo_below(d, 12));
    if (demo_chance(d, 12)) p->reliability = (uint8_t)(p->reliability - demo_below(d, 35));
    p->active = demo_chance(d, 95);
    p->joined = joined_of(d, i, p->birth);
    int minute = 420 + (int)demo_below(d, 840);
    p->id = demo_id(d, p->joined, minute);
}

/* The people behind the log-ins: at home in Đức Lập, keen, of the commune union. */
static void settle_login(struct demo *d, size_t i, struct demo_person *p)
{
    for (size_t c = 0; c < DEMO_COMMUNES; c++)
        if (text_equal_z(d->communes[c].old->code, DEMO_LOGIN_COMMUNE)) p->commune = (uint8_t)c;
    p->body = NULL;
    p->naming = NAMED_KINH;
    p->sex = i == 0 ? 2 : 1;
    p->birth = date_of(date_civil(d->options->as_of).year - (i == 0 ? 22 : 29), 3, 14 + (int)i);
    p->occupation = i == 0 ? STUDENT : OFFICER;
    code_set_add(&p->skills, FIRST_AID);
    code_set_add(&p->skills, COMPUTER);
    code_set_add(&p->skills, COOKING);
    code_set_add(&p->languages, 1);
    for (int weekday = 5; weekday < 7; weekday++)
        for (int block = BLOCK_MORNING; block <= BLOCK_EVENING; block++)
            add_block(&p->free, weekday, block);
    p->busy_harvest = false;
    p->active = true;
    p->keenness = 95;
    p->reliability = 97;
}

/* ---- their records ---- */

/* A multiplication modulo 30^6 that visits every number once: codes look random and never meet. */
static text code_of(struct demo *d, size_t i)
{
    enum { LETTERS = 30, CODE_LENGTH = 6, CODES = 729000000 };
    static const char letters[] = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    uint64_t number = ((uint64_t)(i + 1) * 433494437u + d->options->seed % CODES) % CODES;
    char out[CODE_LENGTH];
    for (size_t at = CODE_LENGTH; at > 0; number /= LETTERS) out[--at] = letters[number % LETTERS];
    return text_format(d->scratch, "TNV-%.*s", CODE_LENGTH, out);
}

static int64_t radius_of(struct demo *d)
{
    static const uint16_t weights[] = { 18, 26, 30, 16, 10 };
    static const int64_t km[] = { 0, 10, 20, 30, 50 };
    return km[demo_weighted(d, weights, COUNT_OF(weights))];
}

static int32_t registered_of(struct demo *d, const struct demo_person *p)
{
    static const uint16_t near[] = { 0, 62, 16, 22 };
    static const uint16_t far[] = { 0, 34, 44, 22 };
    bool difficult = d->communes[p->commune].old->difficult;
    return (int32_t)demo_weighted(d, difficult ? far : near, COUNT_OF(near));
}

static struct volunteer volunteer_of(struct demo *d, size_t i, const struct demo_person *p)
{
    date today = d->options->as_of;
    const struct demo_commune *c = &d->communes[p->commune];
    struct volunteer v = { .id = p->id,
                           .birth = p->birth,
                           .sex = p->sex,
                           .commune = demo_place(c, today)->id,
                           .unit = demo_unit_of(d, p, today)->id,
                           .occupation = p->occupation,
                           .skills = p->skills,
                           .languages = p->languages,
                           .free = p->free,
                           .busy_harvest = p->busy_harvest,
                           .joined = p->joined,
                           .state = VOLUNTEER_ACTIVE };
    v.full_name = demo_name(d, (enum demo_naming)p->naming, p->sex, p->birth);
    v.phone = demo_phone(d);
    v.hamlet = demo_hamlet(d, c);
    v.radius_km = radius_of(d);
    v.registered_by = registered_of(d, p);
    v.code = code_of(d, i);
    if (!p->active) v.state = demo_chance(d, 60) ? VOLUNTEER_PAUSED : VOLUNTEER_LEFT;
    if (demo_chance(d, 55)) v.member_code = text_format(d->scratch, "67%08zu", 10400137 + i * 7);
    if (date_years(p->birth, today) < GUARDIAN_UNDER) {
        v.guardian_name = demo_name(d, (enum demo_naming)p->naming, 2, p->birth - 26 * 365);
        v.guardian_phone = demo_phone(d);
    }
    if (i < DEMO_LOGIN_PEOPLE) {
        v.account = d->logins[i];
        v.full_name = demo_login_name(i);
        v.registered_by = REGISTERED_SELF;
    }
    return v;
}

/* A commune union gave way to another on the day of the reform; a school did not. The present
 * membership follows from the record itself. */
static void put_former_membership(struct demo *d, const struct demo_person *p)
{
    bool moved = !p->body && p->joined < REFORM_DAY && d->options->as_of >= REFORM_DAY;
    if (!moved) return;
    struct membership m = { .id = demo_id(d, p->joined, 1000),
                            .volunteer = p->id,
                            .unit = demo_unit_of(d, p, p->joined)->id,
                            .from = p->joined,
                            .to = REFORM_DAY - 1 };
    demo_put(d->batch, &membership_entity, &m);
}

static void put_consents(struct demo *d, const struct demo_person *p, int32_t how)
{
    static const uint8_t percent[] = {
        [CONSENT_PARTNER] = 58, [CONSENT_PHOTO] = 44, [CONSENT_STATISTICS] = 66
    };
    for (const struct field *box = consent_box_fields; box->id; box++) {
        bool needed = box->flags & REQUIRED;
        if (!needed && !demo_chance(d, percent[box->id])) continue;
        struct consent c = { .id = demo_id(d, p->joined, 1001),
                             .volunteer = p->id,
                             .purpose = box->id,
                             .words = text_of(box->label),
                             .given = instant_at(p->joined, 1001),
                             .how = how,
                             .by = how == REGISTERED_PAPER ? d->organiser : ID_NONE };
        if (!needed && demo_chance(d, 4)) c.withdrawn = d->cx->now - CLOCK_DAY;
        if (c.withdrawn < c.given) c.withdrawn = 0;
        demo_put(d->batch, &consent_entity, &c);
    }
}

/* About a quarter of those who say they speak a language of the province were heard speaking it. */
static void put_language_checks(struct demo *d, size_t i, const struct demo_person *p)
{
    for (unsigned n = 1; n < LANGUAGE_ENGLISH; n++) {
        if (!code_set_has(p->languages, n)) continue;
        if (i >= DEMO_LOGIN_PEOPLE && !demo_chance(d, 26)) continue;
        date day = p->joined + (date)demo_below(d, 120);
        bool past = day < d->options->as_of;
        struct language_check l = { .id = demo_id(d, past ? day : p->joined, 900),
                                    .volunteer = p->id,
                                    .language = (uint8_t)n,
                                    .verified_by = d->organiser,
                                    .verified_on = past ? day : p->joined };
        l.level = demo_between(d, 2, 5);
        demo_put(d->batch, &language_check_entity, &l);
    }
}

static void sort_into_areas(struct demo *d)
{
    for (size_t i = 0; i < d->count; i++)
        d->of_area_count[d->communes[d->people[i].commune].area]++;
    for (size_t a = 0; a < DEMO_AREAS; a++) {
        d->of_area[a] = ARENA_ARRAY(d->cx->arena, d->of_area_count[a], uint32_t);
        d->of_area_count[a] = 0;
    }
    for (size_t i = 0; i < d->count; i++) {
        uint8_t a = d->communes[d->people[i].commune].area;
        d->of_area[a][d->of_area_count[a]++] = (uint32_t)i;
    }
}

void demo_people_make(struct demo *d)
{
    for (size_t i = 0; i < d->count; i++) {
        struct demo_person *p = &d->people[i];
        invent(d, i, p);
        if (i < DEMO_LOGIN_PEOPLE) settle_login(d, i, p);
        struct volunteer v = volunteer_of(d, i, p);
        demo_put(d->batch, &volunteer_entity, &v);
        put_former_membership(d, p);
        put_consents(d, p, v.registered_by);
        put_language_checks(d, i, p);
        arena_reset(d->scratch);
    }
    sort_into_areas(d);
}
