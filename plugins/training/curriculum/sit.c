/* SPDX-License-Identifier: MIT
 * sit: see the header. Everything is read and judged inside the transaction that writes, so that
 * two phones of one person make one sitting. */
#include "sit.h"

#include "paper.h"

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

/* ---- beginning ----------------------------------------------------------------------------- */

static err closed(struct ctx *cx, const struct paper *p)
{
    if (paper_is_over(p))
        return ctx_fail(cx, ERR_CONFLICT, "/kind", "over",
                        SAY("Lớp đã kết thúc", "The class is over"));
    if (!p->window.opens)
        return ctx_fail(cx, ERR_CONFLICT, "/kind", "closed",
                        SAY("Bài này chưa được mở; hãy hỏi người phụ trách lớp",
                            "This test has not been opened; ask who is in charge of the class"));
    return ctx_fail(cx, ERR_CONFLICT, "/kind", "closed",
                    SAY("Bài này mở từ %.*s đến %.*s", "This test is open from %.*s to %.*s"),
                    TEXT_ARGS(paper_moment(cx->arena, p->window.opens)),
                    TEXT_ARGS(paper_moment(cx->arena, p->window.closes - 1)));
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
    err e = paper_is_open(cx, p) ? ERR_NONE : closed(cx, p);
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
    err e = paper_of_seat(cx, tx, request_id(rq), &p);
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
    if (!paper_is_open(cx, p))
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
    paper_answers(p->sitting.answers, answers);
    answers[in->question - 1] = in->choice;
    p->sitting.answers = write_answers(cx->arena, answers, count);
    return ERR_NONE;
}

err sitting_answer(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct sitting_answering *in = request_body(rq);
    struct paper p;
    err e = paper_of_own(cx, tx, request_id(rq), &p);
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
