/* SPDX-License-Identifier: MIT
 * certify_facts: what the rule is told of a candidate. All of it is read in one transaction; lists
 * are sorted by day, the newest first, so that equal histories give equal bytes. */
#include "../course/after.h"
#include "../curriculum/sitting.h"
#include "../days.h"
#include "../gather.h"
#include "certify.h"

enum { LESSON_MINUTES = 45, FOR_EVER = 36500, TESTS_EACH = 2 };

/* Days count back from the same day for everything told of one candidate. */
struct looking {
    const struct candidacy *candidacy;
    date as_of;
    struct certify_facts *facts;
};

static int64_t days_between(date from, date to)
{
    return to > from ? (int64_t)to - from : 0;
}

/* Stable, by the int64_t `days_at` bytes into each item; the fewest days first. */
static void sort_newest(struct arena *arena, void *items, size_t count, size_t size, size_t days_at)
{
    char *at = items;
    char *kept = ARENA_ARRAY(arena, size, char);
    for (size_t i = 1; i < count; i++) {
        size_t k = i;
        int64_t days, before;
        memcpy(kept, at + i * size, size);
        memcpy(&days, kept + days_at, sizeof days);
        for (; k; k--) {
            memcpy(&before, at + (k - 1) * size + days_at, sizeof before);
            if (before <= days) break;
            memcpy(at + k * size, at + (k - 1) * size, size);
        }
        memcpy(at + k * size, kept, size);
    }
}

#define SORT_NEWEST(arena, items, count, type)                                                     \
    sort_newest(arena, items, count, sizeof(type), offsetof(type, days_ago))

static struct fact_list list_of(const void *items, size_t count)
{
    return (struct fact_list){ items, count < RULE_LIST_MAX ? (uint32_t)count : RULE_LIST_MAX };
}

/* ---- certificates -------------------------------------------------------------------------- */

static err lower_facts(struct ctx *cx, struct tx *tx, struct looking *l)
{
    struct certify_facts *f = l->facts;
    struct certificate c;
    bool there = false;
    f->lower_days_left = -1;
    if (f->level == 1) return ERR_NONE;
    err e = trainer_certificate(cx, tx, l->candidacy->volunteer, f->level - 1, &c, &there);
    if (e || !there || !certificate_valid_on(&c, l->as_of)) return e;
    f->lower_until = c.expires ? date_format_vi(cx->arena, c.expires) : TEXT("");
    f->lower_days_left = c.expires ? days_between(l->as_of, c.expires) : FOR_EVER;
    return ERR_NONE;
}

static err own_facts(struct ctx *cx, struct tx *tx, struct looking *l)
{
    struct certify_facts *f = l->facts;
    struct certificate c;
    err e = trainer_certificate(cx, tx, l->candidacy->volunteer, f->level, &c, &f->has_own);
    if (e || !f->has_own) return e;
    f->own_until = c.expires ? date_format_vi(cx->arena, c.expires) : TEXT("");
    f->days_to_renewal = c.renew_from ? days_between(l->as_of, c.renew_from) : 0;
    f->days_since_expiry = c.expires ? days_between(c.expires, l->as_of) : 0;
    f->grace_days = c.grace_until ? days_between(c.expires, c.grace_until) : 0;
    return ERR_NONE;
}

static err person_facts(struct ctx *cx, struct tx *tx, struct looking *l)
{
    struct person who = { 0 };
    err e = people(cx)->read(cx, tx, l->candidacy->volunteer, &who);
    if (e) return e;
    l->facts->age = who.birth ? date_years(who.birth, l->as_of) : -1;
    return trainer_level_on(cx, tx, who.id, l->as_of, &l->facts->held_level);
}

/* ---- classes as a trainer ------------------------------------------------------------------ */

static err feedback_facts(struct ctx *cx, struct tx *tx, id course, struct certify_course *out)
{
    struct gathered all;
    err e = gather(cx, tx, &course_feedback_entity, "course", course, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct course_feedback *b = gathered_at(&all, i);
        if (!b->trainers) continue;
        out->answers++;
        out->rating += b->trainers;
    }
    return e;
}

static err trainee_facts(struct ctx *cx, struct tx *tx, id course, struct certify_course *out)
{
    struct gathered all;
    err e = gather(cx, tx, &enrolment_entity, "course", course, &all);
    for (size_t i = 0; !e && i < all.count; i++)
        out->trainees +=
            enrolment_is_seated(((const struct enrolment *)gathered_at(&all, i))->state);
    return e;
}

/* Only classes that were finished by the day that is asked about. */
static bool is_past(const struct course *course, date as_of)
{
    return course->state == COURSE_FINISHED && course->ends <= as_of;
}

