/* SPDX-License-Identifier: MIT
 * sit: see the header. Everything is read and judged inside the transaction that writes, so that
 * two phones of one person make one sitting. */
#include "sit.h"

#include "../course/line.h"
#include "../gather.h"

const struct field sitting_beginning_fields[] = {
    LIKE(1, struct sitting_beginning, kind, sitting_fields, kind, REQUIRED),
    { 0 },
};
const struct field sitting_answering_fields[] = {
    FIELD(1, struct sitting_answering, question, INT, 0, .min = 0, .max = TEST_QUESTIONS,
          .label = "Câu", .label_en = "Question"),
    FIELD(2, struct sitting_answering, choice, INT, 0, .min = 0, .max = 6, .label = "Phương án",
          .label_en = "Choice"),
    FIELD(3, struct sitting_answering, finish, BOOL, 0, .label = "Nộp bài", .label_en = "Hand in"),
    { 0 },
};

/* A sitting with what it belongs to. */
struct paper {
    struct sitting sitting;
    struct enrolment enrolment;
    struct course course;
    struct curriculum curriculum;
    struct test_window window;
};

static err nobody_of_it(struct ctx *cx)
{
    ctx_clear(cx);
    return ctx_fail(cx, ERR_NOT_FOUND, NULL, "enrolment",
                    SAY("Bạn không học lớp này", "You are not in this class"));
}

/* The actor's seat in a class. */
static err own_seat(struct ctx *cx, struct tx *tx, id course, struct paper *p)
{
    struct person me;
    err e = people(cx)->of_actor(cx, tx, &me);
    if (!e) e = record_get(cx, tx, &course_entity, course, &p->course);
    if (!e) e = enrolment_of(cx, tx, course, me.id, &p->enrolment);
    if (e == ERR_NOT_FOUND || (!e && !enrolment_is_seated(p->enrolment.state)))
        return nobody_of_it(cx);
    return e ? e : record_get(cx, tx, &curriculum_entity, p->course.curriculum, &p->curriculum);
}

static bool is_open(const struct ctx *cx, const struct paper *p)
{
    return p->course.state != COURSE_CANCELLED && p->window.opens && cx->now >= p->window.opens &&
           cx->now < p->window.closes;
}

static text moment(struct arena *arena, instant at)
{
    struct civil c = instant_civil(at);
    return text_format(arena, "%02d:%02d %.*s", c.hour, c.minute,
                       TEXT_ARGS(date_format_vi(arena, instant_date(at))));
}

/* ---- beginning ----------------------------------------------------------------------------- */

static err closed(struct ctx *cx, const struct paper *p)
{
    if (!p->window.opens)
        return ctx_fail(cx, ERR_CONFLICT, "/kind", "closed",
                        SAY("Bài này chưa được mở; hãy hỏi người phụ trách lớp",
                            "This test has not been opened; ask who is in charge of the class"));
    return ctx_fail(cx, ERR_CONFLICT, "/kind", "closed",
                    SAY("Bài này mở từ %.*s đến %.*s", "This test is open from %.*s to %.*s"),
                    TEXT_ARGS(moment(cx->arena, p->window.opens)),
                    TEXT_ARGS(moment(cx->arena, p->window.closes - 1)));
}

static err may_retest(struct ctx *cx, struct tx *tx, const struct paper *p)
{
    int64_t percents[SITTING_KINDS];
    err e = sitting_percents(cx, tx, p->enrolment.id, percents);
    if (e) return e;
    if (percents[SITTING_POST] < 0)
        return ctx_fail(cx, ERR_CONFLICT, "/kind", "no_post",
                        SAY("Hãy làm bài cuối khóa trước", "Sit the test after the class first"));
    if (percents[SITTING_POST] >= p->curriculum.pass_percent)
        return ctx_fail(cx, ERR_CONFLICT, "/kind", "passed",
                        SAY("Bạn đã đạt bài cuối khóa", "You passed the test after the class"));
    return ERR_NONE;
}

static err may_begin(struct ctx *cx, struct tx *tx, const struct paper *p, int32_t kind)
{
    bool attended = true;
    err e = is_open(cx, p) ? ERR_NONE : closed(cx, p);
    if (!e && kind != SITTING_PRE) e = enrolment_attended(cx, tx, p->enrolment.id, &attended);
    if (e) return e;
    if (!attended)
        return ctx_fail(cx, ERR_CONFLICT, "/kind", "never_attended",
                        SAY("Bạn chưa dự buổi nào của lớp nên chưa làm bài này được",
                            "You came to no session of the class, so this test is not for you"));
    return kind == SITTING_RETEST ? may_retest(cx, tx, p) : ERR_NONE;
}

