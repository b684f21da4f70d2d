/* SPDX-License-Identifier: MIT
 * list: records as an array in cx->arena, for work that reads others while it walks. */
#ifndef VOLBANK_BUDGET_LIST_H
#define VOLBANK_BUDGET_LIST_H

#include "core/plugin/plugin.h"

struct budget_list {
    const struct entity *entity;
    size_t count, room;
    char *records;
};

/* Those whose REF `field` is `target`, in id order. */
err budget_list(struct ctx *cx, struct tx *tx, const struct entity *entity, const char *field,
                id target, struct budget_list *out) MUST_CHECK;
/* Those whose `year` is that of `probe`, a record of the entity. */
err budget_list_year(struct ctx *cx, struct tx *tx, const struct entity *entity, const void *probe,
                     struct budget_list *out) MUST_CHECK;
static inline void *budget_list_at(const struct budget_list *l, size_t i)
{
    return l->records + i * l->entity->size;
}
/* `items` with room for one more than `count`; copied into the arena when it grows. */
void *budget_grown(struct arena *arena, void *items, size_t count, size_t *room, size_t size);

#endif
