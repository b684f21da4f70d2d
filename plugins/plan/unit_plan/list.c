/* SPDX-License-Identifier: MIT
 * list: copies of records; their texts are in cx->arena anyway. */
#include "list.h"

#include "../measure/ids.h"

static enum kv_go keep(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct unit_plan_list *l = arg;
    (void)tx, (void)failure;
    l->records = plan_grown(cx->arena, l->records, l->count, &l->room, l->entity->size);
    memcpy(l->records + l->count++ * l->entity->size, record, l->entity->size);
    return KV_MORE;
}

err unit_plan_list(struct ctx *cx, struct tx *tx, const struct entity *entity, const char *field,
                   id target, struct unit_plan_list *out)
{
    *out = (struct unit_plan_list){ .entity = entity };
    return query_ref(cx, tx, entity, field, target, keep, out);
}
