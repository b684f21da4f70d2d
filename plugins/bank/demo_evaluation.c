/* SPDX-License-Identifier: MIT
 * demo_evaluation: what years were rated by beside sessions, and rounds at every stage: two areas'
 * last year published, one of them with a year of its own and the other with an appeal that waits,
 * and this year so far. Rounds are run by the areas' rules like any other; nobody is written to. */
#include "demo_plan.h"
#include "demo_world.h"
#include "evaluate/round_routes.h"
#include "evaluate/run.h"
#include "evaluate/standing.h"

enum {
    CITY = 0,      /* area 660: its year ends on 31 August */
    COFFEE = 3,    /* area 663: where the log-ins live */
    REPORTING = 6, /* area 666: reports and evidence count */
    FLOODED = 4,   /* area 664: standby and call-outs */
    MORNING = 480,
    WORK_YEARS = 2
};

/* ---- works and notices --------------------------------------------------------------------- */

struct work_row {
    const char *kind;
    const char *note, *evidence;
    int area;         /* ANY_AREA or one */
    uint32_t percent; /* of active people, a year */
    int64_t least, most;
};

static const struct work_row work_rows[] = {
    { "blood_donation", "Hiến máu tình nguyện", "Giấy chứng nhận hiến máu", ANY_AREA, 5, 1, 1 },
    { "innovation", "Mô hình tuyên truyền bằng tiếng địa phương",
      "Quyết định công nhận sáng kiến của Đoàn xã", ANY_AREA, 1, 1, 1 },
    { "training_given", "Hướng dẫn sơ cứu cho đội", "Danh sách lớp có chữ ký", ANY_AREA, 2, 1, 2 },
    { "youth_work", "Bê tông hóa đường vào nhà văn hóa thôn", "Biên bản nghiệm thu của UBND xã",
      REPORTING, 3, 40, 400 },
    { "report_on_time", "Báo cáo quý", "Sổ công văn đến", REPORTING, 6, 3, 3 },
    { "report_late", "Báo cáo năm", "Sổ công văn đến", REPORTING, 2, 12, 12 },
    { "evidence_required", "Minh chứng phải có", "Danh mục minh chứng", REPORTING, 8, 4, 6 },
    { "evidence_present", "Minh chứng đã có", "Danh mục minh chứng", REPORTING, 8, 3, 6 },
    { "standby", "Trực ứng phó mưa lũ", "Sổ trực của Ban chỉ huy", FLOODED, 6, 4, 24 },
    { "callout", "Sơ tán dân vùng trũng", "Sổ trực của Ban chỉ huy", FLOODED, 3, 3, 10 },
    { 0 },
};

static void put_work(struct demo *d, const struct demo_person *p, const struct work_row *row,
                     date day)
{
    const struct term *kind = vocabulary_code(&evaluate_work_vocabulary, text_of(row->kind));
    REQUIRE(kind);
    struct recorded_work w = { .id = demo_id(d, day, MORNING),
                               .volunteer = p->id,
                               .day = day,
                               .kind = kind->number,
                               .amount = demo_between(d, row->least, row->most),
                               .accepted = demo_chance(d, 90),
                               .note = text_of(row->note),
                               .evidence = text_of(row->evidence),
                               .entered_by = d->organiser,
                               .entered = instant_at(day, MORNING) };
    demo_put(d->batch, &evaluate_work_entity, &w);
}

static void put_works(struct demo *d, const struct demo_person *p, int area)
{
    for (int back = 0; back < WORK_YEARS; back++) {
        date last = d->options->as_of - 1 - (date)back * 365;
        for (const struct work_row *row = work_rows; row->kind; row++) {
            if (row->area != ANY_AREA && row->area != area) continue;
            if (!demo_chance(d, row->percent)) continue;
            date day = last - (date)demo_below(d, 360);
            if (day > p->joined) put_work(d, p, row, day);
        }
    }
}

/* Coffee growers say before the harvest that they will be busy. */
static void put_notice(struct demo *d, const struct demo_person *p)
{
    struct civil now = date_civil(d->options->as_of);
    for (int year = now.year - WORK_YEARS; year <= now.year; year++) {
        date from = date_of(year, 11, 1) + (date)demo_below(d, 20);
        instant received = instant_at(date_of(year, 10, 10) + (date)demo_below(d, 15), MORNING);
        if (instant_date(received) >= d->options->as_of || p->joined > instant_date(received))
            continue;
        struct absence_notice n = { .id = id_new(d->cx->random, received),
                                    .volunteer = p->id,
                                    .from = from,
                                    .until = from + 25,
                                    .why = ABSENCE_HARVEST,
                                    .reason = TEXT("Hái cà phê nhà"),
                                    .received = received };
        demo_put(d->batch, &absence_notice_entity, &n);
    }
}

