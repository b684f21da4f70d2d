/* SPDX-License-Identifier: MIT
 * list: copies of records; their texts are in cx->arena anyway. */
#include "list.h"

void *budget_grown(struct arena *arena, void *items, size_t count, size_t *room, size_t size)
{
    if (count < *room) return items;
    size_t more = *room ? *room * 2 : 16;
    void *grown = arena_array(arena, more, size);
    if (count) memcpy(grown, items, count * size);
    *room = more;
    return grown;
}

static enum kv_go keep(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct budget_list *l = arg;
    (void)tx, (void)failure;
    l->records = budget_grown(cx->arena, l->records, l->count, &l->room, l->entity->size);
    memcpy(l->records + l->count++ * l->entity->size, record, l->entity->size);
    return KV_MORE;
}

err budget_list(struct ctx *cx, struct tx *tx, const struct entity *entity, const char *field,
                id target, struct budget_list *out)
{
    *out = (struct budget_list){ .entity = entity };
    return query_ref(cx, tx, entity, field, target, keep, out);
}

err budget_list_year(struct ctx *cx, struct tx *tx, const struct entity *entity, const void *probe,
                     struct budget_list *out)
{
    *out = (struct budget_list){ .entity = entity };
    return query_by(cx, tx, entity, "year", probe, keep, out);
}
