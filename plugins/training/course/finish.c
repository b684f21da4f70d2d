/* SPDX-License-Identifier: MIT
 * finish: the rule is asked on the pool; the transaction that stores its answers looks whether it
 * would still be told the same. */
#include "finish.h"

#include "../curriculum/sitting.h"
#include "../gather.h"
#include "../ladder/assess.h"
#include "after.h"

const struct field finishing_fields[] = {
    FIELD(1, struct finishing, anyway, BOOL, 0, .label = "Kết thúc cả khi còn thiếu kết quả",
          .label_en = "Finish although results are missing",
          .help = "Người còn thiếu được ghi là chưa hoàn thành",
          .help_en = "Those without have not completed the class"),
    { 0 },
};

struct outcome {
    struct enrolment enrolment;
    struct trainee_outcome assessed;
};
struct outcomes {
    struct outcome *items;
    size_t count, missing;
};

static err enrolled_of(struct ctx *cx, struct tx *tx, id course, struct gathered *out)
{
    size_t kept = 0;
    err e = gather(cx, tx, &enrolment_entity, "course", course, out);
    for (size_t i = 0; !e && i < out->count; i++) {
        const struct enrolment *n = gathered_at(out, i);
        if (n->state == ENROLMENT_ENROLLED) *(struct enrolment *)gathered_at(out, kept++) = *n;
    }
    out->count = kept;
    return e;
}

/* tx may be NULL, once the enrolments are known. */
static err assess_all(struct ctx *cx, struct tx *tx, const struct gathered *people,
                      struct outcomes *out)
{
    err e = ERR_NONE;
    *out = (struct outcomes){ .items = ARENA_ARRAY(cx->arena, people->count + 1, struct outcome) };
    for (size_t i = 0; !e && i < people->count; i++) {
        struct outcome *o = &out->items[out->count++];
        o->enrolment = *(const struct enrolment *)gathered_at(people, i);
        e = assess_trainee(cx, tx, o->enrolment.id, &o->assessed);
        out->missing += o->assessed.outcome == ASSESSED_NOT_YET;
    }
    return e;
}

/* ---- looking ahead ------------------------------------------------------------------------- */

struct looking {
    id course;
    struct gathered people;
};

static err look(struct ctx *cx, struct tx *tx, void *arg)
{
    struct looking *l = arg;
    err e = enrolled_of(cx, tx, l->course, &l->people);
    for (size_t i = 0; !e && i < l->people.count; i++)
        e = record_derive(cx, tx, &enrolment_entity, gathered_at(&l->people, i),
                          instant_date(cx->now));
    return e;
}

static void outcome_json(struct json *j, const struct outcome *o)
{
    static const char *const codes[] = { "", "completed", "not_completed", "not_yet" };
    const struct assess_facts *f = &o->assessed.facts;
    json_object(j);
    json_id_at(j, "enrolment", o->enrolment.id);
    json_text_at(j, "name", o->enrolment.name);
    json_z_at(j, "outcome", codes[o->assessed.outcome]);
    json_text_at(j, "why", o->assessed.why);
    json_int_at(j, "attended_percent", f->attended_percent);
    json_int_at(j, "pre_percent", f->pre_percent);
    json_int_at(j, "post_percent", f->post_percent);
    json_object_end(j);
}

struct seeing {
    const struct gathered *people;
    struct response *rs;
};

static err saw_all(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct seeing *s = arg;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < s->people->count; i++)
        e = respond_saw(cx, tx, s->rs, &enrolment_entity, gathered_at(s->people, i));
    return e;
}

err course_outcomes(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct looking l = { .course = request_id(rq) };
    struct outcomes all;
    (void)tx;
    err e = db_read(cx, look, &l);
    if (!e) e = assess_all(cx, NULL, &l.people, &all);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_int_at(j, "missing", (int64_t)all.missing);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; i < all.count; i++) outcome_json(j, &all.items[i]);
    json_array_end(j);
    json_object_end(j);
    struct seeing seen = { &l.people, rs };
    return db_read(cx, saw_all, &seen);
}

/* ---- finishing ----------------------------------------------------------------------------- */

static err may_finish(struct ctx *cx, const struct course *c)
{
    if (course_is_over(c->state))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "over",
                        SAY("Lớp đã kết thúc", "The class is over"));
    if (c->state == COURSE_PLANNED)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "planned",
                        SAY("Lớp chưa công bố", "The class was never published"));
    if (instant_date(cx->now) < c->ends)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "early",
                        SAY("Lớp kết thúc được từ ngày bế giảng, %.*s",
                            "A class is finished from its last day on, %.*s"),
                        TEXT_ARGS(date_format_vi(cx->arena, c->ends)));
    return ERR_NONE;
}

err course_finish_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    struct outcomes *all = ARENA_NEW(cx->arena, struct outcomes);
    struct gathered people;
    *prepared = all;
    err e = enrolled_of(cx, tx, request_id(rq), &people);
    return e ? e : assess_all(cx, tx, &people, all);
}

