/* SPDX-License-Identifier: MIT
 * copy: blocks first, because materials and questions name them. A copy knows its origin, so that
 * the core of a master and its anchor questions are recognised through any number of copies. */
#include "copy.h"

#include "../gather.h"

#define OF_CURRICULUM(num, member, ...)                                                            \
    LIKE(num, struct curriculum_cutting, member, curriculum_fields, member, __VA_ARGS__)

const struct field curriculum_cutting_fields[] = {
    OF_CURRICULUM(1, code, REQUIRED), OF_CURRICULUM(2, title, REQUIRED),
    OF_CURRICULUM(3, unit, REQUIRED), OF_CURRICULUM(4, audience, 0),
    OF_CURRICULUM(5, level, 0),       { 0 },
};

struct copying {
    id from, to;
    bool anchors;         /* a new version has them; one that was cut asks its master's */
    struct gathered were; /* blocks of `from`, … */
    id *are;              /* … and their copies */
};

static id copy_of(const struct copying *c, id block)
{
    for (size_t i = 0; i < c->were.count; i++)
        if (id_equal(*(const id *)gathered_at(&c->were, i), block)) return c->are[i];
    return ID_NONE;
}

static err copy_blocks(struct ctx *cx, struct tx *tx, struct copying *c)
{
    err e = gather(cx, tx, &block_entity, "curriculum", c->from, &c->were);
    if (e) return e;
    c->are = ARENA_ARRAY(cx->arena, c->were.count, id);
    for (size_t i = 0; !e && i < c->were.count; i++) {
        struct block b = *(const struct block *)gathered_at(&c->were, i);
        b.origin = b.id;
        b.id = ID_NONE;
        b.curriculum = c->to;
        e = record_create(cx, tx, &block_entity, &b);
        c->are[i] = b.id;
    }
    return e;
}

static err copy_files(struct ctx *cx, struct tx *tx, id from, id to)
{
    struct gathered files;
    err e = gather(cx, tx, &material_file_entity, "material", from, &files);
    for (size_t i = 0; !e && i < files.count; i++) {
        struct material_file f = *(const struct material_file *)gathered_at(&files, i);
        if (id_is_none(f.origin)) f.origin = f.id;
        f.id = ID_NONE;
        f.material = to;
        e = record_create(cx, tx, &material_file_entity, &f);
    }
    return e;
}

static err copy_materials(struct ctx *cx, struct tx *tx, const struct copying *c)
{
    struct gathered all;
    err e = gather(cx, tx, &material_entity, "curriculum", c->from, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct material m = *(const struct material *)gathered_at(&all, i);
        id was = m.id;
        m.id = ID_NONE;
        m.curriculum = c->to;
        m.block = copy_of(c, m.block);
        e = record_create(cx, tx, &material_entity, &m);
        if (!e) e = copy_files(cx, tx, was, m.id);
    }
    return e;
}

static err copy_questions(struct ctx *cx, struct tx *tx, const struct copying *c)
{
    struct gathered all;
    err e = gather(cx, tx, &question_entity, "curriculum", c->from, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct question q = *(const struct question *)gathered_at(&all, i);
        if (q.retired || (q.anchor && !c->anchors)) continue;
        q.origin = q.id;
        q.id = ID_NONE;
        q.curriculum = c->to;
        q.block = copy_of(c, q.block);
        e = record_create(cx, tx, &question_entity, &q);
    }
    return e;
}

static err copy(struct ctx *cx, struct tx *tx, id from, struct curriculum *to)
{
    err e = record_create(cx, tx, &curriculum_entity, to);
    if (e) return e;
    struct copying c = { .from = from, .to = to->id, .anchors = id_is_none(to->master) };
    e = copy_blocks(cx, tx, &c);
    if (!e) e = copy_materials(cx, tx, &c);
    return e ? e : copy_questions(cx, tx, &c);
}

/* The draft of a copy: what is decided about the old one is not decided about it. */
static struct curriculum draft_of(const struct curriculum *old)
{
    struct curriculum c = *old;
    c.id = ID_NONE;
    c.state = CURRICULUM_DRAFT;
    c.review_note = (text){ 0 };
    c.author = c.submitted_by = c.decided_by = ID_NONE;
    c.submitted = c.decided = 0;
    return c;
}

static err was_approved(struct ctx *cx, const struct curriculum *c)
{
    if (c->state == CURRICULUM_APPROVED || c->state == CURRICULUM_RETIRED) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                    SAY("Chỉ giáo trình đã duyệt mới lập bản mới hoặc rút gọn được",
                        "Only what was approved has new versions or is cut"));
}

err curriculum_renew(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct curriculum old;
    err e = record_get(cx, tx, &curriculum_entity, request_id(rq), &old);
    if (!e) e = was_approved(cx, &old);
    if (e) return e;
    struct curriculum c = draft_of(&old);
    c.version = old.version + 1;
    c.previous = old.id;
    e = copy(cx, tx, old.id, &c);
    return e ? e : respond_created(cx, tx, rq, rs, &curriculum_entity, &c);
}

err curriculum_cut(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct curriculum_cutting *in = request_body(rq);
    struct curriculum old;
    err e = record_get(cx, tx, &curriculum_entity, request_id(rq), &old);
    if (!e) e = was_approved(cx, &old);
    if (!e) e = access_require(cx, tx, curriculum_entity.write, in->unit);
    if (e) return e;
    struct curriculum c = draft_of(&old);
    c.code = in->code;
    c.title = in->title;
    c.unit = in->unit;
    c.version = 1;
    c.previous = ID_NONE;
    c.master = curriculum_anchor_of(&old);
    c.reviewer = ID_NONE;
    if (request_gave(rq, "audience")) c.audience = in->audience;
    if (request_gave(rq, "level")) c.level = in->level;
    e = copy(cx, tx, old.id, &c);
    return e ? e : respond_created(cx, tx, rq, rs, &curriculum_entity, &c);
}
