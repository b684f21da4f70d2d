/* SPDX-License-Identifier: MIT
 * delivery: see the header. */
#include "delivery.h"

#include <stdlib.h>

#include "../curriculum/curriculum.h"
#include "../gather.h"
#include "course_flow.h"

const struct field delivering_fields[] = {
    LIKE(1, struct delivering, block, block_delivery_fields, block, REQUIRED),
    LIKE(2, struct delivering, delivered, block_delivery_fields, delivered, 0),
    LIKE(3, struct delivering, note, block_delivery_fields, note, 0),
    { 0 },
};

static err open_course(struct ctx *cx, struct tx *tx, id which, struct course *c)
{
    err e = record_get(cx, tx, &course_entity, which, c);
    return e ? e : course_require_teaching(cx, tx, c);
}

static err noted(struct ctx *cx, struct tx *tx, id course, id block, struct block_delivery *out)
{
    struct block_delivery probe = { .key = pair_key(cx->arena, course, block) };
    err e = record_find(cx, tx, &block_delivery_entity, "key", &probe, out);
    if (e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    *out = (struct block_delivery){ .course = course, .block = block };
    return ERR_NONE;
}

static int in_order(const void *x, const void *y)
{
    const struct block *a = x, *b = y;
    if (a->position != b->position) return a->position < b->position ? -1 : 1;
    return id_compare(a->id, b->id);
}

static err line_json(struct ctx *cx, struct tx *tx, struct json *j, id course,
                     const struct block *b)
{
    struct block_delivery d;
    err e = noted(cx, tx, course, b->id, &d);
    if (e) return e;
    json_object(j);
    json_id_at(j, "block", b->id);
    json_text_at(j, "title", b->title);
    json_bool_at(j, "core", b->core);
    json_int_at(j, "minutes", b->minutes);
    json_bool_at(j, "noted", !id_is_none(d.id));
    json_bool_at(j, "delivered", d.delivered);
    json_text_at(j, "note", d.note);
    json_object_end(j);
    return ERR_NONE;
}

err course_deliveries(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct course c;
    struct gathered blocks;
    err e = open_course(cx, tx, request_id(rq), &c);
    if (!e) e = gather(cx, tx, &block_entity, "curriculum", c.curriculum, &blocks);
    if (e) return e;
    if (blocks.count) qsort(blocks.records, blocks.count, sizeof(struct block), in_order);
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; !e && i < blocks.count; i++)
        e = line_json(cx, tx, j, c.id, gathered_at(&blocks, i));
    json_array_end(j);
    json_object_end(j);
    return e;
}

err course_deliver(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct delivering *in = request_body(rq);
    struct course c;
    struct block b;
    struct block_delivery d;
    err e = open_course(cx, tx, request_id(rq), &c);
    if (!e) e = record_get(cx, tx, &block_entity, in->block, &b);
    if (!e && !id_equal(b.curriculum, c.curriculum))
        return ctx_fail(cx, ERR_CONFLICT, "/block", "block",
                        SAY("Phần này không thuộc chương trình của lớp",
                            "This block is not of the class's curriculum"));
    if (!e) e = noted(cx, tx, c.id, b.id, &d);
    if (e) return e;
    d.delivered = in->delivered;
    d.note = in->note;
    e = id_is_none(d.id) ? record_create(cx, tx, &block_delivery_entity, &d)
                         : record_update(cx, tx, &block_delivery_entity, &d);
    return e ? e : respond(cx, tx, rq, rs, &block_delivery_entity, &d);
}
