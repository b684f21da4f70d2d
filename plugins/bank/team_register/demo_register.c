/* SPDX-License-Identifier: MIT
 * demo_register: what the Fatherland Front found of the demo's teams: last year all that were old
 * enough, this year most, with one review overdue, one failed, one that waits for something to be
 * mended by the team leader's log-in, one said to be mended and one visit planned; and the teams'
 * yearly reports. Chance of its own: it moves nothing else. */
#include "../demo_world.h"
#include "team_register.h"

enum { OVERDUE = 6, TO_MEND = 11, FAILED = 12, MENDED = 16, PLANNED = 19, UNFOUNDED = 7 };
enum {
    NEW_DAYS = 200,
    LAST_YEAR_DAYS = 330,
    AGO_LEAST = 40,
    AGO_MOST = 150,
    OVERDUE_DAYS = 400,
    DUE_SOON_DAYS = 345
};

enum { STEPS_MOST = 4 };
struct writing {
    struct demo *d;
    const struct unit *front;
    struct team team;
    struct team_activity did;
    int64_t year;                              /* of the report to count for */
    struct team_review_step steps[STEPS_MOST]; /* of the review at hand */
    size_t step_count;
};

static void put_step(struct writing *w, struct team_review *r, int32_t action, date day, uint8_t as,
                     const char *words)
{
    enum { MORNING = 570 };
    const struct review_rule *rule = review_rule(r->state, action);
    REQUIRE(rule);
    struct team_review_step s = { .id = demo_id(w->d, day, MORNING),
                                  .review = r->id,
                                  .team = r->team,
                                  .by = w->d->front,
                                  .action = action,
                                  .from = r->state,
                                  .to = rule->next,
                                  .as = as,
                                  .day = day,
                                  .at = instant_at(day, MORNING),
                                  .words = text_of(words) };
    if (rule->guards & REVIEW_REVISIT) {
        s.revisit = r->revisit;
        r->mend = s.words;
    }
    r->state = rule->next;
    REQUIRE(w->step_count < STEPS_MOST);
    w->steps[w->step_count++] = s;
}

/* The review first, for its steps name it. */
static void put_review(struct writing *w, const struct team_review *r)
{
    demo_put(w->d->batch, &team_review_entity, r);
    for (size_t i = 0; i < w->step_count; i++)
        demo_put(w->d->batch, &team_review_step_entity, &w->steps[i]);
    w->step_count = 0;
}

static struct team_review begin(struct writing *w, date visit)
{
    enum { WEEK = 7, SEEN = 5 };
    date opened = visit - WEEK < w->d->options->as_of ? visit - WEEK : w->d->options->as_of - 1;
    struct team_review r = { .id = demo_id(w->d, opened, 560),
                             .team = w->team.id,
                             .front = w->front->id,
                             .year = date_civil(visit).year,
                             .state = REVIEW_PLANNED,
                             .visit = visit,
                             .opened = instant_at(opened, 560) };
    for (unsigned n = 1; n <= SEEN && visit < w->d->options->as_of; n++) code_set_add(&r.seen, n);
    return r;
}

static void put_lawful(struct writing *w, date visit)
{
    struct team_review r = begin(w, visit);
    put_step(w, &r, REVIEW_GUIDE, visit, REVIEWER_FRONT,
             "Đã hướng dẫn lập danh sách thành viên chưa thành niên có đồng ý của người giám hộ.");
    put_step(w, &r, REVIEW_PASS, visit, REVIEWER_FRONT,
             "Có quyết định thành lập, quy chế; thu chi công khai; hoạt động đúng nội dung đã đăng "
             "ký.");
    put_review(w, &r);
}

static void put_failed(struct writing *w, date visit)
{
    enum { THEN = 75, LAST = 40 };
    date today = w->d->options->as_of;
    struct team_review r = begin(w, visit);
    r.revisit = today - THEN;
    put_step(w, &r, REVIEW_ASK, visit, REVIEWER_FRONT,
             "Vận động kinh phí qua tài khoản cá nhân, chưa công khai thu chi: mở sổ thu chi, niêm "
             "yết hằng quý.");
    put_step(w, &r, REVIEW_FAIL, today - LAST, REVIEWER_FRONT,
             "Quá hạn khắc phục vẫn chưa có sổ thu chi, chưa niêm yết.");
    put_review(w, &r);
}

static void put_to_mend(struct writing *w, date visit, bool mended)
{
    enum { UNTIL = 21, ANSWERED = 4 };
    date today = w->d->options->as_of;
    struct team_review r = begin(w, visit);
    r.revisit = today + UNTIL;
    put_step(w, &r, REVIEW_ASK, visit, REVIEWER_FRONT,
             "Quy chế chưa ghi cách công khai thu chi; thiếu giấy đồng ý của người giám hộ của hai "
             "thành viên dưới 16 tuổi. Bổ sung rồi báo lại.");
    if (mended)
        put_step(
            w, &r, REVIEW_ANSWER, today - ANSWERED, REVIEWER_LEADER,
            "Đã bổ sung điều 4 của quy chế về công khai thu chi và thu đủ hai giấy đồng ý, lưu "
            "tại Đoàn xã.");
    put_review(w, &r);
}

static void put_planned(struct writing *w, date visit)
{
    struct team_review r = begin(w, visit);
    put_review(w, &r);
}

/* A team is reviewed once in a calendar year: `day`, or the last day of the year before the one of
 * `other`. */
