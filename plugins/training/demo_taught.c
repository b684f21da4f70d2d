/* SPDX-License-Identifier: MIT
 * demo_taught: what is measured of a class follows from its generation; marks are spread evenly
 * around the class's mean, so that small classes keep it too. */
#include "demo_taught.h"

#include "course/after.h"
#include "course/delivery.h"
#include "curriculum/sitting.h"
#include "ladder/ladder.h"

enum {
    MORNING = 450,
    MORNING_END = 660,
    AFTERNOON = 810,
    AFTERNOON_END = 1020,
    ASK_AFTER = 60,
    ASK_UNTIL = 90,
    ASKED = 10,
    PERCENTS = 100,
    WHOLE = 1000, /* thousandths */
    OPEN_IN = 24, /* days until the class that takes enrolments begins */
    OPEN_SEATS = 8,
    OPEN_ASKING = 11,
    SESSIONS_MOST = 6
};

struct teaching {
    const struct demo_options *options;
    struct cast *cast;
    const struct taught *taught;
    struct random_source chance;
    const struct cast_class *k;
    struct course course;
    id sessions[SESSIONS_MOST];
    size_t session_count;
};

static uint32_t percent(struct teaching *t)
{
    return random_below(&t->chance, PERCENTS);
}

/* ---- the class ----------------------------------------------------------------------------- */

/* Where a unit is: its own place or that of the next one above that has one. */
static err place_of(struct ctx *cx, struct tx *tx, id unit, id *out)
{
    err e = ERR_NONE;
    *out = ID_NONE;
    while (!e && id_is_none(*out) && !id_is_none(unit)) {
        struct unit u;
        e = record_get(cx, tx, &unit_entity, unit, &u);
        if (e) return e;
        *out = u.place;
        unit = u.parent;
    }
    return e;
}

static err make_sessions(struct ctx *cx, struct tx *tx, struct teaching *t, size_t count)
{
    err e = ERR_NONE;
    t->session_count = 0;
    for (size_t i = 0; !e && i < count; i++) {
        bool late = i % 2 == 1;
        struct course_session s = { .course = t->course.id,
                                    .day = t->course.starts + (date)(i / 2),
                                    .from = late ? AFTERNOON : MORNING,
                                    .to = late ? AFTERNOON_END : MORNING_END,
                                    .title = text_format(cx->arena, "Buổi %zu", i + 1) };
        e = record_create(cx, tx, &course_session_entity, &s);
        t->sessions[t->session_count++] = s.id;
    }
    return e;
}

static err make_trainers(struct ctx *cx, struct tx *tx, const struct teaching *t)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < t->k->trainer_count; i++) {
        struct course_trainer r = { .course = t->course.id,
                                    .volunteer = t->cast->people[t->k->trainers[i]].volunteer,
                                    .part = i == 0 ? TRAINER_LEAD : TRAINER_CO };
        e = record_create(cx, tx, &course_trainer_entity, &r);
    }
    return e;
}

/* An observer ticks what was taught in three classes of four: the further down, the less. */
static err make_delivery(struct ctx *cx, struct tx *tx, struct teaching *t)
{
    const struct taught_curriculum *c = &t->taught->of[t->k->level];
    uint32_t missed = t->k->generation * 7;
    err e = ERR_NONE;
    if (percent(t) >= 75 && t->k->generation > 2) return e;
    for (size_t i = 0; !e && i < TAUGHT_BLOCKS; i++) {
        struct block_delivery d = { .course = t->course.id,
                                    .block = c->blocks[i],
                                    .delivered = percent(t) >= missed };
        e = record_create(cx, tx, &block_delivery_entity, &d);
    }
    return e;
}

static text titled(struct ctx *cx, const struct cast_class *k, size_t number)
{
    static const char *const upper[] = { "Lớp nguồn tập huấn viên nòng cốt",
                                         "Lớp tập huấn viên cấp tỉnh",
                                         "Lớp tập huấn viên cấp huyện" };
    if (k->generation < COUNT_OF(upper))
        return text_format(cx->arena, "%s, khóa %zu", upper[k->generation], number);
    return text_format(cx->arena, "%s, lớp %zu",
                       k->level ? "Tập huấn viên cơ sở" : "Quản lý, điều phối tình nguyện", number);
}

