/* SPDX-License-Identifier: MIT
 * results: what staff do with tests: see a class's results, and make a sitting void. What is void
 * stays readable with its reason; the line of paper it came from goes, so that it can be entered
 * again. */
#include "../course/course_flow.h"
#include "../gather.h"
#include "sit.h"

const struct field sitting_voiding_fields[] = {
    FIELD(1, struct sitting_voiding, reason, TEXT, REQUIRED, .max = 300, .label = "Lý do hủy",
          .label_en = "Why it is void", .help = "Người làm bài đọc được",
          .help_en = "Who sat it reads this"),
    { 0 },
};

static err forget_paper(struct ctx *cx, struct tx *tx, id sitting)
{
    struct gathered lines;
    err e = gather(cx, tx, &paper_result_entity, "sitting", sitting, &lines);
    for (size_t i = 0; !e && i < lines.count; i++)
        e = record_delete(cx, tx, &paper_result_entity, *(const id *)gathered_at(&lines, i));
    return e;
}

err sitting_void(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct sitting s;
    err e = record_get(cx, tx, &sitting_entity, request_id(rq), &s);
    if (!e && s.state == SITTING_VOID)
        e = ctx_fail(cx, ERR_CONFLICT, NULL, "void",
                     SAY("Lượt làm bài này đã hủy", "This sitting is void already"));
    if (!e) e = forget_paper(cx, tx, s.id);
    if (e) return e;
    s.state = SITTING_VOID;
    s.void_reason = ((const struct sitting_voiding *)request_body(rq))->reason;
    s.voided_by = cx->actor.account;
    e = record_update(cx, tx, &sitting_entity, &s);
    return e ? e : respond(cx, tx, rq, rs, &sitting_entity, &s);
}

err course_collect(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    err e = sittings_settle(cx, tx, request_id(rq));
    return e ? e : respond_nothing(rs);
}

err paper_result_stands(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs)
{
    (void)tx, (void)rq, (void)rs;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "entered",
                    SAY("Kết quả đã nhập không sửa, không xóa được: hủy lượt làm bài rồi nhập lại",
                        "What was entered is neither changed nor deleted: make the sitting void "
                        "and enter it again"));
}

static err sittings_json(struct ctx *cx, struct tx *tx, struct json *j, id enrolment)
{
    struct gathered all;
    err e = gather(cx, tx, &sitting_entity, "enrolment", enrolment, &all);
    json_key(j, "sittings");
    json_array(j);
    for (size_t i = 0; !e && i < all.count; i++)
        record_json(cx, j, &sitting_entity, gathered_at(&all, i),
                    (struct record_view){ .personal = true });
    json_array_end(j);
    return e;
}

static err trainee_json(struct ctx *cx, struct tx *tx, struct json *j, const struct enrolment *n,
                        bool personal)
{
    struct person who = { 0 };
    err e = people(cx)->read(cx, tx, n->volunteer, &who);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        e = ERR_NONE;
    }
    json_object(j);
    json_id_at(j, "enrolment", n->id);
    json_id_at(j, "volunteer", n->volunteer);
    json_text_at(j, "name", personal ? who.full_name : TEXT(""));
    if (!e && personal) e = sittings_json(cx, tx, j, n->id);
    json_object_end(j);
    return e;
}

static err results_json(struct ctx *cx, struct tx *tx, struct response *rs, id course, bool teaches)
{
    struct gathered trainees;
    err e = gather(cx, tx, &enrolment_entity, "course", course, &trainees);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; !e && i < trainees.count; i++) {
        const struct enrolment *n = gathered_at(&trainees, i);
        bool personal = teaches || access_personal(cx, tx, &enrolment_entity, n);
        if (!enrolment_is_seated(n->state)) continue;
        e = trainee_json(cx, tx, j, n, personal);
        if (!e && personal) e = respond_saw(cx, tx, rs, &enrolment_entity, n);
    }
    json_array_end(j);
    json_object_end(j);
    return e;
}

err course_results(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct course c;
    err e = record_get(cx, tx, &course_entity, request_id(rq), &c);
    if (e) return e;
    if (access_may(cx, tx, enrolment_entity.read, c.unit))
        return results_json(cx, tx, rs, c.id, false);
    e = course_require_teaching(cx, tx, &c);
    return e ? e : results_json(cx, tx, rs, c.id, true);
}