static text no_answers(struct arena *arena, size_t count)
{
    struct buffer b = buffer_in(arena, 2 * count);
    for (size_t i = 0; i < count; i++) buffer_z(&b, i ? ",0" : "0");
    return buffer_as_text(&b);
}

static err begin(struct ctx *cx, struct tx *tx, struct paper *p, int32_t kind)
{
    struct question *questions;
    size_t count;
    p->sitting = (struct sitting){ .enrolment = p->enrolment.id,
                                   .kind = kind,
                                   .seed = (int64_t)random_below(cx->random, INT32_MAX - 1) + 1,
                                   .state = SITTING_OPEN,
                                   .source = SITTING_PHONE,
                                   .started = cx->now };
    err e = sitting_questions(cx, tx, &p->sitting, p->curriculum.id, &questions, &count);
    if (!e && !count)
        e = ctx_fail(cx, ERR_CONFLICT, "/kind", "questions",
                     SAY("Giáo trình chưa có câu hỏi cho bài này",
                         "The curriculum has no questions for this test"));
    p->sitting.asked = (int64_t)count;
    p->sitting.answers = no_answers(cx->arena, count);
    return e ? e : record_create(cx, tx, &sitting_entity, &p->sitting);
}

err sitting_begin(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct sitting_beginning *in = request_body(rq);
    struct paper p = { 0 };
    bool there = false;
    err e = own_seat(cx, tx, request_id(rq), &p);
    if (!e) e = sitting_of(cx, tx, p.enrolment.id, in->kind, &p.sitting, &there);
    if (e) return e;
    if (there && p.sitting.state == SITTING_DONE)
        return ctx_fail(cx, ERR_CONFLICT, "/kind", "done",
                        SAY("Bạn đã làm bài này", "You have sat this test"));
    if (there) return respond(cx, tx, rq, rs, &sitting_entity, &p.sitting);
    e = test_window_of(cx, tx, &p.course, in->kind, &p.window);
    if (!e) e = may_begin(cx, tx, &p, in->kind);
    if (!e) e = begin(cx, tx, &p, in->kind);
    return e ? e : respond_created(cx, tx, rq, rs, &sitting_entity, &p.sitting);
}

/* ---- one's own sitting --------------------------------------------------------------------- */

/* Others cannot even tell whether it is there. */
static err own_paper(struct ctx *cx, struct tx *tx, id which, struct paper *p)
{
    err e = record_get(cx, tx, &sitting_entity, which, &p->sitting);
    if (e == ERR_NOT_FOUND || (!e && !access_owns(cx, tx, &sitting_entity, &p->sitting))) {
        ctx_clear(cx);
        return ctx_fail(cx, ERR_NOT_FOUND, NULL, "sitting",
                        SAY("Không có bài làm này", "There is no such sitting"));
    }
    if (!e) e = record_get(cx, tx, &enrolment_entity, p->sitting.enrolment, &p->enrolment);
    if (!e) e = record_get(cx, tx, &course_entity, p->enrolment.course, &p->course);
    if (!e) e = record_get(cx, tx, &curriculum_entity, p->course.curriculum, &p->curriculum);
    return e ? e : test_window_of(cx, tx, &p->course, p->sitting.kind, &p->window);
}

static void read_answers(text stored, int64_t out[TEST_QUESTIONS])
{
    for (size_t i = 0; i < TEST_QUESTIONS; i++)
        if (!text_to_int(text_cut(&stored, ','), &out[i])) out[i] = 0;
}

static text write_answers(struct arena *arena, const int64_t *answers, size_t count)
{
    struct buffer b = buffer_in(arena, 2 * count);
    for (size_t i = 0; i < count; i++) {
        if (i) buffer_byte(&b, ',');
        buffer_int(&b, answers[i]);
    }
    return buffer_as_text(&b);
}

static err bad_answer(struct ctx *cx, const char *field, const char *vi, const char *en)
{
    ctx_flaw(cx, field, "required", "%s%.0s", "%.0s%s", vi, en);
    return ERR_INVALID;
}

