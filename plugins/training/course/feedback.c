/* SPDX-License-Identifier: MIT
 * feedback: taken once of each trainee, without a way back to them. */
#include "after.h"

#define ROW(num, member)                                                                           \
    LIKE(num, struct course_feedback, member, course_feedback_fields, member, REQUIRED)

const struct field feedback_giving_fields[] = {
    ROW(1, content),
    ROW(2, methods),
    ROW(3, trainers),
    ROW(4, usefulness),
    ROW(5, organisation),
    LIKE(6, struct course_feedback, comment, course_feedback_fields, comment, 0),
    { 0 },
};

/* The actor's own enrolment; others do not learn that it exists. */
static err own(struct ctx *cx, struct tx *tx, id which, struct enrolment *n, struct course *c)
{
    err e = record_get(cx, tx, &enrolment_entity, which, n);
    if (!e && !access_owns(cx, tx, &enrolment_entity, n)) e = ERR_NOT_FOUND;
    return e ? e : record_get(cx, tx, &course_entity, n->course, c);
}

static err may_give(struct ctx *cx, const struct enrolment *n, const struct course *c)
{
    bool begun = c->state == COURSE_RUNNING || c->state == COURSE_FINISHED;
    if (!begun || !enrolment_is_seated(n->state))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "not-yet",
                        SAY("Học viên gửi ý kiến được từ ngày khai giảng",
                            "Trainees say what they think from the first day on"));
    if (n->evaluated)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "given",
                        SAY("Bạn đã gửi ý kiến về lớp này. Vì ý kiến không ghi tên nên không sửa "
                            "được",
                            "You have said what you think of this class. It bears no name, so it "
                            "cannot be changed"));
    return ERR_NONE;
}

err feedback_give(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct course_feedback said = *(const struct course_feedback *)request_body(rq);
    struct enrolment n;
    struct course c;
    err e = own(cx, tx, request_id(rq), &n, &c);
    if (!e) e = may_give(cx, &n, &c);
    if (e) return e;
    said.id = ID_NONE;
    said.course = c.id;
    n.evaluated = true;
    e = record_create(cx, tx, &course_feedback_entity, &said);
    if (!e) e = record_update(cx, tx, &enrolment_entity, &n);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 201);
    json_object(j);
    json_bool_at(j, "given", true);
    json_object_end(j);
    return ERR_NONE;
}

err enrolment_own(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct enrolment n;
    struct course c;
    err e = own(cx, tx, request_id(rq), &n, &c);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_id_at(j, "id", n.id);
    json_text_at(j, "title", c.title);
    json_bool_at(j, "evaluated", n.evaluated);
    json_object_end(j);
    return ERR_NONE;
}

static enum kv_go add(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct course_feedback *f = record;
    struct reaction *r = arg;
    (void)cx, (void)tx, (void)failure;
    r->answers++;
    r->means[0] += f->content;
    r->means[1] += f->methods;
    r->means[2] += f->trainers;
    r->means[3] += f->usefulness;
    r->means[4] += f->organisation;
    return KV_MORE;
}

err course_reaction(struct ctx *cx, struct tx *tx, id course, struct reaction *out)
{
    *out = (struct reaction){ 0 };
    err e = query_ref(cx, tx, &course_feedback_entity, "course", course, add, out);
    int64_t sum = 0;
    for (int i = 0; i < FEEDBACK_ITEMS; i++) {
        sum += out->means[i];
        out->means[i] = out->answers < FEEDBACK_LEAST ? 0 : out->means[i] * 100 / out->answers;
    }
    if (out->answers >= FEEDBACK_LEAST) out->mean = sum * 100 / (out->answers * FEEDBACK_ITEMS);
    return e;
}
