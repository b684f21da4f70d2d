/* SPDX-License-Identifier: MIT
 * ready: a reviewer's time is for what a machine cannot see; what it can, it says before. */
#include "ready.h"

#include "../gather.h"
#include "files.h"

struct questions {
    int64_t anchors, others;
};

static enum kv_go count_question(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                 err *failure)
{
    const struct question *q = record;
    struct questions *n = arg;
    (void)cx, (void)tx, (void)failure;
    if (q->retired) return KV_MORE;
    n->anchors += q->anchor;
    n->others += !q->anchor;
    return KV_MORE;
}

static err enough_questions(struct ctx *cx, struct tx *tx, const struct curriculum *c)
{
    struct questions n = { 0 };
    err e = query_ref(cx, tx, &question_entity, "curriculum", c->id, count_question, &n);
    if (e) return e;
    if (id_is_none(c->master) && n.anchors != ANCHOR_QUESTIONS)
        ctx_flaw(cx, "/anchor", "anchors",
                 SAY("Bài neo có đúng %d câu; đang có %lld",
                     "The anchor test has exactly %d questions; there are %lld"),
                 ANCHOR_QUESTIONS, (long long)n.anchors);
    if (n.others < QUESTIONS_LEAST)
        ctx_flaw(cx, "/questions", "questions",
                 SAY("Cần ít nhất %d câu hỏi ngoài bài neo; đang có %lld",
                     "At least %d questions besides the anchors are needed; there are %lld"),
                 QUESTIONS_LEAST, (long long)n.others);
    return ERR_NONE;
}

static bool has_copy(const struct gathered *blocks, id origin)
{
    for (size_t i = 0; i < blocks->count; i++)
        if (id_equal(((const struct block *)gathered_at(blocks, i))->origin, origin)) return true;
    return false;
}

/* A copy of a copy: the second version of what was cut still has the master's core. */
static err trace_to_master(struct ctx *cx, struct tx *tx, struct gathered *blocks, id master)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < blocks->count; i++) {
        struct block *b = gathered_at(blocks, i);
        struct block from = { .origin = b->origin };
        while (!e && !id_is_none(from.origin)) {
            e = record_get(cx, tx, &block_entity, from.origin, &from);
            if (!e && id_equal(from.curriculum, master)) b->origin = from.id;
        }
    }
    return e;
}

static err core_is_kept(struct ctx *cx, struct tx *tx, const struct curriculum *c,
                        struct gathered *own)
{
    struct gathered masters;
    if (id_is_none(c->master)) return ERR_NONE;
    err e = gather(cx, tx, &block_entity, "curriculum", c->master, &masters);
    if (!e) e = trace_to_master(cx, tx, own, c->master);
    for (size_t i = 0; !e && i < masters.count; i++) {
        const struct block *b = gathered_at(&masters, i);
        if (b->core && !has_copy(own, b->id))
            ctx_flaw(cx, "/blocks", "core",
                     SAY("Thiếu phần cốt lõi của giáo trình gốc: %.*s",
                         "A core block of the master is missing: %.*s"),
                     TEXT_ARGS(b->title));
    }
    return e;
}

static err materials_lead_somewhere(struct ctx *cx, struct tx *tx, const struct curriculum *c)
{
    struct gathered materials;
    err e = gather(cx, tx, &material_entity, "curriculum", c->id, &materials);
    for (size_t i = 0; !e && i < materials.count; i++) {
        const struct material *m = gathered_at(&materials, i);
        const struct markdown_fault *fault;
        text html;
        e = material_html(cx, tx, m->id, m->body, &html, &fault);
        for (; !e && fault; fault = fault->next)
            ctx_flaw(cx, "/materials", fault->picture ? "picture" : "link",
                     SAY("Tài liệu «%.*s»: không có %.*s", "Material “%.*s”: there is no %.*s"),
                     TEXT_ARGS(m->title), TEXT_ARGS(fault->target));
    }
    return e;
}

err curriculum_ready(struct ctx *cx, struct tx *tx, const struct curriculum *c)
{
    struct gathered blocks;
    err e = gather(cx, tx, &block_entity, "curriculum", c->id, &blocks);
    if (e) return e;
    if (!blocks.count)
        ctx_flaw(cx, "/blocks", "required",
                 SAY("Giáo trình chưa có phần nào", "The curriculum has no block yet"));
    if (text_is_empty(c->objectives))
        ctx_flaw(cx, "/objectives", "required",
                 SAY("Hãy ghi mục tiêu", "Say what its objectives are"));
    e = enough_questions(cx, tx, c);
    if (!e) e = core_is_kept(cx, tx, c, &blocks);
    if (!e) e = materials_lead_somewhere(cx, tx, c);
    return e ? e : cx->error;
}
