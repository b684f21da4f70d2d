/* SPDX-License-Identifier: MIT
 * topk: the order of the search. The best are a heap whose root is the k-th; `points` is what the
 * terms that differ from person to person must still bring, and only grows within a commune, since
 * people are sorted by their word and the k-th score never falls. When no class can bring it, the
 * rest of the commune cannot either; and when that is so at a commune's start, neither can any
 * commune farther away. */
#include "topk.h"

#include "plugins/bank/score.h"
#include "topk_classes.h"

struct search {
    const struct snapshot *snapshot;
    const struct topk_query *query;
    struct topk_hit *heap; /* the worst at 0 once full */
    size_t count;
    struct topk_steps steps;
    struct topk_work work;
    /* the part searched now */
    const struct match_people *people;
    struct topk_sets sets;
    struct topk_classes classes;
    int32_t points; /* the classes are of */
};

uint32_t topk_near(const struct match_places *places, uint16_t opening, uint16_t home, int64_t *km)
{
    *km = opening == MATCH_NO_PLACE ? DISTANCE_UNKNOWN : match_places_km(places, opening, home);
    return (uint32_t)score_near(*km);
}

static void sink(struct search *s, size_t at)
{
    struct topk_hit moved = s->heap[at];
    for (size_t child; (child = 2 * at + 1) < s->count; at = child) {
        if (child + 1 < s->count && topk_before(&s->heap[child], &s->heap[child + 1])) child++;
        if (!topk_before(&moved, &s->heap[child])) break;
        s->heap[at] = s->heap[child];
    }
    s->heap[at] = moved;
}

static void rise(struct search *s, size_t at)
{
    struct topk_hit moved = s->heap[at];
    for (; at && topk_before(&s->heap[(at - 1) / 2], &moved); at = (at - 1) / 2)
        s->heap[at] = s->heap[(at - 1) / 2];
    s->heap[at] = moved;
}

/* Best first. */
static void unheap(struct search *s)
{
    size_t count = s->count;
    while (s->count > 1) {
        struct topk_hit worst = s->heap[0];
        s->heap[0] = s->heap[--s->count];
        sink(s, 0);
        s->heap[s->count] = worst;
    }
    s->count = count;
}

/* The score the next one must reach; equal ones by lot. */
static uint32_t kth(const struct search *s)
{
    return s->count == s->query->most ? s->heap[0].score : 0;
}

static void offer(struct search *s, uint32_t slot, int64_t km, uint32_t near)
{
    const struct score_person *person = &s->people->person[slot];
    s->work.scored++;
    uint32_t score = score_sum(person, &s->query->need, km, near);
    if (score < kth(s) || !score_meets(person, &s->query->need)) return;
    struct topk_hit hit = { s->people, slot, score,
                            match_lot(s->snapshot->seed, s->people->facts[slot].volunteer) };
    bool full = s->count == s->query->most;
    if (full && !topk_before(&hit, &s->heap[0])) return;
    if (s->query->accept && !s->query->accept(s->query->arg, &hit)) return;
    if (full) {
        s->heap[0] = hit;
        sink(s, 0);
    } else {
        s->heap[s->count++] = hit;
        rise(s, s->count - 1);
    }
}

/* Makes the classes for `points`, unless those there are for about as many. False: nobody can. */
static bool ask_for(struct search *s, int32_t points)
{
    enum { ABOUT = 100 };
    if (points < s->points || points > s->points + ABOUT) {
        topk_classes_of(&s->steps, points, &s->classes);
        s->points = points;
    }
    return s->classes.count > 0;
}

static uint64_t among(uint32_t w, uint32_t from, uint32_t to)
{
    uint64_t bits = ~(uint64_t)0;
    if (w == from >> 6) bits &= ~(uint64_t)0 << (from & 63);
    if (w == to >> 6) bits &= ~(~(uint64_t)0 << (to & 63));
    return bits;
}

/* One commune, until nobody behind can get in. */
static void search_place(struct search *s, uint32_t place, int64_t km, uint32_t near)
{
    uint32_t from = s->people->from[place];
    uint32_t to = s->people->from[place + 1];
    s->work.places++;
    for (uint32_t w = from >> 6; from < to && w <= (to - 1) >> 6; w++) {
        uint32_t first = w << 6 > from ? w << 6 : from;
        uint32_t word = s->people->person[first].word;
        if (!ask_for(s, (int32_t)kth(s) - (int32_t)(near + word))) return;
        s->work.words++;
        for (uint64_t left = topk_word(&s->sets, &s->steps, &s->classes, w, among(w, from, to));
             left; left &= left - 1)
            offer(s, (w << 6) + (uint32_t)__builtin_ctzll(left), km, near);
    }
}

