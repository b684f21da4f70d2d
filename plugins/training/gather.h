/* SPDX-License-Identifier: MIT
 * gather: the children of a record as an array, for work that changes what it walks over. */
#ifndef VOLBANK_TRAINING_GATHER_H
#define VOLBANK_TRAINING_GATHER_H

#include "core/plugin/plugin.h"

/* Records of one entity, in cx->arena. */
struct gathered {
    const struct entity *entity;
    size_t count, room;
    char *records;
};

/* All records of `entity` whose REF `field` is `target`, in id order. */
err gather(struct ctx *cx, struct tx *tx, const struct entity *entity, const char *field, id target,
           struct gathered *out) MUST_CHECK;
/* What a query finds. */
err gather_query(struct ctx *cx, struct tx *tx, const struct query *query,
                 struct gathered *out) MUST_CHECK;
static inline void *gathered_at(const struct gathered *g, size_t i)
{
    return g->records + i * g->entity->size;
}

#endif