static date in_a_year_before(date day, date other)
{
    enum { DECEMBER = 12, LAST = 31 };
    int year = date_civil(other).year;
    return date_civil(day).year < year ? day : date_of(year - 1, DECEMBER, LAST);
}

static void put_reviews(struct writing *w, size_t at)
{
    enum { FAILED_DAYS = 120, MEND_DAYS = 20, SOON = 9 };
    date today = w->d->options->as_of;
    date age = today - w->team.founded;
    date ago = (date)demo_between(w->d, AGO_LEAST, AGO_MOST);
    date visit = at == FAILED                    ? today - FAILED_DAYS
                 : at == TO_MEND || at == MENDED ? today - MEND_DAYS
                 : at == PLANNED                 ? today + SOON
                                                 : today - ago;
    date before = at == PLANNED ? today - DUE_SOON_DAYS : today - LAST_YEAR_DAYS - ago;
    if (at == UNFOUNDED || age < NEW_DAYS) return;
    if (at == OVERDUE) {
        put_lawful(w, today - OVERDUE_DAYS);
        return;
    }
    if (age > LAST_YEAR_DAYS + AGO_MOST + ago) put_lawful(w, in_a_year_before(before, visit));
    if (at == FAILED)
        put_failed(w, visit);
    else if (at == TO_MEND || at == MENDED)
        put_to_mend(w, visit, at == MENDED);
    else if (at == PLANNED)
        put_planned(w, visit);
    else
        put_lawful(w, visit);
}

static err count_year(struct ctx *cx, struct tx *tx, void *arg)
{
    enum { DECEMBER = 12, LAST = 31 };
    struct writing *w = arg;
    return team_activity(cx, tx, w->team.id, date_of((int)w->year, 1, 1),
                         date_of((int)w->year, DECEMBER, LAST), true, &w->did);
}

static void put_report(struct writing *w, int32_t state, date day)
{
    enum { EVENING = 1150 };
    const struct team_activity *a = &w->did;
    struct team_report r = { .id = demo_id(w->d, day, EVENING),
                             .team = w->team.id,
                             .made_by = w->d->organiser,
                             .year = w->year,
                             .members = a->members,
                             .active = a->active,
                             .hours = a->hours,
                             .shifts = a->shifts,
                             .campaigns = a->campaigns,
                             .state = state,
                             .made = instant_at(day, EVENING) };
    r.done = TEXT("Giữ nếp sinh hoạt mỗi tháng một lần; tham gia các chiến dịch của đơn vị, điểm "
                  "danh đủ trên Ngân hàng tình nguyện; công khai thu chi hằng quý.");
    r.hard = TEXT("Mùa thu hoạch cà phê khó huy động người; đề nghị hỗ trợ áo mưa, túi sơ cứu.");
    r.ahead = TEXT("Kết nạp thêm thành viên là đoàn viên ở thôn, bon; cử hai người học sơ cứu.");
    if (state == TEAM_REPORT_ACCEPTED) r.decided = instant_at(day + 2, EVENING);
    demo_put(w->d->batch, &team_report_entity, &r);
}

/* Last year's of every team that stood then; this year's of one, early, for its unit to answer. */
static err put_reports(struct writing *w, size_t at)
{
    enum { EARLY = 13, JANUARY_DAYS = 20, THIRD = 3 };
    date today = w->d->options->as_of;
    int year = date_civil(today).year;
    date sent = date_of(year, 1, 1) + (date)demo_below(w->d, JANUARY_DAYS);
    err e = ERR_NONE;
    if (w->team.founded < date_of(year - 1, THIRD, 1) && sent + THIRD < today) {
        w->year = year - 1;
        e = db_read(w->d->cx, count_year, w);
        if (!e) put_report(w, TEAM_REPORT_ACCEPTED, sent);
    }
    if (e || at != EARLY) return e;
    w->year = year;
    e = db_read(w->d->cx, count_year, w);
    if (!e) put_report(w, TEAM_REPORT_SENT, today - THIRD);
    return e;
}

struct naming {
    struct writing *w;
    size_t at;
};

static err read_team(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct naming *n = arg;
    return record_get(cx, tx, &team_entity, n->w->d->teams[n->at], &n->w->team);
}

/* Every other leader agreed to be named. */
static err name_leader(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct naming *n = arg;
    struct team_member m;
    bool found;
    err e = team_leader(cx, tx, n->w->team.id, n->w->d->options->as_of, &m, &found);
    if (e || !found || n->at % 2 == 1) return e;
    m.named = cx->now;
    return record_update(cx, tx, &team_member_entity, &m);
}

err demo_register_make(struct demo *d)
{
    struct random_source *chance = d->cx->random;
    struct random_source own = random_seeded(d->options->seed, "demo register");
    struct writing w = { .d = d, .front = official_unit(&d->official, TEXT("ubmttq")) };
    err e = ERR_NONE;
    REQUIRE(w.front);
    d->cx->random = &own;
    for (size_t i = 0; !e && i < d->team_count; i++) {
        struct naming n = { &w, i };
        e = db_read(d->cx, read_team, &n);
        if (!e) put_reviews(&w, i);
        if (!e) e = put_reports(&w, i);
        if (!e) e = db_write(d->cx, name_leader, &n);
    }
    if (!e) e = demo_batch_flush(d->batch);
    d->cx->random = chance;
    return e;
}