static err make_course(struct ctx *cx, struct tx *tx, struct teaching *t, size_t number)
{
    const struct cast_class *k = t->k;
    struct course *c = &t->course;
    const id home = k->trainer_count ? t->cast->people[k->trainers[0]].unit : k->unit;
    *c = (struct course){ .id = k->id,
                          .title = titled(cx, k, number),
                          .curriculum = t->taught->of[k->level].id,
                          .unit = k->unit,
                          .location = TEXT("Hội trường Trung tâm sinh hoạt thanh thiếu nhi"),
                          .starts = k->starts,
                          .ends = k->ends,
                          .seats = (int64_t)k->learner_count + 2,
                          .budget_line = TEXT("Kinh phí sự nghiệp đào tạo, bồi dưỡng"),
                          .budget = (int64_t)k->learner_count * (int64_t)k->sessions * 120000,
                          .state = COURSE_FINISHED,
                          .decision = text_format(cx->arena, "%zu-QĐ/TĐTN-ĐKTHTN", number + 20),
                          .follow_up_from = k->ends + ASK_AFTER,
                          .finished = instant_at(k->ends, AFTERNOON_END + 30),
                          .minority_people = (int64_t)k->learner_count / 4 };
    err e = place_of(cx, tx, home, &c->place);
    if (!e) e = record_create(cx, tx, &course_entity, c);
    if (!e) e = make_sessions(cx, tx, t, k->sessions);
    if (!e) e = make_trainers(cx, tx, t);
    return e ? e : make_delivery(cx, tx, t);
}

/* ---- its trainees -------------------------------------------------------------------------- */

static err make_presence(struct ctx *cx, struct tx *tx, struct teaching *t,
                         const struct enrolment *n)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < t->session_count; i++) {
        bool came = n->state == ENROLMENT_COMPLETED ? percent(t) >= 4 : i * 2 < t->session_count;
        date day = t->course.starts + (date)(i / 2);
        struct presence p = { .session = t->sessions[i],
                              .enrolment = n->id,
                              .state = !came            ? PRESENCE_ABSENT
                                       : percent(t) < 8 ? PRESENCE_LATE
                                                        : PRESENCE_PRESENT,
                              .source = PRESENCE_LIST };
        p.at = p.received = instant_at(day, i % 2 ? AFTERNOON + 20 : MORNING + 20);
        e = record_create(cx, tx, &presence_entity, &p);
    }
    return e;
}

/* A sheet on paper with about so many thousandths right. */
static err make_sheet(struct ctx *cx, struct tx *tx, const struct teaching *t,
                      const struct enrolment *n, int32_t kind, int64_t right)
{
    bool before = kind == SITTING_PRE;
    date day = before ? t->course.starts : t->course.ends;
    struct sitting s = { .enrolment = n->id,
                         .kind = kind,
                         .right_count = right,
                         .asked = ASKED,
                         .percent = percent_of(right, ASKED),
                         .state = SITTING_DONE,
                         .source = SITTING_PAPER,
                         .started = instant_at(day, before ? MORNING : AFTERNOON_END - 30) };
    s.finished = s.started + 20 * (instant)CLOCK_MINUTE;
    return record_create(cx, tx, &sitting_entity, &s);
}

/* How many of ten the i-th trainee of a class gets right: its mean, one more and one less in turn,
 * and what is left over of a whole question shared out. */
static int64_t anchor_right(const struct cast_class *k, size_t i)
{
    static const int64_t around[] = { 0, 1, -1, 0, -1, 1 };
    int64_t before = k->knows * ASKED * (int64_t)i / WHOLE;
    int64_t here = k->knows * ASKED * (int64_t)(i + 1) / WHOLE - before;
    int64_t right = here + (k->generation ? around[i % COUNT_OF(around)] : 0);
    return right < 0 ? 0 : right > ASKED ? ASKED : right;
}

static err make_sheets(struct ctx *cx, struct tx *tx, struct teaching *t, const struct enrolment *n,
                       size_t i)
{
    int64_t before = 2 + random_below(&t->chance, 4);
    int64_t after = n->state == ENROLMENT_COMPLETED ? 8 + random_below(&t->chance, 3) : 5;
    err e = make_sheet(cx, tx, t, n, SITTING_PRE, before);
    if (!e) e = make_sheet(cx, tx, t, n, SITTING_POST, after);
    return e ? e : make_sheet(cx, tx, t, n, SITTING_ANCHOR, anchor_right(t->k, i));
}