static err put_answer(struct ctx *cx, struct tx *tx, struct paper *p,
                      const struct sitting_answering *in)
{
    struct question *questions;
    size_t count;
    int64_t answers[TEST_QUESTIONS];
    if (!is_open(cx, p))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "closed",
                        SAY("Đã hết giờ; những câu đã trả lời vẫn được giữ, hãy nộp bài",
                            "Time is over; what you answered is kept, hand it in"));
    err e = sitting_questions(cx, tx, &p->sitting, p->curriculum.id, &questions, &count);
    if (e) return e;
    if (in->question < 1 || in->question > (int64_t)count)
        return bad_answer(cx, "/question", "Không có câu này", "There is no such question");
    size_t choices = question_choice_count(questions[in->question - 1].choices);
    if (in->choice < 1 || in->choice > (int64_t)choices)
        return bad_answer(cx, "/choice", "Hãy chọn một phương án, hoặc bỏ qua câu này",
                          "Choose one, or skip this question");
    read_answers(p->sitting.answers, answers);
    answers[in->question - 1] = in->choice;
    p->sitting.answers = write_answers(cx->arena, answers, count);
    return ERR_NONE;
}

err sitting_answer(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct sitting_answering *in = request_body(rq);
    struct paper p;
    err e = own_paper(cx, tx, request_id(rq), &p);
    if (e) return e;
    if (p.sitting.state != SITTING_OPEN)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "done",
                        SAY("Bài đã nộp hoặc đã hủy, không sửa được",
                            "It was handed in or made void, and does not change"));
    e = in->finish ? sitting_score(cx, tx, &p.sitting) : put_answer(cx, tx, &p, in);
    if (!e) e = record_update(cx, tx, &sitting_entity, &p.sitting);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_id_at(j, "id", p.sitting.id);
    json_int_at(j, "next", in->finish ? 0 : in->question + 1);
    json_object_end(j);
    return ERR_NONE;
}

/* ---- what the page shows ------------------------------------------------------------------- */

static void question_json(struct json *j, const struct question *q, int64_t answer)
{
    int64_t count = (int64_t)question_choice_count(q->choices);
    json_text_at(j, "prompt", q->prompt);
    json_key(j, "choices");
    json_array(j);
    for (int64_t n = 1; n <= count; n++) {
        json_object(j);
        json_int_at(j, "n", n);
        json_text_at(j, "text", question_choice(q->choices, n));
        json_bool_at(j, "checked", n == answer);
        json_object_end(j);
    }
    json_array_end(j);
}

static size_t steps_json(struct json *j, const int64_t *answers, size_t count, int64_t here)
{
    size_t answered = 0;
    json_key(j, "steps");
    json_array(j);
    for (size_t i = 0; i < count; i++) {
        answered += answers[i] != 0;
        json_object(j);
        json_int_at(j, "n", (int64_t)i + 1);
        json_bool_at(j, "answered", answers[i] != 0);
        json_bool_at(j, "here", (int64_t)i + 1 == here);
        json_object_end(j);
    }
    json_array_end(j);
    return answered;
}

/* Which question is asked for: the first without an answer where the address does not say; one
 * past the last is the page on which it is handed in. */
static int64_t step_asked(const struct request *rq, const int64_t *answers, size_t count)
{
    int64_t n = 0;
    if (text_to_int(request_query(rq, "cau"), &n) && n >= 1 && n <= (int64_t)count + 1) return n;
    for (n = 1; n <= (int64_t)count; n++)
        if (!answers[n - 1]) return n;
    return n;
}

static err under_way(struct ctx *cx, struct tx *tx, const struct request *rq, struct json *j,
                     const struct paper *p)
{
    struct question *questions;
    size_t count;
    int64_t answers[TEST_QUESTIONS];
    err e = sitting_questions(cx, tx, &p->sitting, p->curriculum.id, &questions, &count);
    if (e) return e;
    read_answers(p->sitting.answers, answers);
    int64_t n = step_asked(rq, answers, count);
    bool asks = n <= (int64_t)count;
    json_bool_at(j, "asks", asks);
    json_int_at(j, "n", n);
    if (asks) question_json(j, &questions[n - 1], answers[n - 1]);
    if (n > 1) json_int_at(j, "before", n - 1);
    if (asks) json_int_at(j, "after", n + 1);
    size_t answered = steps_json(j, answers, count, n);
    json_int_at(j, "answered", (int64_t)answered);
    json_int_at(j, "left", (int64_t)(count - answered));
    json_bool_at(j, "in_time", is_open(cx, p));
    if (p->window.opens) json_text_at(j, "closes_text", moment(cx->arena, p->window.closes - 1));
    return ERR_NONE;
}

