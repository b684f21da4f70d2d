/* SPDX-License-Identifier: MIT
 * demo_campaign: before the reform work was at the commune of 2023 and led by its union, afterwards
 * at that of 2025. */
#include "demo_campaign.h"

#include "board.h"
#include "demo_names.h"

static text short_name(const struct place *p)
{
    static const char *const ranks[] = { "Xã ", "Phường ", "Thị trấn " };
    for (size_t i = 0; i < COUNT_OF(ranks); i++) {
        text rank = text_of(ranks[i]);
        if (text_starts(p->name, rank))
            return (text){ p->name.data + rank.size, p->name.size - rank.size };
    }
    return p->name;
}

const struct demo_commune *demo_commune_for(struct demo *d, const struct demo_drive *drive,
                                            uint8_t area, date on)
{
    const struct demo_commune *found = NULL;
    uint32_t seen = 0;
    uint8_t wanted = drive->area == ANY_AREA ? area : (uint8_t)drive->area;
    for (size_t i = 0; i < DEMO_COMMUNES; i++) {
        const struct demo_commune *c = &d->communes[i];
        bool fits = drive->border ? demo_place(c, on)->border : c->area == wanted;
        if (fits && demo_below(d, ++seen) == 0) found = c;
    }
    return found ? found : &d->communes[0];
}

/* The body that leads it: one of the kind the drive names in that area, else the commune union. */
static const struct unit *organiser_of(struct demo *d, const struct demo_drive *drive,
                                       const struct demo_commune *c, date on)
{
    const struct unit *found = NULL;
    uint32_t seen = 0;
    for (size_t i = 0; drive->by && i < d->official.unit_count; i++) {
        const struct unit *u = &d->official.units[i];
        if (u->kind != drive->by || !id_equal(u->parent, d->areas[c->area]->id)) continue;
        if (demo_below(d, ++seen) == 0) found = u;
    }
    return found ? found : demo_union(c, on);
}

static void put_partner(struct demo *d, const struct demo_campaign *c)
{
    const struct unit *partner = official_unit(&d->official, text_of(c->drive->partner));
    REQUIRE(partner);
    struct campaign_partner p = { .id = demo_id(d, c->record.starts, 1),
                                  .campaign = c->record.id,
                                  .unit = partner->id,
                                  .role = TEXT("Phối hợp chuyên môn"),
                                  .state = PARTNER_ACCEPTED,
                                  .answered = c->record.published };
    demo_put(d->batch, &campaign_partner_entity, &p);
}

static text meeting_point(struct demo *d)
{
    static const char *const points[] = {
        "Nhà văn hóa",         "Trụ sở UBND",
        "Sân trường tiểu học", "Trung tâm phục vụ hành chính công",
        "Hội trường thôn",     "Nhà cộng đồng"
    };
    return text_of(points[demo_below(d, COUNT_OF(points))]);
}

/* Two of three organisers counted. Not drawn, so that what is drawn behind it stays as it was. */
static int64_t helped(date starts)
{
    enum { COUNTED = 3, LEAST = 20, STEP = 10, SPREAD = 17 };
    return starts % COUNTED ? LEAST + STEP * (starts % SPREAD) : 0;
}

void demo_campaign_put(struct demo *d, const struct demo_drive *drive,
                       const struct demo_commune *commune, date starts, date ends,
                       struct demo_campaign *out)
{
    enum { MODELS = 5, LEAD_DAYS = 24 };
    date today = d->options->as_of;
    const struct place *place = demo_place(commune, starts);
    bool over = ends < today;
    date published = starts - LEAD_DAYS < today ? starts - LEAD_DAYS : today - 1;
    out->drive = drive;
    out->commune = commune;
    out->record = (struct campaign){ .type = drive->type,
                                     .field = drive->field,
                                     .summary = text_of(drive->summary),
                                     .starts = starts,
                                     .ends = ends,
                                     .place = place->id,
                                     .engagement = ENGAGEMENT_COMMUNITY,
                                     .state = over ? CAMPAIGN_DONE : CAMPAIGN_OPEN,
                                     .published = instant_at(published, 480),
                                     .people_helped = over ? helped(starts) : 0 };
    struct campaign *c = &out->record;
    char title[192];
    const char *gap = strstr(drive->title, "%s");
    REQUIRE(gap);
    (void)snprintf(title, sizeof(title), "%.*s%.*s%s", (int)(gap - drive->title), drive->title,
                   TEXT_ARGS(short_name(place)), gap + 2);
    c->title = text_of(title);
    c->id = demo_id(d, published, 480);
    c->unit = organiser_of(d, drive, commune, starts)->id;
    c->model = (uint8_t)(1 + demo_below(d, MODELS));
    c->location = meeting_point(d);
    int32_t sex = 1 + (int32_t)demo_below(d, 2);
    c->leader_name = demo_name(d, NAMED_KINH, sex, today - 30 * 365);
    c->leader_phone = demo_phone(d);
    demo_put(d->batch, &campaign_entity, c);
    if (drive->partner) put_partner(d, out);
    arena_reset(d->scratch);
}

/* Seats set aside, for bulk matching to fill: in a commune where many speak another language, for
 * those who come to people's houses; in a large group, for who leads. */