static err course_facts(struct ctx *cx, struct tx *tx, const struct looking *l,
                        const struct course_trainer *t, const struct course *course,
                        struct certify_course *out)
{
    struct curriculum taught = { 0 };
    *out = (struct certify_course){ .led = t->part == TRAINER_LEAD,
                                    .days_ago = days_between(course->ends, l->as_of),
                                    .months_ago = months_gone(course->ends, l->as_of) };
    err e = record_get(cx, tx, &curriculum_entity, course->curriculum, &taught);
    out->level = taught.level;
    if (!e && !id_is_none(t->mentor))
        e = trainer_level_on(cx, tx, t->mentor, course->ends, &out->mentor_level);
    if (!e) e = feedback_facts(cx, tx, course->id, out);
    return e ? e : trainee_facts(cx, tx, course->id, out);
}

static err taught_facts(struct ctx *cx, struct tx *tx, struct looking *l)
{
    struct gathered all;
    err e = gather(cx, tx, &course_trainer_entity, "volunteer", l->candidacy->volunteer, &all);
    struct certify_course *rows = ARENA_ARRAY(cx->arena, all.count + 1, struct certify_course);
    size_t count = 0;
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct course_trainer *t = gathered_at(&all, i);
        struct course course;
        if (t->part != TRAINER_LEAD && t->part != TRAINER_CO) continue;
        e = record_get(cx, tx, &course_entity, t->course, &course);
        if (!e && is_past(&course, l->as_of))
            e = course_facts(cx, tx, l, t, &course, &rows[count++]);
    }
    SORT_NEWEST(cx->arena, rows, count, struct certify_course);
    l->facts->courses = list_of(rows, count);
    l->facts->idle_months = count ? rows[0].months_ago : -1;
    return e;
}

/* ---- teach-backs --------------------------------------------------------------------------- */

static struct certify_score score_of(const struct looking *l, const struct teach_back *t,
                                     const struct teach_back_score *s)
{
    struct certify_score out = { .days_ago = days_between(t->day, l->as_of),
                                 .months_ago = months_gone(t->day, l->as_of),
                                 .level = s->level,
                                 .lowest = RUBRIC_MOST,
                                 .steps_missing =
                                     CRITICAL_STEPS - (int64_t)code_set_count(s->steps),
                                 .counts = !s->set_aside };
    for (size_t i = 0; i < RUBRIC_ITEMS; i++) {
        int64_t mark = rubric_mark(s, i);
        out.total += mark;
        if (mark < out.lowest) out.lowest = mark;
    }
    return out;
}

struct scoring {
    struct certify_score *rows;
    size_t count, room;
};

static void add_score(struct ctx *cx, struct scoring *s, const struct certify_score *row)
{
    if (s->count == s->room) {
        size_t room = s->room ? s->room * 2 : 16;
        struct certify_score *more = ARENA_ARRAY(cx->arena, room, struct certify_score);
        if (s->count) memcpy(more, s->rows, s->count * sizeof *more);
        s->rows = more;
        s->room = room;
    }
    s->rows[s->count++] = *row;
}

/* Numbers teach-backs once all scores are sorted: those of one stand together, and two of the same
 * day are told apart by `number`, which is the place in the store until then. */
static int64_t renumber(struct scoring *s)
{
    int64_t number = 0, before = 0;
    for (size_t i = 0; i < s->count; i++) {
        if (s->rows[i].teach_back != before) number++;
        before = s->rows[i].teach_back;
        s->rows[i].teach_back = number;
    }
    return number;
}

static err score_facts(struct ctx *cx, struct tx *tx, struct looking *l)
{
    struct gathered shown;
    struct scoring s = { 0 };
    if (id_is_none(l->candidacy->id)) return ERR_NONE;
    err e = gather(cx, tx, &teach_back_entity, "candidacy", l->candidacy->id, &shown);
    for (size_t i = 0; !e && i < shown.count; i++) {
        const struct teach_back *t = gathered_at(&shown, i);
        struct gathered given = { 0 };
        if (t->state == TEACH_BACK_VOID || t->day > l->as_of) continue;
        e = gather(cx, tx, &teach_back_score_entity, "teach_back", t->id, &given);
        for (size_t k = 0; !e && k < given.count; k++) {
            struct certify_score row = score_of(l, t, gathered_at(&given, k));
            row.teach_back = (int64_t)i + 1;
            add_score(cx, &s, &row);
        }
    }
    SORT_NEWEST(cx->arena, s.rows, s.count, struct certify_score);
    l->facts->teach_backs = renumber(&s);
    l->facts->scores = list_of(s.rows, s.count);
    return e;
}

