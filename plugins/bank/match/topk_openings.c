/* SPDX-License-Identifier: MIT
 * topk_openings: rows of one commune lie side by side and are simply scored, a few nanoseconds
 * each; what is saved is the communes. `rest` is the most that all terms but nearness can come to
 * for this person. */
#include "topk_openings.h"

#include <stdlib.h>

#include "plugins/bank/score.h"

/* To be sorted by place or by blocks, then as given. */
struct placed {
    uint32_t first, at;
};

static int by_first(const void *a, const void *b)
{
    const struct placed *x = a;
    const struct placed *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
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

/* The most points of a term when one of `wished` lacks. */
static uint16_t points_else(uint32_t most, uint32_t wished)
{
    return (uint16_t)(wished ? most * (wished - 1) / wished : most);
}

static void fill(struct match_openings *o, const struct match_open *given,
                 const struct placed *order)
{
    for (uint32_t i = 0; i < o->count; i++) {
        const struct match_open *g = &given[order[i].at];
        o->need[i] = g->need;
        o->price[i] = g->price;
        if (g->need.born_by > o->born_by) o->born_by = g->need.born_by;
        o->skills_else[i] = points_else(SCORE_SKILLS_MOST, g->need.preferred_count);
        o->time_else[i] = points_else(SCORE_TIME_MOST, g->need.block_count);
        o->at[i] = order[i].at;
        o->from[order[i].first + 1] = i + 1;
        if (-g->price > o->discount) o->discount = -g->price;
    }
    for (uint32_t i = 1; i <= o->places->count; i++)
        if (o->from[i] < o->from[i - 1]) o->from[i] = o->from[i - 1];
}

static void fill_far(struct arena *arena, struct match_openings *o, struct placed *order)
{
    uint32_t place = 0;
    o->far = ARENA_ARRAY(arena, o->count, struct match_far_open);
    o->same = ARENA_ARRAY(arena, (size_t)o->count + 1, struct match_same_blocks);
    struct arena *scratch = arena_new();
    uint16_t *places = ARENA_ARRAY(scratch, o->count, uint16_t);
    uint32_t *row_of = ARENA_ARRAY(scratch, o->count, uint32_t); /* by position */
    for (uint32_t i = 0; i < o->count; i++) {
        while (i >= o->from[place + 1]) place++;
        places[i] = (uint16_t)place;
        row_of[o->at[i]] = i;
        order[i] = (struct placed){ o->need[i].blocks, o->at[i] };
    }
    if (o->count) qsort(order, o->count, sizeof(*order), by_first);
    for (uint32_t i = 0; i < o->count; i++) {
        uint32_t row = row_of[order[i].at];
        const struct score_need *n = &o->need[row];
        if (!i || order[i].first != order[i - 1].first)
            o->same[o->same_count++] = (struct match_same_blocks){ n->blocks, i };
        o->far[i] =
            (struct match_far_open){ n->preferred,        row,         o->at[row], places[row],
                                     o->skills_else[row], n->language, n->field };
    }
    o->same[o->same_count].from = o->count;
    arena_free(scratch);
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
    if (count) qsort(order, count, sizeof(*order), by_first);
    o->need = ARENA_ARRAY(arena, count, struct score_need);
    o->skills_else = ARENA_ARRAY(arena, count, uint16_t);
    o->time_else = ARENA_ARRAY(arena, count, uint16_t);
    o->price = ARENA_ARRAY(arena, count, int32_t);
    o->at = ARENA_ARRAY(arena, count, uint32_t);
    o->from = ARENA_ARRAY(arena, (size_t)o->places->count + 1, uint32_t);
    fill(o, given, order);
    fill_far(arena, o, order);
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
    uint32_t level[SCORE_LANGUAGES], field[SCORE_FIELDS]; /* points, by what an opening asks for */
};

static void fill_points(struct search *s)
{
    const struct score_person *p = s->seeker->person;
    s->level[0] = SCORE_LANGUAGE_MOST * SCORE_NEUTRAL / 100;
    for (unsigned n = 1; n < SCORE_LANGUAGES; n++)
        s->level[n] = score_language_part(score_level(p->levels, n));
    for (unsigned n = 0; n < SCORE_FIELDS; n++)
        s->field[n] = SCORE_EXPERIENCE_MOST * score_in_field(p->fields, n) / SCORE_FIELD_FULL;
}

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

/* Points for skills and for time, or a little more: exact when all fits or nothing can. */
static uint32_t skills_about(const struct score_person *p, code_set preferred, uint32_t otherwise)
{
    bool lacks =
        (preferred.words[0] & ~p->skills.words[0]) | (preferred.words[1] & ~p->skills.words[1]);
    return lacks ? otherwise : SCORE_SKILLS_MOST;
}
static uint32_t skills_of(const struct score_person *p, code_set preferred)
{
    return score_skills_part(score_common(preferred, p->skills),
                             score_common(preferred, preferred));
}
static uint32_t time_about(const struct score_person *p, uint32_t blocks, uint32_t otherwise)
{
    if (!p->free || !blocks) return SCORE_TIME_MOST * SCORE_NEUTRAL / 100;
    return blocks & ~p->free ? otherwise : SCORE_TIME_MOST;
}

static void offer_row(struct search *s, uint32_t row, int64_t km, uint32_t near)
{
    const struct match_openings *o = s->openings;
    const struct score_person *p = s->seeker->person;
    if (!score_meets(p, &o->need[row])) return;
    uint32_t score = score_sum(p, &o->need[row], km, near);
    int32_t worth = (int32_t)score - o->price[row];
    if (worth >= kth(s)) offer(s, (struct topk_opening){ o->at[row], score, worth });
}

static void search_place(struct search *s, uint32_t place, int64_t km, uint32_t near)
{
    const struct match_openings *o = s->openings;
    const struct score_person *p = s->seeker->person;
    for (uint32_t i = o->from[place]; i < o->from[place + 1]; i++) {
        const struct score_need *n = &o->need[i];
        uint32_t about = near + p->word + skills_about(p, n->preferred, o->skills_else[i]) +
                         time_about(p, n->blocks, o->time_else[i]) + s->level[n->language] +
                         s->field[n->field];
        if ((int32_t)about - o->price[i] >= kth(s)) offer_row(s, i, km, near);
    }
}

/* With this much at most; equals by their position. */
static bool could_get_in(const struct search *s, int32_t most, uint32_t at)
{
    return most > kth(s) || (most == kth(s) && at < s->heap[0].at);
}

/* What is too far to be worth anything for nearness: blocks by blocks. */
static void search_far(struct search *s, const uint64_t *seen)
{
    const struct match_openings *o = s->openings;
    const struct score_person *p = s->seeker->person;
    uint32_t neutral = SCORE_TIME_MOST * SCORE_NEUTRAL / 100;
    uint32_t most = p->free ? SCORE_TIME_MOST : neutral;
    for (uint32_t b = 0; b < o->same_count; b++) {
        uint32_t cells = (uint32_t)__builtin_popcount(o->same[b].blocks);
        uint32_t fits = (uint32_t)__builtin_popcount(o->same[b].blocks & p->free);
        uint32_t time = cells && p->free ? score_time_part(fits, cells) : neutral;
        int32_t most_here = s->rest - (int32_t)most + (int32_t)time;
        for (uint32_t i = o->same[b].from; i < o->same[b + 1].from; i++) {
            const struct match_far_open *f = &o->far[i];
            if (!could_get_in(s, most_here, f->at)) break; /* nor those behind it */
            int32_t others = (int32_t)(p->word + time + s->level[f->language] + s->field[f->field]);
            others += o->discount;
            if (others + (int32_t)skills_about(p, f->preferred, f->skills_else) >= kth(s) &&
                could_get_in(s, others + (int32_t)skills_of(p, f->preferred), f->at) &&
                !(seen[f->place >> 6] >> (f->place & 63) & 1))
                offer_row(s, f->row, score_far_km(), 0);
        }
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
    if (seeker->person->birth > openings->born_by) return 0;
    s.rest = rest_of(seeker->person, openings);
    fill_points(&s);
    memset(seen, 0, (places->count + 63) / 64 * sizeof(seen[0]));
    uint32_t at = home == MATCH_NO_PLACE ? 0 : places->near_from[home];
    uint32_t end = home == MATCH_NO_PLACE ? 0 : places->near_from[home + 1];
    for (; at < end && worth(&s, places->near[at].points); at++) {
        const struct match_near *n = &places->near[at];
        seen[n->place >> 6] |= (uint64_t)1 << (n->place & 63);
        search_place(&s, n->place, n->km, n->points);
    }
    for (; at < end; at++)
        seen[places->near[at].place >> 6] |= (uint64_t)1 << (places->near[at].place & 63);
    bool listed = home != MATCH_NO_PLACE;
    bool blind = places->unknown || !match_place_known(&seeker->home);
    if (listed && !blind) {
        if (worth(&s, 0)) search_far(&s, seen);
    } else if (worth(&s, SCORE_NEAR_MOST)) {
        search_rest(&s, seen, listed);
    }
    unheap(&s);
    return s.count;
}