static void set_aside(const struct demo_commune *commune, struct opening *o)
{
    enum { MANY_SPEAK = 25, EACH = 6, LARGE = 12, LED_BY_ONE = 10 };
    bool spoken = o->language && commune->minority >= MANY_SPEAK;
    if (spoken && o->policy_household && o->max_people >= EACH)
        o->language_seats = o->max_people / EACH;
    if (o->max_people < LARGE) return;
    o->lead_seats = 1;
    o->lead_per = LED_BY_ONE;
}

void demo_opening_put(struct demo *d, const struct demo_campaign *campaign,
                      const struct demo_work *work, date first, int64_t most, bool again,
                      struct demo_opening *out)
{
    const struct demo_commune *commune = campaign->commune;
    const struct campaign *c = &campaign->record;
    text title = text_of(work->title);
    if (again) {
        text hamlet = demo_hamlet(d, commune);
        title = text_format(d->scratch, "%s – %.*s", work->title, TEXT_ARGS(hamlet));
    }
    out->work = work;
    out->campaign = campaign;
    out->record =
        (struct opening){ .id = demo_id(d, c->starts, 2),
                          .campaign = c->id,
                          .title = title,
                          .duties = text_of(work->duties),
                          .required_skills = demo_codes(work->required),
                          .preferred_skills = demo_codes(work->preferred),
                          .certificates = demo_codes(work->certificates),
                          .language = commune->language,
                          .min_people = work->min < most ? work->min : most,
                          .max_people = most,
                          .min_age = work->min_age,
                          .night = work->when == WHEN_NIGHT,
                          .policy_household = work->flags & WORK_HOUSEHOLD,
                          .place = c->place,
                          .state = c->state == CAMPAIGN_DONE ? OPENING_CLOSED : OPENING_OPEN,
                          .starts = first,
                          .ends = first };
    if ((work->flags & WORK_SPEAKS) && commune->language)
        code_set_add(&out->record.languages, commune->language);
    set_aside(commune, &out->record);
    demo_put(d->batch, &opening_entity, &out->record);
}

void demo_shift_put(struct demo *d, const struct demo_opening *opening, date day,
                    struct demo_shift *out)
{
    enum { CHECK_IN_CODE = 6 };
    const int16_t *minutes = demo_when_minutes[opening->work->when];
    out->opening = opening;
    out->record = (struct shift){ .id = demo_id(d, day, 3),
                                  .opening = opening->record.id,
                                  .day = day,
                                  .from_minute = minutes[0],
                                  .to_minute = minutes[1] };
    out->record.code = code_text(d->scratch, d->cx->random, CHECK_IN_CODE);
    demo_put(d->batch, &shift_entity, &out->record);
}

date demo_fitting_day(const struct demo_work *work, date day)
{
    enum { SATURDAY = 5 };
    int weekday = date_weekday(day);
    return (work->flags & WORK_ANY_DAY) || weekday >= SATURDAY ? day : day + SATURDAY - weekday;
}

/* ---- who comes along ---- */

static bool may_take(const struct demo_person *p, const struct demo_shift *shift)
{
    const struct opening *o = &shift->opening->record;
    date day = shift->record.day;
    return p->active && p->joined < day && p->last_day != day &&
           date_years(p->birth, day) >= (o->min_age > 15 ? o->min_age : 15) &&
           code_set_is_empty(code_set_minus(o->required_skills, p->skills)) &&
           code_set_is_empty(code_set_minus(o->languages, p->languages));
}

static bool wants_to(struct demo *d, const struct demo_person *p, const struct demo_shift *shift)
{
    uint32_t willing = p->keenness;
    if (p->busy_harvest && board_in_harvest(shift->record.day)) willing /= 5;
    return demo_chance(d, willing);
}

struct demo_person *demo_ask(struct demo *d, const struct demo_shift *shift)
{
    enum { TRIES = 60, MOSTLY = 88 };
    uint8_t area = shift->opening->campaign->commune->area;
    for (int i = 0; i < TRIES; i++) {
        size_t local = d->of_area_count[area];
        bool near = local && demo_chance(d, MOSTLY);
        uint32_t at = near ? d->of_area[area][demo_below(d, (uint32_t)local)]
                           : demo_below(d, (uint32_t)d->count);
        struct demo_person *p = &d->people[at];
        if (may_take(p, shift) && wants_to(d, p, shift)) return p;
    }
    return NULL;
}

id demo_signup_put(struct demo *d, const struct demo_shift *shift, const struct demo_person *p,
                   enum signup_state state, instant made)
{
    bool open = state == SIGNUP_APPLIED || state == SIGNUP_WAITING || state == SIGNUP_INVITED;
    struct signup s = { .id = id_new(d->cx->random, made),
                        .shift = shift->record.id,
                        .opening = shift->record.opening,
                        .volunteer = p->id,
                        .state = (int32_t)state,
                        .made = made };
    if (state == SIGNUP_WITHDRAWN) s.reason = TEXT("Bận việc nhà");
    if (state == SIGNUP_DECLINED) s.reason = TEXT("Ca đã đủ người");
    if (!open) {
        s.decided = made + CLOCK_DAY < d->cx->now ? made + CLOCK_DAY : d->cx->now;
        s.decided_by = d->organiser;
    }
    demo_put(d->batch, &signup_entity, &s);
    return s.id;
}
