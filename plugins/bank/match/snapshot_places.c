/* SPDX-License-Identifier: MIT
 * snapshot_places: neighbours are found once per build by comparing every pair in a box of degrees,
 * which is a few million comparisons for a whole country. */
#include "snapshot_places.h"

#include <stdlib.h>

#include "plugins/bank/score.h"

static int place_by_id(const void *a, const void *b)
{
    return id_compare(((const struct match_place *)a)->id, ((const struct match_place *)b)->id);
}
static int area_by_id(const void *a, const void *b)
{
    return id_compare(((const struct match_area *)a)->id, ((const struct match_area *)b)->id);
}

static int by_points(const void *a, const void *b)
{
    const struct match_near *x = a;
    const struct match_near *y = b;
    if (x->points != y->points) return x->points > y->points ? -1 : 1;
    if (x->km != y->km) return x->km < y->km ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

/* The neighbours of `from`, itself among them, into `out`. */
static uint32_t find_near(const struct match_places *p, uint16_t from, struct match_near *out)
{
    /* The far end of a distance worth points lies within this many millionths of a degree. */
    int64_t box = (score_far_km() + 1) * 10000;
    const struct match_place *here = &p->place[from];
    uint32_t count = 0;
    for (uint32_t i = 0; i < p->count; i++) {
        const struct match_place *there = &p->place[i];
        int64_t km = 0;
        if (i != from) {
            if (!match_place_known(here) || !match_place_known(there)) continue;
            if (llabs(here->lat - there->lat) > box || llabs(here->lon - there->lon) > box)
                continue;
            km = score_distance(here->lat, here->lon, there->lat, there->lon);
        }
        int64_t points = score_near(km);
        if (points > 0)
            out[count++] = (struct match_near){ (uint16_t)i, (uint16_t)km, (uint16_t)points };
    }
    qsort(out, count, sizeof(*out), by_points);
    return count;
}

static void fill_near(struct match_places *p)
{
    struct arena *scratch = arena_new();
    struct match_near *found = ARENA_ARRAY(scratch, p->count, struct match_near);
    size_t room = (size_t)p->count * 16 + 16;
    p->near = ARENA_ARRAY(scratch, room, struct match_near);
    p->near_from = ARENA_ARRAY(p->arena, (size_t)p->count + 1, uint32_t);
    uint32_t at = 0;
    for (uint32_t i = 0; i < p->count; i++) {
        uint32_t count = find_near(p, (uint16_t)i, found);
        if (at + count > room) {
            room = room * 2 + count;
            struct match_near *more = ARENA_ARRAY(scratch, room, struct match_near);
            memcpy(more, p->near, at * sizeof(*more));
            p->near = more;
        }
        memcpy(&p->near[at], found, count * sizeof(*found));
        at += count;
        p->near_from[i + 1] = at;
    }
    struct match_near *kept = ARENA_ARRAY(p->arena, at, struct match_near);
    if (at) memcpy(kept, p->near, at * sizeof(*kept));
    p->near = kept;
    arena_free(scratch);
}

struct match_places *match_places_new(const struct match_place *places, size_t count,
                                      const struct match_area *areas, size_t area_count)
{
    REQUIRE(count < MATCH_PLACES_MAX && area_count < MATCH_PLACES_MAX - 1);
    struct arena *arena = arena_new();
    struct match_places *p = ARENA_NEW(arena, struct match_places);
    *p = (struct match_places){ .arena = arena, .refs = 1, .count = (uint32_t)count };
    p->place = ARENA_ARRAY(arena, count, struct match_place);
    for (size_t i = 0; i < count; i++) {
        p->place[i] = places[i];
        p->place[i].code = text_copy(arena, places[i].code);
        p->unknown += !match_place_known(&places[i]);
    }
    if (count) qsort(p->place, count, sizeof(*p->place), place_by_id);
    p->area_count = (uint32_t)area_count + 1;
    p->area = ARENA_ARRAY(arena, p->area_count, struct match_area);
    for (size_t i = 0; i < area_count; i++) {
        p->area[i + 1] = areas[i];
        p->area[i + 1].code = text_copy(arena, areas[i].code);
    }
    qsort(p->area, p->area_count, sizeof(*p->area), area_by_id);
    fill_near(p);
    return p;
}

struct match_places *match_places_hold(struct match_places *places)
{
    places->refs++;
    return places;
}

void match_places_release(struct match_places *places)
{
    if (places && --places->refs == 0) arena_free(places->arena);
}

uint16_t match_places_find(const struct match_places *places, id which)
{
    struct match_place key = { .id = which };
    const struct match_place *found =
        bsearch(&key, places->place, places->count, sizeof(key), place_by_id);
    return found ? (uint16_t)(found - places->place) : MATCH_NO_PLACE;
}

uint16_t match_places_area(const struct match_places *places, id which)
{
    struct match_area key = { .id = which };
    const struct match_area *found =
        bsearch(&key, places->area, places->area_count, sizeof(key), area_by_id);
    return found ? (uint16_t)(found - places->area) : MATCH_NO_PLACE;
}

int64_t match_places_km(const struct match_places *places, uint16_t a, uint16_t b)
{
    const struct match_place *x = &places->place[a];
    const struct match_place *y = &places->place[b];
    return a == b ? 0 : score_distance(x->lat, x->lon, y->lat, y->lon);
}