static err make_feedback(struct ctx *cx, struct tx *tx, struct teaching *t)
{
    static const char *const words[] = { "Phần thực hành bổ ích, nên kéo dài hơn.",
                                         "Tài liệu dễ hiểu.", "Cần thêm ví dụ ở bon, buôn.", "",
                                         "" };
    struct course_feedback f = { .course = t->course.id };
    int64_t *const marks[] = { &f.content, &f.methods, &f.trainers, &f.usefulness,
                               &f.organisation };
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        *marks[i] = percent(t) < 15 ? 3 : 4 + percent(t) % 2;
    f.comment = text_of(words[random_below(&t->chance, COUNT_OF(words))]);
    return record_create(cx, tx, &course_feedback_entity, &f);
}

static err make_follow_up(struct ctx *cx, struct tx *tx, struct teaching *t,
                          const struct enrolment *n)
{
    date due = t->course.ends + ASK_AFTER;
    if (due > t->options->as_of) return ERR_NONE;
    struct follow_up u = { .enrolment = n->id,
                           .due = due,
                           .closes = t->course.ends + ASK_UNTIL,
                           .sent = instant_at(due, MORNING) };
    uint32_t applied = percent(t);
    if (percent(t) < 70 && due + 9 <= t->options->as_of) {
        u.answered = instant_at(due + (date)random_below(&t->chance, 9), AFTERNOON);
        u.applied = applied < 60 ? APPLIED_YES : applied < 85 ? APPLIED_PARTLY : APPLIED_NO;
        u.what = u.applied == APPLIED_NO ? (text){ 0 }
                                         : TEXT("Lập kế hoạch và điểm danh một buổi ở thôn");
        u.obstacles = u.applied == APPLIED_YES ? (text){ 0 } : TEXT("Ít người, đang mùa cà phê");
    }
    return record_create(cx, tx, &follow_up_entity, &u);
}

static err make_trainee(struct ctx *cx, struct tx *tx, struct teaching *t, size_t i)
{
    const struct cast_learner *l = &t->k->learners[i];
    struct enrolment n = { .course = t->course.id,
                           .volunteer = t->cast->people[l->person].volunteer,
                           .state = l->completed ? ENROLMENT_COMPLETED : ENROLMENT_NOT_COMPLETED,
                           .asked = instant_at(t->course.starts - 12, MORNING + (int)i * 7),
                           .certificate = l->certificate,
                           .evaluated = percent(t) < 80 };
    n.reason =
        l->completed ? TEXT("Dự đủ buổi, đạt bài sau lớp") : TEXT("Vắng quá số buổi cho phép");
    err e = record_create(cx, tx, &enrolment_entity, &n);
    if (!e) e = make_presence(cx, tx, t, &n);
    if (!e) e = make_sheets(cx, tx, t, &n, i);
    if (!e && n.evaluated) e = make_feedback(cx, tx, t);
    if (!e && l->completed) e = make_follow_up(cx, tx, t, &n);
    return e;
}

struct one_class {
    struct teaching *teaching;
    size_t number;
};

static err make_class(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct one_class *one = arg;
    struct teaching *t = one->teaching;
    err e = make_course(cx, tx, t, one->number);
    for (size_t i = 0; !e && i < t->k->learner_count; i++) e = make_trainee(cx, tx, t, i);
    return e;
}

/* ---- now ----------------------------------------------------------------------------------- */

/* A class with every seat taken and a waiting list, where the log-ins of a commune are. */
static err make_open(struct ctx *cx, struct tx *tx, void *arg)
{
    struct teaching *t = arg;
    const struct cast *cast = t->cast;
    const struct cast_person *host = &cast->people[cast->leader];
    date day = t->options->as_of;
    struct course *c = &t->course;
    *c = (struct course){ .title = TEXT("Quản lý, điều phối tình nguyện cho đội trưởng"),
                          .curriculum = t->taught->of[0].id,
                          .unit = host->unit,
                          .location = TEXT("Nhà văn hóa xã"),
                          .starts = day + OPEN_IN,
                          .ends = day + OPEN_IN + 1,
                          .seats = OPEN_SEATS,
                          .mountain_seats = 1,
                          .budget_line = TEXT("Kinh phí sự nghiệp đào tạo, bồi dưỡng"),
                          .budget = 6000000,
                          .state = COURSE_OPEN };
    struct course_trainer lead = { .volunteer = cast->people[cast->district[0]].volunteer,
                                   .part = TRAINER_LEAD };
    err e = place_of(cx, tx, host->unit, &c->place);
    if (!e) e = record_create(cx, tx, &course_entity, c);
    if (!e) e = make_sessions(cx, tx, t, 4);
    lead.course = c->id;
    if (!e) e = record_create(cx, tx, &course_trainer_entity, &lead);
    int64_t seated = 0, line = 0;
    for (size_t i = 0; !e && i < cast->count && seated + line < OPEN_ASKING; i++) {
        const struct cast_person *p = &cast->people[i];
        if (p->trains || !id_equal(p->area, host->area)) continue;
        bool waits = seated >= OPEN_SEATS - 1;
        struct enrolment n = { .course = c->id,
                               .volunteer = p->volunteer,
                               .state = waits ? ENROLMENT_WAITING : ENROLMENT_ENROLLED,
                               .place_in_line = waits ? line + 1 : 0,
                               .asked = instant_at(day - 6, MORNING + (int)i % 200) };
        seated += !waits;
        line += waits;
        e = record_create(cx, tx, &enrolment_entity, &n);
    }
    return e;
}

