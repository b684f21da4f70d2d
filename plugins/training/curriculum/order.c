/* SPDX-License-Identifier: MIT
 * order: moving one block writes those between its old place and its new one, and no others. */
#include "order.h"

#include <stdlib.h>

#include "../gather.h"

const struct field block_moving_fields[] = {
    FIELD(1, struct block_moving, position, INT, REQUIRED, .min = 1, .max = 1000,
          .label = "Thứ tự mới", .label_en = "New position"),
    { 0 },
};

static int by_position(const void *x, const void *y)
{
    const struct block *a = x;
    const struct block *b = y;
    if (a->position != b->position) return a->position < b->position ? -1 : 1;
    return id_compare(a->id, b->id);
}

err blocks_in_order(struct ctx *cx, struct tx *tx, id curriculum, struct block **out, size_t *count)
{
    struct gathered all;
    err e = gather(cx, tx, &block_entity, "curriculum", curriculum, &all);
    *out = (struct block *)(void *)all.records;
    *count = e ? 0 : all.count;
    if (*count) qsort(*out, *count, sizeof(**out), by_position);
    return e;
}

static err number_them(struct ctx *cx, struct tx *tx, struct block *blocks, size_t count)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < count; i++) {
        if (blocks[i].position == (int64_t)i + 1) continue;
        blocks[i].position = (int64_t)i + 1;
        e = record_update(cx, tx, &block_entity, &blocks[i]);
    }
    return e;
}

static err asked_block(struct ctx *cx, struct tx *tx, const struct request *rq, struct block *b,
                       struct block **all, size_t *count)
{
    err e = record_get(cx, tx, &block_entity, request_id(rq), b);
    if (!e) e = curriculum_require_open(cx, tx, b->curriculum);
    return e ? e : blocks_in_order(cx, tx, b->curriculum, all, count);
}

static size_t take_out(struct block *all, size_t count, id which)
{
    size_t at = 0;
    while (at < count && !id_equal(all[at].id, which)) at++;
    REQUIRE(at < count);
    memmove(all + at, all + at + 1, (count - at - 1) * sizeof(*all));
    return count - 1;
}

err block_move(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct block b, *all = NULL;
    size_t count = 0;
    err e = asked_block(cx, tx, rq, &b, &all, &count);
    if (e) return e;
    size_t to = (size_t)((const struct block_moving *)request_body(rq))->position - 1;
    if (to >= count) to = count - 1;
    size_t others = take_out(all, count, b.id);
    memmove(all + to + 1, all + to, (others - to) * sizeof(*all));
    all[to] = b;
    e = number_them(cx, tx, all, count);
    if (!e) e = record_get(cx, tx, &block_entity, b.id, &b);
    return e ? e : respond(cx, tx, rq, rs, &block_entity, &b);
}

err block_delete(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct block b, *all = NULL;
    size_t count = 0;
    err e = asked_block(cx, tx, rq, &b, &all, &count);
    if (!e) e = record_delete(cx, tx, &block_entity, b.id);
    if (!e) e = number_them(cx, tx, all, take_out(all, count, b.id));
    return e ? e : respond_nothing(rs);
}

err question_delete(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct question q;
    err e = record_get(cx, tx, &question_entity, request_id(rq), &q);
    if (!e) e = curriculum_require_open(cx, tx, q.curriculum);
    if (!e && q.anchor && !id_is_none(q.origin))
        e = ctx_fail(cx, ERR_CONFLICT, NULL, "anchor",
                     SAY("Câu neo của bản trước được giữ nguyên ở bản này",
                         "Anchor questions of the last version stay as they are"));
    if (!e) e = record_delete(cx, tx, &question_entity, q.id);
    return e ? e : respond_nothing(rs);
}