/* Whether anybody whose place is worth `near` could still get in. */
static bool worth(struct search *s, uint32_t near)
{
    return ask_for(s, (int32_t)kth(s) - (int32_t)near - SCORE_WORD_MOST);
}

/* Places beyond the neighbours, of which all the distances are known or all are not. */
static void search_far(struct search *s, const uint64_t *seen, bool known)
{
    const struct match_places *places = s->snapshot->places;
    uint16_t here = s->query->place;
    bool blind = here == MATCH_NO_PLACE || !match_place_known(&places->place[here]);
    int64_t km = DISTANCE_UNKNOWN;
    uint32_t near = known ? 0 : (uint32_t)score_near(km);
    if (known ? blind : !blind && !places->unknown) return;
    for (uint32_t i = 0; i < s->people->places && worth(s, near); i++) {
        if (match_bit(seen, i) || s->people->from[i] == s->people->from[i + 1]) continue;
        if ((!blind && match_place_known(&places->place[i])) != known) continue;
        if (known) (void)topk_near(places, here, (uint16_t)i, &km);
        search_place(s, i, km, near);
    }
}

static void search_part(struct search *s, const struct match_people *people, const uint64_t *dead)
{
    uint64_t seen[(MATCH_PLACES_MAX + 63) / 64];
    const struct match_places *places = s->snapshot->places;
    uint16_t here = s->query->place;
    s->people = people;
    if (!topk_sets_of(people, dead, &s->query->need, &s->sets)) return;
    memset(seen, 0, (places->count + 63) / 64 * sizeof(seen[0]));
    uint32_t at = here == MATCH_NO_PLACE ? 0 : places->near_from[here];
    uint32_t end = here == MATCH_NO_PLACE ? 0 : places->near_from[here + 1];
    for (; at < end && worth(s, places->near[at].points); at++) {
        const struct match_near *n = &places->near[at];
        seen[n->place >> 6] |= (uint64_t)1 << (n->place & 63);
        search_place(s, n->place, n->km, n->points);
    }
    for (; at < end; at++)
        seen[places->near[at].place >> 6] |= (uint64_t)1 << (places->near[at].place & 63);
    search_far(s, seen, false);
    search_far(s, seen, true);
}

size_t topk_people(const struct snapshot *snapshot, const struct topk_query *query,
                   struct topk_hit *out, struct topk_work *work)
{
    struct search s = { .snapshot = snapshot, .query = query, .heap = out, .points = INT32_MAX };
    topk_steps_of(&query->need, &s.steps);
    search_part(&s, snapshot->base, snapshot->dead_count ? snapshot->dead : NULL);
    if (snapshot->tail->count) search_part(&s, snapshot->tail, NULL);
    unheap(&s);
    if (work) *work = s.work;
    return s.count;
}

static void count_part(const struct snapshot *snapshot, const struct topk_query *query,
                       const struct match_people *people, const uint64_t *dead, uint32_t least,
                       struct topk_counts *out)
{
    for (uint32_t slot = 0; slot < people->count; slot++) {
        const struct score_person *p = &people->person[slot];
        if (match_bit(dead, slot) || !score_meets(p, &query->need)) continue;
        out->eligible++;
        if (people->facts[slot].consent == CONSENT_AGREED) continue;
        int64_t km;
        uint32_t near = topk_near(snapshot->places, query->place, people->facts[slot].place, &km);
        if (score_sum(p, &query->need, km, near) < least) continue;
        out->taken_back += people->facts[slot].consent == CONSENT_TAKEN_BACK;
        out->not_asked += people->facts[slot].consent == CONSENT_NOT_ASKED;
    }
}

void topk_count(const struct snapshot *snapshot, const struct topk_query *query, uint32_t least,
                struct topk_counts *out)
{
    *out = (struct topk_counts){ .all = snapshot->alive };
    count_part(snapshot, query, snapshot->base, snapshot->dead, least, out);
    count_part(snapshot, query, snapshot->tail, NULL, least, out);
}