/* ---- classes as a trainee ------------------------------------------------------------------ */

static err lessons_attended(struct ctx *cx, struct tx *tx, const struct enrolment *n,
                            int64_t *lessons)
{
    struct gathered all;
    int64_t minutes = 0;
    err e = gather(cx, tx, &course_session_entity, "course", n->course, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct course_session *s = gathered_at(&all, i);
        struct presence p = { .key = pair_key(cx->arena, s->id, n->id) };
        e = record_find(cx, tx, &presence_entity, "key", &p, &p);
        if (!e && (p.state == PRESENCE_PRESENT || p.state == PRESENCE_LATE))
            minutes += s->to - s->from;
        if (e != ERR_NOT_FOUND) continue;
        ctx_clear(cx);
        e = ERR_NONE;
    }
    *lessons = minutes / LESSON_MINUTES;
    return e;
}

struct learning {
    struct certify_lesson *lessons;
    struct certify_test *tests;
    size_t lesson_count, test_count;
};

/* The test at the end of a class, and its retest: each of an enrolment counts once. */
static err tests_sat(struct ctx *cx, struct tx *tx, const struct looking *l,
                     const struct enrolment *n, int64_t level, struct learning *out)
{
    static const int32_t kinds[TESTS_EACH] = { SITTING_POST, SITTING_RETEST };
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < TESTS_EACH; i++) {
        struct sitting s;
        bool there;
        e = sitting_of(cx, tx, n->id, kinds[i], &s, &there);
        if (e || !there || s.state != SITTING_DONE) continue;
        date sat = instant_date(s.finished);
        if (sat > l->as_of) continue;
        out->tests[out->test_count++] =
            (struct certify_test){ .level = level,
                                   .percent = s.percent,
                                   .days_ago = days_between(sat, l->as_of),
                                   .months_ago = months_gone(sat, l->as_of),
                                   .retest = kinds[i] == SITTING_RETEST };
    }
    return e;
}

static err learnt(struct ctx *cx, struct tx *tx, const struct looking *l, const struct enrolment *n,
                  struct learning *out)
{
    struct course course;
    struct curriculum taught;
    err e = record_get(cx, tx, &course_entity, n->course, &course);
    if (!e) e = record_get(cx, tx, &curriculum_entity, course.curriculum, &taught);
    if (!e) e = tests_sat(cx, tx, l, n, taught.level, out);
    if (e || n->state != ENROLMENT_COMPLETED || !is_past(&course, l->as_of)) return e;
    struct certify_lesson *row = &out->lessons[out->lesson_count++];
    *row = (struct certify_lesson){ .level = taught.level,
                                    .days_ago = days_between(course.ends, l->as_of),
                                    .months_ago = months_gone(course.ends, l->as_of) };
    return lessons_attended(cx, tx, n, &row->lessons);
}

static err learnt_facts(struct ctx *cx, struct tx *tx, struct looking *l)
{
    struct gathered all;
    struct learning out = { 0 };
    err e = gather(cx, tx, &enrolment_entity, "volunteer", l->candidacy->volunteer, &all);
    out.lessons = ARENA_ARRAY(cx->arena, all.count + 1, struct certify_lesson);
    out.tests = ARENA_ARRAY(cx->arena, TESTS_EACH * all.count + 1, struct certify_test);
    for (size_t i = 0; !e && i < all.count; i++) e = learnt(cx, tx, l, gathered_at(&all, i), &out);
    SORT_NEWEST(cx->arena, out.lessons, out.lesson_count, struct certify_lesson);
    SORT_NEWEST(cx->arena, out.tests, out.test_count, struct certify_test);
    l->facts->lessons = list_of(out.lessons, out.lesson_count);
    l->facts->tests = list_of(out.tests, out.test_count);
    return e;
}

err certify_facts_of(struct ctx *cx, struct tx *tx, const struct candidacy *c, date as_of,
                     struct certify_facts *out)
{
    struct looking l = { .candidacy = c, .as_of = as_of, .facts = out };
    *out = (struct certify_facts){
        .as_of = as_of, .level = c->level, .renewal = c->renewal, .mentored = !id_is_none(c->mentor)
    };
    err e = person_facts(cx, tx, &l);
    if (!e) e = lower_facts(cx, tx, &l);
    if (!e) e = own_facts(cx, tx, &l);
    if (!e) e = taught_facts(cx, tx, &l);
    if (!e) e = score_facts(cx, tx, &l);
    return e ? e : learnt_facts(cx, tx, &l);
}
