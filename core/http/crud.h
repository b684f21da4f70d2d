/* SPDX-License-Identifier: MIT
 * crud: the generic routes of an entity, made from its table:
 *   GET /volunteers            list, see list.c        GET /volunteers/:id           one, with ETag
 *   GET /volunteers/:id/history  sentences             POST /volunteers              create
 *   PATCH, DELETE /volunteers/:id                      (If-Match is honoured, not demanded)
 * Reading needs entity.read in the record's scope, or that it is one's own (entity.owner); writing
 * needs entity.write in the scope before and after the change. History of a PUBLIC entity is for
 * those who may write it. */
#ifndef VOLBANK_HTTP_CRUD_H
#define VOLBANK_HTTP_CRUD_H

#include "route_set.h"

enum { CRUD_ROUTES_MAX = 6 };

/* Fills the routes of one entity, texts in the arena; returns how many: 0 without permissions.
 * `base` as entity_address(). */
size_t crud_routes(struct arena *arena, const struct entity *entity, const char *base,
                   struct route out[CRUD_ROUTES_MAX]);

#endif
