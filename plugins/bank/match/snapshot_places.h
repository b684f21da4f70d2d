/* SPDX-License-Identifier: MIT
 * snapshot_places: every place there is and, for each, its neighbours nearest first: those whose
 * distance is worth points (score_near). What is not in the list is far: worth nothing, or the
 * neutral share when either point is unknown. Also the areas people belong to. Immutable and
 * counted: held by each snapshot that uses it. */
#ifndef VOLBANK_BANK_MATCH_SNAPSHOT_PLACES_H
#define VOLBANK_BANK_MATCH_SNAPSHOT_PLACES_H

#include "core/plugin/plugin.h"

struct match_place {
    id id;
    int64_t lat, lon; /* millionths of a degree; 0, 0 = not known */
    text code;
};
struct match_area {
    id id;
    text code;
};

struct match_near {
    uint16_t place, km;
    uint16_t points; /* score_near(km) */
};

struct match_places {
    struct arena *arena;
    _Atomic int refs;
    uint32_t count, area_count;
    uint32_t unknown;          /* places whose point is not known */
    struct match_place *place; /* by id */
    struct match_area *area;   /* by id; [0] is none */
    uint32_t *near_from;       /* [count + 1] */
    struct match_near *near;
};

enum { MATCH_PLACES_MAX = UINT16_MAX };
#define MATCH_NO_PLACE UINT16_MAX

/* Copies what it is given; at most MATCH_PLACES_MAX places and areas. The caller holds it once. */
struct match_places *match_places_new(const struct match_place *places, size_t count,
                                      const struct match_area *areas, size_t area_count);
struct match_places *match_places_hold(struct match_places *places);
void match_places_release(struct match_places *places); /* NULL is fine */

/* Number of a place, MATCH_NO_PLACE when there is none. */
uint16_t match_places_find(const struct match_places *places, id which);
/* Number of an area; 0 for none, MATCH_NO_PLACE when it is not known here. */
uint16_t match_places_area(const struct match_places *places, id which);
/* Kilometres between two places: 0 for the same one, DISTANCE_UNKNOWN. */
int64_t match_places_km(const struct match_places *places, uint16_t a, uint16_t b);
static inline bool match_place_known(const struct match_place *p)
{
    return p->lat || p->lon;
}

#endif
