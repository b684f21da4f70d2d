/* SPDX-License-Identifier: MIT
 * topk_openings: rows of one commune lie side by side and are simply scored, a few nanoseconds
 * each; what is saved is the communes. `rest` is the most that all terms but nearness can come to
 * for this person. */
#include "topk_openings.h"

#include <stdlib.h>

#include "plugins/bank/score.h"

struct placed {
    uint32_t place, at;
};

static int by_place(const void *a, const void *b)
{
    const struct placed *x = a;
    const struct placed *y = b;
    if (x->place != y->place) return x->place < y->place ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

static int by_id(const void *a, const void *b)
{
    return id_compare(((const struct match_place *)a)->id, ((const struct match_place *)b)->id);
}

/* Every place once. */
static struct match_places *places_of(const struct match_open *given, size_t count)
{
    struct arena *scratch = arena_new();
    struct match_place *all = ARENA_ARRAY(scratch, count, struct match_place);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) all[i] = given[i].where;
    if (count) qsort(all, count, sizeof(*all), by_id);
    for (size_t i = 0; i < count; i++)
        if (!kept || !id_equal(all[kept - 1].id, all[i].id)) all[kept++] = all[i];
    struct match_places *places = match_places_new(all, kept, NULL, 0);
    arena_free(scratch);
    return places;
}

static void fill(struct match_openings *o, const struct match_open *given,
                 const struct placed *order)
{
    for (uint32_t i = 0; i < o->count; i++) {
        const struct match_open *g = &given[order[i].at];
        o->need[i] = g->need;
        o->price[i] = g->price;
        o->at[i] = order[i].at;
        o->from[order[i].place + 1] = i + 1;
        if (-g->price > o->discount) o->discount = -g->price;
    }
    for (uint32_t i = 1; i <= o->places->count; i++)
        if (o->from[i] < o->from[i - 1]) o->from[i] = o->from[i - 1];
}

struct match_openings *match_openings_new(struct arena *arena, const struct match_open *given,
                                          size_t count)
{
    struct match_openings *o = ARENA_NEW(arena, struct match_openings);
    struct arena *scratch = arena_new();
    struct placed *order = ARENA_ARRAY(scratch, count, struct placed);
    REQUIRE(count < UINT32_MAX);
    o->places = places_of(given, count);
    o->count = (uint32_t)count;
    for (uint32_t i = 0; i < o->count; i++)
        order[i] = (struct placed){ match_places_find(o->places, given[i].where.id), i };
    if (count) qsort(order, count, sizeof(*order), by_place);
    o->need = ARENA_ARRAY(arena, count, struct score_need);
    o->price = ARENA_ARRAY(arena, count, int32_t);
    o->at = ARENA_ARRAY(arena, count, uint32_t);
    o->from = ARENA_ARRAY(arena, (size_t)o->places->count + 1, uint32_t);
    fill(o, given, order);
    arena_free(scratch);
    return o;
}

void match_openings_end(struct match_openings *openings)
{
    match_places_release(openings->places);
}

struct search {
    const struct match_openings *openings;
    const struct topk_seeker *seeker;
    struct topk_opening *heap; /* the worst at 0 once full */
    size_t count;
    int32_t rest;
};

/* The most that skills, time, word, language, experience and a discount come to. */
static int32_t rest_of(const struct score_person *p, const struct match_openings *o)
{
    uint32_t level = 0;
    uint32_t times = 0;
    for (unsigned n = 0; n < SCORE_LANGUAGES; n++)
        if (score_level(p->levels, n) > level) level = score_level(p->levels, n);
    for (unsigned n = 0; n < SCORE_FIELDS; n++)
        if (score_in_field(p->fields, n) > times) times = score_in_field(p->fields, n);
    uint32_t language = SCORE_LANGUAGE_MOST * SCORE_NEUTRAL / 100;
    if (score_language_part(level) > language) language = score_language_part(level);
    uint32_t time = p->free ? SCORE_TIME_MOST : SCORE_TIME_MOST * SCORE_NEUTRAL / 100;
    return (int32_t)(SCORE_SKILLS_MOST + time + p->word + language +
                     SCORE_EXPERIENCE_MOST * times / SCORE_FIELD_FULL) +
           o->discount;
}

static void sink(struct search *s)
{
    struct topk_opening moved = s->heap[0];
    size_t at = 0;
    for (size_t child; (child = 2 * at + 1) < s->count; at = child) {
        if (child + 1 < s->count && topk_opening_before(&s->heap[child], &s->heap[child + 1]))
            child++;
        if (!topk_opening_before(&moved, &s->heap[child])) break;
        s->heap[at] = s->heap[child];
    }
    s->heap[at] = moved;
}

