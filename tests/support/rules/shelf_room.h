/* SPDX-License-Identifier: MIT
 * shelf_room: a store of a province, an area and a commune with a rulebook that follows it, and
 * versions of bank.score in one call. What a version says names its number: «Bản 3». */
#ifndef VOLBANK_TEST_SHELF_ROOM_H
#define VOLBANK_TEST_SHELF_ROOM_H

#include "core/rules/rulebook.h"
#include "core/rules/version.h"

struct shelf_room {
    char dir[64];
    struct arena *arena;
    struct ctx cx;
    struct random_source random;
    struct schema *schema;
    struct db *db;
    struct rulebook *book;
    id province, area, commune;
};

/* cmocka fixtures: *state is the room. */
int shelf_room_open(void **state);
int shelf_room_close(void **state);
/* A further unit of work on the room's store, for other threads too. */
void shelf_room_begin(struct shelf_room *room, struct ctx *cx, struct arena *arena);
/* A version in this state whose run() is `run`; its id. */
id shelf_room_put(struct shelf_room *room, id unit, int64_t number, int32_t rule_state,
                  const char *run);
/* A version in force from that day on that gives as many points as its number. */
void shelf_room_put_active(struct shelf_room *room, id unit, int64_t number, date from);
/* Points of the version in force, -1 when it fails; its reason in *words, which may be NULL. */
int64_t shelf_room_points(struct shelf_room *room, struct ctx *cx, id unit, text *words);

#endif
