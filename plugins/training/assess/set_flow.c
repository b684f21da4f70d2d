/* SPDX-License-Identifier: MIT
 * set_flow: copying, opening and closing, each in its transaction. */
#include "set_flow.h"

#include "../gather.h"
#include "classify_facts.h"

enum { CRITERIA_MAX = 200 };

const struct field copying_fields[] = {
    LIKE(1, struct copying, year, criteria_set_fields, year, REQUIRED),
    LIKE(2, struct copying, title, criteria_set_fields, title, 0),
    LIKE(3, struct copying, unit, criteria_set_fields, unit, 0),
    LIKE(4, struct copying, self_due, criteria_set_fields, self_due, 0),
    LIKE(5, struct copying, appraisal_due, criteria_set_fields, appraisal_due, 0),
    { 0 },
};

static err copy_criteria(struct ctx *cx, struct tx *tx, id from, id to)
{
    struct gathered all;
    err e = gather(cx, tx, &criterion_entity, "set", from, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct criterion c = *(const struct criterion *)gathered_at(&all, i);
        c.id = ID_NONE;
        c.set = to;
        e = record_create(cx, tx, &criterion_entity, &c);
    }
    return e;
}

err criteria_set_copy(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct copying *in = request_body(rq);
    struct criteria_set from;
    err e = record_get(cx, tx, &criteria_set_entity, request_id(rq), &from);
    if (e) return e;
    struct criteria_set set = { .code = from.code,
                                .title = text_is_empty(in->title) ? from.title : in->title,
                                .of = from.of,
                                .level = from.level,
                                .year = in->year,
                                .unit = id_is_none(in->unit) ? from.unit : in->unit,
                                .self_due = in->self_due,
                                .appraisal_due = in->appraisal_due,
                                .copied_from = from.id };
    e = access_require(cx, tx, criteria_set_entity.write, set.unit);
    if (!e) e = record_create(cx, tx, &criteria_set_entity, &set);
    if (e == ERR_CONFLICT) {
        ctx_clear(cx);
        e = ctx_fail(cx, e, "/year", "exists",
                     SAY("Năm này đã có bộ tiêu chí cùng mã của đơn vị",
                         "The unit has a set of this code for that year already"));
    }
    if (!e) e = copy_criteria(cx, tx, from.id, set.id);
    return e ? e : respond_created(cx, tx, rq, rs, &criteria_set_entity, &set);
}

static err require_state(struct ctx *cx, const struct criteria_set *set, int32_t wanted)
{
    const struct term *is = vocabulary_number(&criteria_set_state_vocabulary, (unsigned)set->state);
    if (set->state == wanted) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                    SAY("Bộ tiêu chí đang ở trạng thái «%s%.0s»", "The set is «%.0s%s»"),
                    is ? is->vi : "", is ? is->en : "");
}

static err require_whole(struct ctx *cx, struct tx *tx, struct criteria_set *set)
{
    struct gathered all;
    err e = gather(cx, tx, &criterion_entity, "set", set->id, &all);
    if (!e) e = record_derive(cx, tx, &criteria_set_entity, set, instant_date(cx->now));
    if (e) return e;
    if (!set->self_due)
        ctx_flaw(cx, "/self_due", "required",
                 SAY("Chưa có hạn tự chấm", "The self score has no due day"));
    if (!set->appraisal_due)
        ctx_flaw(cx, "/appraisal_due", "required",
                 SAY("Chưa có hạn thẩm định", "The appraisal has no due day"));
    if (!set->most)
        ctx_flaw(cx, "/criteria", "required",
                 SAY("Bộ tiêu chí chưa có tiêu chí nào ngoài điểm thưởng",
                     "The set has no criterion beside bonus ones"));
    if (all.count > CRITERIA_MAX)
        ctx_flaw(cx, "/criteria", "many",
                 SAY("Một bộ có nhiều nhất %d tiêu chí", "A set has at most %d criteria"),
                 (int)CRITERIA_MAX);
    return cx->error;
}

err criteria_set_open(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct criteria_set set;
    struct job job;
    err e = record_get(cx, tx, &criteria_set_entity, request_id(rq), &set);
    if (!e) e = require_state(cx, &set, CRITERIA_DRAFT);
    if (!e) e = require_whole(cx, tx, &set);
    if (e) return e;
    text input =
        text_format(cx->arena, "{\"set\":\"%.*s\"}", TEXT_ARGS(id_text(cx->arena, set.id)));
    e = job_start(cx, tx, CRITERIA_OPEN_JOB, set.unit, input, &job);
    if (e) return e;
    set.state = CRITERIA_OPEN;
    set.opened = cx->now;
    set.job = job.id;
    e = record_update(cx, tx, &criteria_set_entity, &set);
    return e ? e : respond(cx, tx, rq, rs, &criteria_set_entity, &set);
}

err criteria_set_close(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct criteria_set set;
    err e = record_get(cx, tx, &criteria_set_entity, request_id(rq), &set);
    if (!e) e = require_state(cx, &set, CRITERIA_OPEN);
    if (e) return e;
    set.state = CRITERIA_CLOSED;
    set.closed = cx->now;
    e = record_update(cx, tx, &criteria_set_entity, &set);
    return e ? e : respond(cx, tx, rq, rs, &criteria_set_entity, &set);
}

static err repin_one(struct ctx *cx, struct tx *tx, struct assessment *a, int64_t *changed)
{
    struct rule_pin pin;
    err e = rule_version_pin(cx, tx, &training_classify_hook, a->unit, instant_date(cx->now), &pin);
    if (e || id_equal(pin.version, a->version)) return e;
    a->version = pin.version;
    a->above = pin.above;
    (*changed)++;
    return record_update(cx, tx, &assessment_entity, a);
}

err criteria_set_repin(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct criteria_set set;
    struct gathered all;
    int64_t changed = 0;
    err e = record_get(cx, tx, &criteria_set_entity, request_id(rq), &set);
    if (!e) e = gather(cx, tx, &assessment_entity, "set", set.id, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct assessment *a = gathered_at(&all, i);
        if (a->state != ASSESSMENT_CLASSIFIED) e = repin_one(cx, tx, a, &changed);
    }
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_int_at(j, "changed", changed);
    json_object_end(j);
    return ERR_NONE;
}
