/* SPDX-License-Identifier: MIT
 * gather: copies of records; their texts stay in cx->arena anyway. */
#include "gather.h"

static enum kv_go keep(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct gathered *g = arg;
    (void)tx, (void)failure;
    if (g->count == g->room) {
        size_t room = g->room ? g->room * 2 : 16;
        char *more = arena_array(cx->arena, room, g->entity->size);
        if (g->count) memcpy(more, g->records, g->count * g->entity->size);
        g->records = more;
        g->room = room;
    }
    memcpy(g->records + g->count++ * g->entity->size, record, g->entity->size);
    return KV_MORE;
}

err gather(struct ctx *cx, struct tx *tx, const struct entity *entity, const char *field, id target,
           struct gathered *out)
{
    *out = (struct gathered){ .entity = entity };
    return query_ref(cx, tx, entity, field, target, keep, out);
}

err gather_query(struct ctx *cx, struct tx *tx, const struct query *query, struct gathered *out)
{
    *out = (struct gathered){ .entity = query->entity };
    return query_run(cx, tx, query, keep, out, NULL);
}
