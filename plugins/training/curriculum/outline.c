/* SPDX-License-Identifier: MIT
 * outline: see the header. Who is to sit a test reads no version of its bank, whatever role they
 * hold: officers are trainees, too. */
#include "outline.h"

#include "../course/course.h"
#include "../gather.h"
#include "life.h"
#include "order.h"

/* ---- the whole ----------------------------------------------------------------------------- */

static void material_at(struct ctx *cx, struct json *j, const struct material *m)
{
    json_object(j);
    record_json_members(cx, j, &material_entity, m, (struct record_view){ .personal = true });
    json_text_at(j, "page",
                 text_format(cx->arena, "/tai-lieu/%.*s", TEXT_ARGS(id_text(cx->arena, m->id))));
    json_object_end(j);
}

/* Those of one block, or of none. */
static void materials_at(struct ctx *cx, struct json *j, const struct gathered *all, id block)
{
    json_key(j, "materials");
    json_array(j);
    for (size_t i = 0; i < all->count; i++) {
        const struct material *m = gathered_at(all, i);
        if (id_equal(m->block, block)) material_at(cx, j, m);
    }
    json_array_end(j);
}

static enum kv_go count_question(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                 err *failure)
{
    const struct question *q = record;
    int64_t *n = arg; /* anchors, others */
    (void)cx, (void)tx, (void)failure;
    if (!q->retired) n[q->anchor ? 0 : 1]++;
    return KV_MORE;
}

static err counts_at(struct ctx *cx, struct tx *tx, struct json *j, const struct curriculum *c)
{
    int64_t own[2] = { 0 }, anchor[2] = { 0 };
    err e = query_ref(cx, tx, &question_entity, "curriculum", c->id, count_question, own);
    if (!e)
        e = query_ref(cx, tx, &question_entity, "curriculum", curriculum_anchor_of(c),
                      count_question, anchor);
    json_int_at(j, "questions", own[1]);
    json_int_at(j, "anchors", anchor[0]);
    return e;
}

static void may_at(struct ctx *cx, struct tx *tx, struct json *j, const struct curriculum *c)
{
    bool writes = access_may(cx, tx, curriculum_entity.write, c->unit);
    json_key(j, "may");
    json_object(j);
    json_bool_at(j, "write", writes);
    json_bool_at(j, "change", writes && curriculum_is_open(c));
    json_bool_at(j, "decide", curriculum_may_decide(cx, tx, c));
    json_bool_at(j, "retire", access_may(cx, tx, "curriculum.approve", c->unit));
    json_object_end(j);
}

static err outline_json(struct ctx *cx, struct tx *tx, struct json *j, const struct curriculum *c)
{
    struct block *blocks;
    size_t count;
    struct gathered materials;
    int64_t minutes = 0, core = 0;
    err e = blocks_in_order(cx, tx, c->id, &blocks, &count);
    if (!e) e = gather(cx, tx, &material_entity, "curriculum", c->id, &materials);
    if (e) return e;
    json_object(j);
    json_key(j, "blocks");
    json_array(j);
    for (size_t i = 0; i < count; i++) {
        minutes += blocks[i].minutes;
        core += blocks[i].core ? blocks[i].minutes : 0;
        json_object(j);
        record_json_members(cx, j, &block_entity, &blocks[i],
                            (struct record_view){ .personal = true });
        materials_at(cx, j, &materials, blocks[i].id);
        json_object_end(j);
    }
    json_array_end(j);
    materials_at(cx, j, &materials, ID_NONE);
    json_int_at(j, "minutes", minutes);
    json_int_at(j, "core_minutes", core);
    e = counts_at(cx, tx, j, c);
    may_at(cx, tx, j, c);
    json_object_end(j);
    return e;
}

static err hidden(struct ctx *cx)
{
    ctx_clear(cx);
    return ctx_fail(cx, ERR_NOT_FOUND, NULL, "curriculum",
                    SAY("Không có giáo trình này, hoặc giáo trình chưa được duyệt",
                        "There is no such curriculum, or it is not approved yet"));
}

err curriculum_outline(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct curriculum c;
    err e = record_get(cx, tx, &curriculum_entity, request_id(rq), &c);
    if (e == ERR_NOT_FOUND || (!e && !curriculum_visible(cx, tx, &c))) return hidden(cx);
    return e ? e : outline_json(cx, tx, respond_json(cx, rs, 200), &c);
}

/* ---- the bank ------------------------------------------------------------------------------ */

/* Whether two are versions of one, or ask the same anchor questions. */
static bool are_kin(const struct curriculum *a, const struct curriculum *b)
{
    return text_equal(a->code, b->code) ||
           id_equal(curriculum_anchor_of(a), curriculum_anchor_of(b));
}

static err sits_in(struct ctx *cx, struct tx *tx, const struct enrolment *n,
                   const struct curriculum *c, bool *sits)
{
    struct course course;
    struct curriculum taught;
    if (n->state != ENROLMENT_ENROLLED && n->state != ENROLMENT_WAITING) return ERR_NONE;
    err e = record_get(cx, tx, &course_entity, n->course, &course);
    if (e || course_is_over(course.state)) return e;
    e = record_get(cx, tx, &curriculum_entity, course.curriculum, &taught);
    if (!e && are_kin(&taught, c)) *sits = true;
    return e;
}

static err must_not_sit(struct ctx *cx, struct tx *tx, const struct curriculum *c)
{
    struct person me;
    struct gathered enrolments;
    bool sits = false;
    err e = people(cx)->of_actor(cx, tx, &me);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (!e) e = gather(cx, tx, &enrolment_entity, "volunteer", me.id, &enrolments);
    for (size_t i = 0; !e && i < enrolments.count; i++)
        e = sits_in(cx, tx, gathered_at(&enrolments, i), c, &sits);
    if (e || !sits) return e;
    return ctx_fail(cx, ERR_FORBIDDEN, NULL, "sits",
                    SAY("Bạn đang học lớp dùng các câu hỏi này nên chưa xem được đáp án",
                        "You are in a class that is asked these questions, so their answers are "
                        "not for you yet"));
}

static err may_read_bank(struct ctx *cx, struct tx *tx, const struct curriculum *c)
{
    if (curriculum_may_decide(cx, tx, c)) return ERR_NONE;
    return access_require(cx, tx, question_entity.write, c->unit);
}

err curriculum_questions(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs)
{
    struct curriculum c;
    struct gathered all;
    err e = record_get(cx, tx, &curriculum_entity, request_id(rq), &c);
    if (!e) e = may_read_bank(cx, tx, &c);
    if (!e) e = must_not_sit(cx, tx, &c);
    if (!e) e = gather(cx, tx, &question_entity, "curriculum", c.id, &all);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; i < all.count; i++)
        record_json(cx, j, &question_entity, gathered_at(&all, i),
                    (struct record_view){ .personal = true });
    json_array_end(j);
    json_object_end(j);
    return ERR_NONE;
}
