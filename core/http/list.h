/* SPDX-License-Identifier: MIT
 * list: which records an actor may see; for lists and for the generic routes. Private to this
 * floor. */
#ifndef VOLBANK_HTTP_LIST_H
#define VOLBANK_HTTP_LIST_H

#include "serving.h"

struct sight {
    bool everything; /* public, or the system */
    bool staff; /* holds the entity's read permission somewhere: the unit decides; else only what is
                   one's own */
};

struct sight sight_of(struct ctx *cx, const struct entity *entity);
/* ERR_FORBIDDEN or ERR_UNAUTHENTICATED unless the actor may see this record. */
err record_may_see(struct ctx *cx, struct tx *tx, const struct entity *entity,
                   const void *record) MUST_CHECK;

#endif
