/* SPDX-License-Identifier: MIT
 * paper: what a sitting belongs to, read in the transaction that needs it. */
#include "paper.h"

#include "../course/line.h"

static err nobody_of_it(struct ctx *cx)
{
    ctx_clear(cx);
    return ctx_fail(cx, ERR_NOT_FOUND, NULL, "enrolment",
                    SAY("Bạn không học lớp này", "You are not in this class"));
}

/* The actor's seat in a class. */
err paper_of_seat(struct ctx *cx, struct tx *tx, id course, struct paper *p)
{
    struct person me;
    err e = people(cx)->of_actor(cx, tx, &me);
    if (!e) e = record_get(cx, tx, &course_entity, course, &p->course);
    if (!e) e = enrolment_of(cx, tx, course, me.id, &p->enrolment);
    if (e == ERR_NOT_FOUND || (!e && !enrolment_is_seated(p->enrolment.state)))
        return nobody_of_it(cx);
    return e ? e : record_get(cx, tx, &curriculum_entity, p->course.curriculum, &p->curriculum);
}

/* What decided who completed the class is not sat after that; a retest may be. */
bool paper_is_over(const struct paper *p)
{
    return p->course.state == COURSE_CANCELLED ||
           (p->course.state == COURSE_FINISHED && p->window.kind != SITTING_RETEST);
}

bool paper_is_open(const struct ctx *cx, const struct paper *p)
{
    const struct test_window *w = &p->window;
    return !paper_is_over(p) && w->opens && cx->now >= w->opens && cx->now < w->closes;
}

text paper_moment(struct arena *arena, instant at)
{
    struct civil c = instant_civil(at);
    return text_format(arena, "%02d:%02d %.*s", c.hour, c.minute,
                       TEXT_ARGS(date_format_vi(arena, instant_date(at))));
}

/* Others cannot even tell whether it is there. */
err paper_of_own(struct ctx *cx, struct tx *tx, id which, struct paper *p)
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

void paper_answers(text stored, int64_t out[TEST_QUESTIONS])
{
    for (size_t i = 0; i < TEST_QUESTIONS; i++)
        if (!text_to_int(text_cut(&stored, ','), &out[i])) out[i] = 0;
}