static void result_json(struct json *j, const struct paper *p)
{
    json_int_at(j, "percent", p->sitting.percent);
    json_int_at(j, "right", p->sitting.right_count);
    json_bool_at(j, "judged", p->sitting.kind == SITTING_POST || p->sitting.kind == SITTING_RETEST);
    json_bool_at(j, "passed", p->sitting.percent >= p->curriculum.pass_percent);
    json_int_at(j, "pass_percent", p->curriculum.pass_percent);
}

err sitting_paper(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct paper p;
    err e = own_paper(cx, tx, request_id(rq), &p);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_id_at(j, "id", p.sitting.id);
    json_id_at(j, "course", p.course.id);
    json_text_at(j, "course_title", p.course.title);
    json_text_at(j, "test", term_label(cx, &sitting_kind_vocabulary, (unsigned)p.sitting.kind));
    json_int_at(j, "asked", p.sitting.asked);
    json_bool_at(j, "open", p.sitting.state == SITTING_OPEN);
    json_bool_at(j, "done", p.sitting.state == SITTING_DONE);
    json_text_at(j, "void_reason", p.sitting.void_reason);
    if (p.sitting.state == SITTING_OPEN) e = under_way(cx, tx, rq, j, &p);
    if (p.sitting.state == SITTING_DONE) result_json(j, &p);
    json_object_end(j);
    return e;
}

/* ---- the tests of a class ------------------------------------------------------------------ */

static err test_json(struct ctx *cx, struct tx *tx, struct json *j, struct paper *p, int32_t kind)
{
    const struct term *t = vocabulary_number(&sitting_kind_vocabulary, (unsigned)kind);
    bool there;
    err e = sitting_of(cx, tx, p->enrolment.id, kind, &p->sitting, &there);
    if (!e) e = test_window_of(cx, tx, &p->course, kind, &p->window);
    if (e) return e;
    bool going = there && p->sitting.state == SITTING_OPEN;
    bool done = there && p->sitting.state == SITTING_DONE;
    json_object(j);
    json_z_at(j, "kind", t->code);
    json_text_at(j, "label", ctx_say(cx, t->vi, t->en));
    json_bool_at(j, "open", !there && is_open(cx, p));
    json_bool_at(j, "going", going);
    json_bool_at(j, "done", done);
    json_id_at(j, "sitting", there ? p->sitting.id : ID_NONE);
    if (done) json_int_at(j, "percent", p->sitting.percent);
    if (!there && cx->now < p->window.opens)
        json_text_at(j, "opens_text", moment(cx->arena, p->window.opens));
    if (!done && is_open(cx, p))
        json_text_at(j, "closes_text", moment(cx->arena, p->window.closes - 1));
    json_bool_at(j, "over", !there && p->window.opens && cx->now >= p->window.closes);
    json_object_end(j);
    return ERR_NONE;
}

/* Nothing while its curriculum is a draft: a class may be planned by one. */
static err materials_json(struct ctx *cx, struct tx *tx, struct json *j, const struct curriculum *c)
{
    struct gathered all = { 0 };
    err e = ERR_NONE;
    if (curriculum_visible(cx, tx, c))
        e = gather(cx, tx, &material_entity, "curriculum", c->id, &all);
    json_key(j, "materials");
    json_array(j);
    for (size_t i = 0; i < all.count; i++) {
        const struct material *m = gathered_at(&all, i);
        json_object(j);
        json_id_at(j, "id", m->id);
        json_text_at(j, "title", m->title);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

err course_tests(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct paper p = { 0 };
    err e = own_seat(cx, tx, request_id(rq), &p);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_text_at(j, "title", p.course.title);
    json_key(j, "items");
    json_array(j);
    for (int32_t kind = SITTING_PRE; !e && kind < SITTING_KINDS; kind++)
        e = test_json(cx, tx, j, &p, kind);
    json_array_end(j);
    if (!e) e = materials_json(cx, tx, j, &p.curriculum);
    json_object_end(j);
    return e;
}