static void rise(struct search *s, struct topk_opening moved)
{
    size_t at = s->count++;
    for (; at && topk_opening_before(&s->heap[(at - 1) / 2], &moved); at = (at - 1) / 2)
        s->heap[at] = s->heap[(at - 1) / 2];
    s->heap[at] = moved;
}

static int32_t kth(const struct search *s)
{
    return s->count == s->seeker->most ? s->heap[0].worth : INT32_MIN;
}

static void offer(struct search *s, struct topk_opening found)
{
    bool full = s->count == s->seeker->most;
    if (full && !topk_opening_before(&found, &s->heap[0])) return;
    if (s->seeker->accept && !s->seeker->accept(s->seeker->arg, found.at)) return;
    if (full) {
        s->heap[0] = found;
        sink(s);
    } else {
        rise(s, found);
    }
}

static void search_place(struct search *s, uint32_t place, int64_t km, uint32_t near)
{
    const struct match_openings *o = s->openings;
    const struct score_person *p = s->seeker->person;
    for (uint32_t i = o->from[place]; i < o->from[place + 1]; i++) {
        if (!score_meets(p, &o->need[i])) continue;
        uint32_t score = score_sum(p, &o->need[i], km, near);
        int32_t worth = (int32_t)score - o->price[i];
        if (worth < kth(s)) continue;
        offer(s, (struct topk_opening){ o->at[i], score, worth });
    }
}

static bool worth(const struct search *s, uint32_t near)
{
    return (int32_t)near + s->rest >= kth(s);
}

/* Every place not seen yet. `listed`: all neighbours were, so what is left is far or unknown. */
static void search_rest(struct search *s, const uint64_t *seen, bool listed)
{
    const struct match_places *places = s->openings->places;
    const struct match_place *home = &s->seeker->home;
    for (uint32_t i = 0; i < places->count; i++) {
        const struct match_place *there = &places->place[i];
        if (seen[i >> 6] >> (i & 63) & 1) continue;
        bool blind = !match_place_known(home) || !match_place_known(there);
        int64_t km = blind ? DISTANCE_UNKNOWN : score_far_km();
        if (id_equal(home->id, there->id)) {
            km = 0;
        } else if (!listed && !blind) {
            km = score_distance(home->lat, home->lon, there->lat, there->lon);
        }
        uint32_t near = (uint32_t)score_near(km);
        if (worth(s, near)) search_place(s, i, km, near);
    }
}

static void unheap(struct search *s)
{
    size_t count = s->count;
    while (s->count > 1) {
        struct topk_opening worst = s->heap[0];
        s->heap[0] = s->heap[--s->count];
        sink(s);
        s->heap[s->count] = worst;
    }
    s->count = count;
}

/* The home among the places, unless it has moved since the list was made. */
static uint16_t listed_home(const struct match_places *places, const struct match_place *home)
{
    uint16_t at = match_places_find(places, home->id);
    bool same = at != MATCH_NO_PLACE && places->place[at].lat == home->lat &&
                places->place[at].lon == home->lon;
    return same ? at : MATCH_NO_PLACE;
}

size_t topk_openings(const struct match_openings *openings, const struct topk_seeker *seeker,
                     struct topk_opening *out)
{
    uint64_t seen[(MATCH_PLACES_MAX + 63) / 64];
    const struct match_places *places = openings->places;
    struct search s = { .openings = openings, .seeker = seeker, .heap = out };
    uint16_t home = listed_home(places, &seeker->home);
    s.rest = rest_of(seeker->person, openings);
    memset(seen, 0, (places->count + 63) / 64 * sizeof(seen[0]));
    uint32_t at = home == MATCH_NO_PLACE ? 0 : places->near_from[home];
    uint32_t end = home == MATCH_NO_PLACE ? 0 : places->near_from[home + 1];
    for (; at < end && worth(&s, places->near[at].points); at++) {
        const struct match_near *n = &places->near[at];
        seen[n->place >> 6] |= (uint64_t)1 << (n->place & 63);
        search_place(&s, n->place, n->km, n->points);
    }
    bool listed = home != MATCH_NO_PLACE && at == end;
    bool blind = places->unknown || !match_place_known(&seeker->home);
    if (worth(&s, listed && !blind ? 0 : SCORE_NEAR_MOST)) search_rest(&s, seen, listed);
    unheap(&s);
    return s.count;
}