void demo_works_make(struct demo *d)
{
    enum { NOTICE_PERCENT = 12 };
    for (size_t i = 0; i < d->count; i++) {
        const struct demo_person *p = &d->people[i];
        int area = d->communes[p->commune].area;
        if (!p->active) continue;
        put_works(d, p, area);
        bool grows = area == COFFEE && p->busy_harvest;
        if (grows && demo_chance(d, NOTICE_PERCENT)) put_notice(d, p);
        arena_reset(d->scratch);
    }
}

/* ---- rounds -------------------------------------------------------------------------------- */

struct staged {
    struct round_wish wish;
    struct evaluation_round round;
    instant published;
};

static err open_round(struct ctx *cx, struct tx *tx, void *arg)
{
    struct staged *s = arg;
    s->round.state = ROUND_RUNNING;
    return record_create(cx, tx, &evaluation_round_entity, &s->round);
}

static err plan_round(struct ctx *cx, struct tx *tx, void *arg)
{
    struct staged *s = arg;
    return round_of_wish(cx, tx, &s->wish, &s->round);
}

static err begin_publishing(struct ctx *cx, struct tx *tx, void *arg)
{
    struct staged *s = arg;
    err e = record_get(cx, tx, &evaluation_round_entity, s->round.id, &s->round);
    if (e) return e;
    s->round.state = ROUND_PUBLISHING;
    s->round.published = cx->now;
    return record_update(cx, tx, &evaluation_round_entity, &s->round);
}

static struct job job_of(struct ctx *cx, const struct staged *s)
{
    text which = id_text(cx->arena, s->round.id);
    return (struct job){ .input = text_format(cx->arena, "{\"round\":\"%.*s\",\"quiet\":true}",
                                              TEXT_ARGS(which)) };
}

/* As if done `days` ago. */
static err make_round(struct demo *d, int area, int64_t year, date days, bool published,
                      struct staged *s)
{
    struct ctx *cx = d->cx;
    instant now = cx->now;
    cx->now -= (instant)days * CLOCK_DAY;
    *s = (struct staged){ .wish = { .unit = d->areas[area]->id, .year = year, .seed = 630 } };
    err e = db_read(cx, plan_round, s);
    if (!e) e = db_write(cx, open_round, s);
    struct job job = job_of(cx, s);
    if (!e) e = evaluate_job(cx, &job);
    if (!e && published) e = db_write(cx, begin_publishing, s);
    job = job_of(cx, s);
    if (!e && published) e = evaluate_publish_job(cx, &job);
    cx->now = now;
    return e;
}

/* The first one after the log-ins who was rated no better than satisfactory asks for a review. */
static err put_appeal(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct staged *s = arg;
    struct standing all;
    err e = standing_read(cx, tx, s->round.id, &all);
    for (uint32_t i = 0; !e && i < all.count; i++) {
        const struct standing_row *r = &all.rows[i];
        if (r->band < RATING_PASS) continue;
        struct appeal a = { .evaluation = r->evaluation,
                            .round = s->round.id,
                            .volunteer = r->volunteer,
                            .reason = TEXT("Em có trực chốt phòng cháy rừng hai buổi tháng Ba, đội "
                                           "ghi trên giấy, chưa thấy tính."),
                            .state = APPEAL_WAITING,
                            .made = cx->now - 2 * CLOCK_DAY };
        return record_create(cx, tx, &appeal_entity, &a);
    }
    return e;
}

/* The last year of an area that has ended by now; its years end on the last day of `month`. */
static int64_t last_year(const struct demo *d, int month)
{
    struct civil now = date_civil(d->options->as_of);
    return now.month > month && month < 12 ? now.year : now.year - 1;
}

err demo_rounds_make(struct demo *d)
{
    enum { CITY_YEAR_ENDS = 8, YEAR_ENDS = 12, CITY_DAYS = 30, COFFEE_DAYS = 6 };
    struct random_source *chance = d->cx->random;
    struct random_source ids = random_seeded(d->options->seed, "demo rounds");
    struct staged city, coffee, now;
    if (!d->options->years) return ERR_NONE;
    d->cx->random = &ids;
    err e = make_round(d, CITY, last_year(d, CITY_YEAR_ENDS), CITY_DAYS, true, &city);
    if (!e) e = make_round(d, COFFEE, last_year(d, YEAR_ENDS), COFFEE_DAYS, true, &coffee);
    if (!e) e = make_round(d, COFFEE, date_civil(d->options->as_of).year, 0, false, &now);
    if (!e) e = db_write(d->cx, put_appeal, &coffee);
    d->cx->random = chance;
    return e;
}
