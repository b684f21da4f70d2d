/* SPDX-License-Identifier: MIT
 * list: records as an array in cx->arena, for work that reads others while it walks. */
#ifndef VOLBANK_PLAN_UNIT_PLAN_LIST_H
#define VOLBANK_PLAN_UNIT_PLAN_LIST_H

#include "../plan.h"

struct unit_plan_list {
    const struct entity *entity;
    size_t count, room;
    char *records;
};

/* Those whose REF `field` is `target`, in id order. */
err unit_plan_list(struct ctx *cx, struct tx *tx, const struct entity *entity, const char *field,
                   id target, struct unit_plan_list *out) MUST_CHECK;
static inline void *unit_plan_at(const struct unit_plan_list *l, size_t i)
{
    return l->records + i * l->entity->size;
}

#endif