static err certify(struct ctx *cx, struct tx *tx, const struct course *c, id kind,
                   struct enrolment *n)
{
    struct certificate issued = { .kind = kind,
                                  .volunteer = n->volunteer,
                                  .unit = c->unit,
                                  .issued = instant_date(cx->now),
                                  .course = c->title };
    err e = record_create(cx, tx, &certificate_entity, &issued);
    n->certificate = issued.id;
    return e;
}

static err settle(struct ctx *cx, struct tx *tx, const struct course *c, id kind,
                  const struct outcome *o)
{
    struct enrolment n;
    bool completed = o->assessed.outcome == ASSESSED_COMPLETED;
    err e = assess_keep(cx, tx, o->enrolment.id, &o->assessed);
    if (!e) e = record_get(cx, tx, &enrolment_entity, o->enrolment.id, &n);
    if (e) return e;
    n.state = completed ? ENROLMENT_COMPLETED : ENROLMENT_NOT_COMPLETED;
    n.reason = o->assessed.why;
    n.minority = false; /* what it was said for is over */
    if (completed && !id_is_none(kind)) e = certify(cx, tx, c, kind, &n);
    if (!e && completed) e = follow_up_open(cx, tx, n.id, c->ends);
    return e ? e : record_update(cx, tx, &enrolment_entity, &n);
}

/* Nobody came or left while the rule was asked. */
static err same_people(struct ctx *cx, struct tx *tx, id course, const struct outcomes *all)
{
    struct gathered now;
    err e = enrolled_of(cx, tx, course, &now);
    bool same = !e && now.count == all->count;
    for (size_t i = 0; same && i < now.count; i++)
        same = id_equal(*(const id *)gathered_at(&now, i), all->items[i].enrolment.id);
    if (e || same) return e;
    return ctx_fail(cx, ERR_RETRY, NULL, "changed",
                    SAY("Dữ liệu vừa thay đổi, xin gửi lại", "Data has just changed, send again"));
}

static int64_t minority_people(const struct outcomes *all)
{
    int64_t people = 0;
    for (size_t i = 0; i < all->count; i++) people += all->items[i].enrolment.minority;
    return people;
}

/* Those who waited or were asked learn nothing more of this class. */
static err let_go(struct ctx *cx, struct tx *tx, id course)
{
    struct gathered rest;
    err e = gather(cx, tx, &enrolment_entity, "course", course, &rest);
    for (size_t i = 0; !e && i < rest.count; i++) {
        struct enrolment *n = gathered_at(&rest, i);
        if (!n->minority) continue;
        n->minority = false;
        e = record_update(cx, tx, &enrolment_entity, n);
    }
    return e;
}

static err finish(struct ctx *cx, struct tx *tx, struct course *c, const struct outcomes *all)
{
    struct curriculum taught;
    err e = record_get(cx, tx, &curriculum_entity, c->curriculum, &taught);
    if (e) return e;
    c->state = COURSE_FINISHED;
    c->finished = cx->now;
    c->follow_up_from = c->ends + FOLLOW_UP_DAYS;
    c->minority_people = minority_people(all);
    e = record_update(cx, tx, &course_entity, c);
    for (size_t i = 0; !e && i < all->count; i++)
        e = settle(cx, tx, c, taught.certificate_kind, &all->items[i]);
    return e ? e : let_go(cx, tx, c->id);
}

/* Tests begun and never handed in count by what was answered, before anybody is judged: the rule
 * was asked without them. What is scored here stays although the class does not end yet. */
static err hand_in_tests(struct ctx *cx, struct tx *tx, id course, struct response *rs,
                         const struct outcomes *all, bool *handed_in)
{
    int64_t open = 0;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < all->count; i++) {
        struct gathered tests;
        e = gather(cx, tx, &sitting_entity, "enrolment", all->items[i].enrolment.id, &tests);
        for (size_t k = 0; !e && k < tests.count; k++)
            open += ((const struct sitting *)gathered_at(&tests, k))->state == SITTING_OPEN;
    }
    *handed_in = open > 0;
    if (e || open == 0) return e;
    e = sittings_settle(cx, tx, course);
    if (e) return e;
    return respond_refused(
        rs, ctx_fail(cx, ERR_CONFLICT, NULL, "tests-open",
                     SAY("Vừa chốt %lld bài đang làm dở theo các câu đã trả lời; hãy xem lại kết "
                         "quả rồi kết thúc lớp",
                         "%lld tests not handed in were scored by what was answered; look at the "
                         "results again, then finish the class"),
                     (long long)open));
}

err course_finish(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct finishing *in = request_body(rq);
    const struct outcomes *all = request_prepared(rq);
    struct course c;
    err e = record_get(cx, tx, &course_entity, request_id(rq), &c);
    if (!e) e = may_finish(cx, &c);
    if (!e) e = same_people(cx, tx, c.id, all);
    bool handed_in = false;
    if (!e) e = hand_in_tests(cx, tx, c.id, rs, all, &handed_in);
    if (e || handed_in) return e;
    if (all->missing && !in->anyway)
        return ctx_fail(
            cx, ERR_CONFLICT, "/anyway", "not-yet",
            SAY("Còn thiếu kết quả của %d học viên", "Results of %d trainees are missing"),
            (int)all->missing);
    e = finish(cx, tx, &c, all);
    return e ? e : respond(cx, tx, rq, rs, &course_entity, &c);
}
