/* SPDX-License-Identifier: MIT
 * sit_view: what a trainee is shown: a question with its choices, never with which is right; the
 * result; the tests of a class and what is read in it. */
#include "../gather.h"
#include "paper.h"
#include "sit.h"

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
    paper_answers(p->sitting.answers, answers);
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
    json_bool_at(j, "in_time", paper_is_open(cx, p));
    if (p->window.opens)
        json_text_at(j, "closes_text", paper_moment(cx->arena, p->window.closes - 1));
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
    err e = paper_of_own(cx, tx, request_id(rq), &p);
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
    json_bool_at(j, "open", !there && paper_is_open(cx, p));
    json_bool_at(j, "going", going);
    json_bool_at(j, "done", done);
    json_id_at(j, "sitting", there ? p->sitting.id : ID_NONE);
    if (done) json_int_at(j, "percent", p->sitting.percent);
    if (!there && !paper_is_over(p) && cx->now < p->window.opens)
        json_text_at(j, "opens_text", paper_moment(cx->arena, p->window.opens));
    if (!done && paper_is_open(cx, p))
        json_text_at(j, "closes_text", paper_moment(cx->arena, p->window.closes - 1));
    bool past = p->window.opens && cx->now >= p->window.closes;
    json_bool_at(j, "over", !there && (past || paper_is_over(p)));
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
    err e = paper_of_seat(cx, tx, request_id(rq), &p);
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