static err candidate(struct ctx *cx, struct tx *tx, const struct teaching *t, uint32_t person,
                     uint32_t mentor, int64_t level, bool renewal, int days_ago, id *out)
{
    const struct cast_person *p = &t->cast->people[person];
    struct candidacy c = { .volunteer = p->volunteer,
                           .unit = p->area,
                           .mentor = t->cast->people[mentor].volunteer,
                           .level = level,
                           .renewal = renewal,
                           .opened = t->options->as_of - days_ago };
    err e = record_create(cx, tx, &candidacy_entity, &c);
    *out = c.id;
    return e;
}

/* Scored by a provincial trainer who is not the mentor. */
static err observed(struct ctx *cx, struct tx *tx, const struct teaching *t, id candidacy)
{
    struct teach_back b = { .candidacy = candidacy,
                            .day = t->options->as_of - 9,
                            .topic = TEXT("Lập yêu cầu công việc rõ ràng") };
    struct teach_back_score s = { .assessor = t->cast->people[t->cast->provincial[2]].volunteer,
                                  .s1 = 4,
                                  .s2 = 4,
                                  .s3 = 5,
                                  .s4 = 4,
                                  .s5 = 5,
                                  .s6 = 4,
                                  .s7 = 4,
                                  .s8 = 3,
                                  .s9 = 5,
                                  .s10 = 4,
                                  .note = TEXT("Hướng dẫn thực hành tốt; cần canh giờ chặt hơn.") };
    err e = record_create(cx, tx, &teach_back_entity, &b);
    s.teach_back = b.id;
    return e ? e : record_create(cx, tx, &teach_back_score_entity, &s);
}

/* Somebody at each step of the ladder. */
static err make_candidates(struct ctx *cx, struct tx *tx, void *arg)
{
    struct teaching *t = arg;
    const struct cast *k = t->cast;
    id made;
    err e = candidate(cx, tx, t, k->leader, k->district[0], 1, false, 20, &made);
    if (!e && k->grassroots != CAST_NOBODY) {
        e = candidate(cx, tx, t, k->grassroots, k->provincial[1], 2, false, 60, &made);
        if (!e) e = observed(cx, tx, t, made);
    }
    if (!e) e = candidate(cx, tx, t, k->district[3], k->provincial[0], 3, false, 45, &made);
    struct teach_back planned = { .candidacy = made,
                                  .day = t->options->as_of + 10,
                                  .topic = TEXT("Kế hoạch chiến dịch một trang") };
    if (!e) e = record_create(cx, tx, &teach_back_entity, &planned);
    if (!e) e = candidate(cx, tx, t, k->provincial[4], k->masters[0], 4, false, 30, &made);
    return e ? e : candidate(cx, tx, t, k->district[4], k->provincial[3], 2, true, 10, &made);
}

err taught_classes(struct ctx *cx, const struct demo_options *options, struct cast *cast,
                   const struct taught *taught)
{
    struct teaching t = { .options = options,
                          .cast = cast,
                          .taught = taught,
                          .chance = random_seeded(options->seed, "demo trainees") };
    size_t numbers[TAUGHT_LEVELS] = { 0 };
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < cast->class_count; i++) {
        t.k = &cast->classes[i];
        struct one_class one = { &t, ++numbers[t.k->level] };
        e = db_write(cx, make_class, &one);
    }
    if (e || cast->leader == CAST_NOBODY) return e;
    e = db_write(cx, make_open, &t);
    return e ? e : db_write(cx, make_candidates, &t);
}
