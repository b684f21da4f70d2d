/* SPDX-License-Identifier: MIT
 * assess: what the rule is told of a trainee, its answer, and the receipt. Facts are gathered again
 * in the transaction that stores the outcome: a mark that came meanwhile asks for another look. */
#include "assess.h"

#include "../course/delivery.h"
#include "../curriculum/sitting.h"
#include "../gather.h"
#include "verdict.h"

enum { PLAIN_PERCENT = 80 /* of the time, where no rule could be asked */ };

struct gathering {
    struct enrolment enrolment;
    struct course course;
    struct curriculum curriculum;
};

static err read_whole(struct ctx *cx, struct tx *tx, id enrolment, struct gathering *g)
{
    err e = record_get(cx, tx, &enrolment_entity, enrolment, &g->enrolment);
    if (!e) e = record_get(cx, tx, &course_entity, g->enrolment.course, &g->course);
    if (!e) e = record_get(cx, tx, &curriculum_entity, g->course.curriculum, &g->curriculum);
    return e;
}

/* ---- facts --------------------------------------------------------------------------------- */

static err presence_of(struct ctx *cx, struct tx *tx, id session, id enrolment, int32_t *state)
{
    struct presence p = { .key = pair_key(cx->arena, session, enrolment) };
    *state = PRESENCE_ABSENT;
    err e = record_find(cx, tx, &presence_entity, "key", &p, &p);
    if (!e) *state = p.state;
    if (e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    return ERR_NONE;
}

static err attendance_facts(struct ctx *cx, struct tx *tx, const struct gathering *g,
                            struct assess_facts *f)
{
    struct gathered all;
    err e = gather(cx, tx, &course_session_entity, "course", g->course.id, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct course_session *s = gathered_at(&all, i);
        int32_t state;
        e = presence_of(cx, tx, s->id, g->enrolment.id, &state);
        bool there = state == PRESENCE_PRESENT || state == PRESENCE_LATE;
        f->minutes += s->to - s->from;
        f->minutes_attended += there ? s->to - s->from : 0;
        f->attended += there;
        f->late += state == PRESENCE_LATE;
    }
    f->sessions = (int64_t)all.count;
    f->attended_percent = f->minutes ? f->minutes_attended * 100 / f->minutes : 0;
    return e;
}

static err core_facts(struct ctx *cx, struct tx *tx, const struct gathering *g,
                      struct assess_facts *f)
{
    struct gathered blocks, seen;
    err e = gather(cx, tx, &block_entity, "curriculum", g->curriculum.id, &blocks);
    if (!e) e = gather(cx, tx, &block_delivery_entity, "course", g->course.id, &seen);
    if (e) return e;
    f->core_delivered = seen.count ? 0 : -1;
    for (size_t i = 0; i < blocks.count; i++) {
        const struct block *b = gathered_at(&blocks, i);
        if (!b->core) continue;
        f->core_blocks++;
        for (size_t k = 0; k < seen.count; k++) {
            const struct block_delivery *d = gathered_at(&seen, k);
            f->core_delivered += d->delivered && id_equal(d->block, b->id);
        }
    }
    return ERR_NONE;
}

static err question_facts(struct ctx *cx, struct tx *tx, const struct gathering *g,
                          struct assess_facts *f)
{
    struct gathered all;
    err e = gather(cx, tx, &question_entity, "curriculum", g->curriculum.id, &all);
    for (size_t i = 0; !e && i < all.count; i++)
        f->questions += !((const struct question *)gathered_at(&all, i))->retired;
    return e;
}

static err test_facts(struct ctx *cx, struct tx *tx, const struct gathering *g,
                      struct assess_facts *f)
{
    int64_t percents[SITTING_KINDS];
    err e = sitting_percents(cx, tx, g->enrolment.id, percents);
    if (e) return e;
    f->pre_percent = percents[SITTING_PRE];
    f->post_percent = percents[SITTING_POST];
    f->anchor_percent = percents[SITTING_ANCHOR];
    f->retest_percent = percents[SITTING_RETEST];
    return ERR_NONE;
}

static err class_facts(struct ctx *cx, struct tx *tx, const struct gathering *g,
                       struct assess_facts *f)
{
    struct gathered trainees, trainers;
    struct place place = { 0 };
    err e = gather(cx, tx, &enrolment_entity, "course", g->course.id, &trainees);
    if (!e) e = gather(cx, tx, &course_trainer_entity, "course", g->course.id, &trainers);
    for (size_t i = 0; !e && i < trainees.count; i++)
        f->trainees +=
            enrolment_is_seated(((const struct enrolment *)gathered_at(&trainees, i))->state);
    for (size_t i = 0; !e && i < trainers.count; i++) {
        const struct course_trainer *t = gathered_at(&trainers, i);
        f->trainers += t->part == TRAINER_LEAD || t->part == TRAINER_CO;
    }
    if (!e && !id_is_none(g->course.place))
        e = record_get(cx, tx, &place_entity, g->course.place, &place);
    f->border = place.border;
    f->difficult = place.difficult;
    return e;
}

static err facts_of(struct ctx *cx, struct tx *tx, const struct gathering *g,
                    struct assess_facts *f)
{
    *f = (struct assess_facts){ .as_of = instant_date(cx->now),
                                .level = g->curriculum.level,
                                .audience = g->curriculum.audience,
                                .pass_percent = g->curriculum.pass_percent,
                                .evaluated = g->enrolment.evaluated };
    err e = attendance_facts(cx, tx, g, f);
    if (!e) e = core_facts(cx, tx, g, f);
    if (!e) e = question_facts(cx, tx, g, f);
    if (!e) e = test_facts(cx, tx, g, f);
    return e ? e : class_facts(cx, tx, g, f);
}

err assess_facts_of(struct ctx *cx, struct tx *tx, id enrolment, struct assess_facts *out)
{
    struct gathering g;
    err e = read_whole(cx, tx, enrolment, &g);
    return e ? e : facts_of(cx, tx, &g, out);
}

/* ---- the verdict --------------------------------------------------------------------------- */

static text reasons_of(struct ctx *cx, const struct rule_verdict *v)
{
    struct buffer out = buffer_in(cx->arena, 256);
    for (const struct rule_reason *r = v->reasons; r; r = r->next) {
        if (out.size) buffer_byte(&out, '\n');
        buffer_text(&out, r->vi);
    }
    return buffer_as_text(&out);
}

static void decide_plainly(struct ctx *cx, struct trainee_outcome *a)
{
    const struct assess_facts *f = &a->facts;
    int64_t best = f->post_percent > f->retest_percent ? f->post_percent : f->retest_percent;
    bool tested = f->questions == 0 || best >= 0;
    bool passed =
        f->attended_percent >= PLAIN_PERCENT && tested && (best < 0 || best >= f->pass_percent);
    a->outcome = passed ? ASSESSED_COMPLETED : ASSESSED_NOT_COMPLETED;
    if (!passed && !tested && f->attended_percent >= PLAIN_PERCENT) a->outcome = ASSESSED_NOT_YET;
    a->why = text_format(cx->arena, "Có mặt %lld%% thời gian (chưa áp dụng được quy tắc)",
                         (long long)f->attended_percent);
}

static err ask_rule(struct ctx *cx, id unit, struct trainee_outcome *a)
{
    struct rule_verdict verdict;
    struct rule_fault fault;
    struct rule_source source = { 0 };
    err e = rule_decide(cx, &training_assess_hook, unit, &a->facts, &verdict, &fault, &source);
    a->ruled = !e && !id_is_none(source.version);
    if (e == ERR_INVALID) ctx_clear(cx);
    if (e && e != ERR_INVALID) return e;
    if (!a->ruled) {
        decide_plainly(cx, a);
        return ERR_NONE;
    }
    a->outcome = verdict.unrated ? ASSESSED_NOT_YET : (enum assess_outcome)verdict.band;
    a->why = reasons_of(cx, &verdict);
    rule_receipt_of(cx->arena, &training_assess_hook, &a->facts, &verdict, &source, &a->receipt);
    return ERR_NONE;
}

struct asking {
    id enrolment;
    struct gathering g;
    struct assess_facts facts;
};

static err read_facts(struct ctx *cx, struct tx *tx, void *arg)
{
    struct asking *a = arg;
    err e = read_whole(cx, tx, a->enrolment, &a->g);
    return e ? e : facts_of(cx, tx, &a->g, &a->facts);
}

err assess_trainee(struct ctx *cx, struct tx *tx, id enrolment, struct trainee_outcome *out)
{
    struct asking a = { .enrolment = enrolment };
    *out = (struct trainee_outcome){ 0 };
    err e = tx ? read_facts(cx, tx, &a) : db_read(cx, read_facts, &a);
    if (e) return e;
    out->facts = a.facts;
    return ask_rule(cx, a.g.course.unit, out);
}

static bool facts_same(const struct assess_facts *a, const struct assess_facts *b)
{
    for (const struct field *f = assess_facts_fields; f->id; f++)
        if (!field_equal(f, a, b)) return false;
    return true;
}

err assess_keep(struct ctx *cx, struct tx *tx, id enrolment, const struct trainee_outcome *a)
{
    struct asking now = { .enrolment = enrolment };
    id verdict;
    err e = read_facts(cx, tx, &now);
    if (e) return e;
    if (!facts_same(&now.facts, &a->facts))
        return ctx_fail(
            cx, ERR_RETRY, NULL, "changed",
            SAY("Dữ liệu vừa thay đổi, xin gửi lại", "Data has just changed, send again"));
    if (!a->ruled) return ERR_NONE;
    struct training_verdict_of of = { .receipt = &a->receipt,
                                      .entity = &enrolment_entity,
                                      .record = enrolment,
                                      .volunteer = now.g.enrolment.volunteer,
                                      .unit = now.g.course.unit,
                                      .as_of = a->facts.as_of };
    return training_verdict_store(cx, tx, &of, &verdict);
}
