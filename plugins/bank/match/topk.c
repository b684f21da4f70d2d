/* SPDX-License-Identifier: MIT
 * topk: the order of the search. The best are a heap whose root is the k-th; `points` is what the
 * terms that differ from person to person must still bring, and only grows within a commune, since
 * people are sorted by their word and the k-th score never falls. When no class can bring it, the
 * rest of the commune cannot either; and when that is so at a commune's start, neither can any
 * commune farther away. */
#include "topk.h"

#include "plugins/bank/score.h"
#include "topk_classes.h"
#include "wide.h"

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
    int32_t points;            /* the classes are of */
    struct topk_classes above; /* of one point more than `above_points` */
    int32_t above_points;
    uint32_t guess;               /* at the k-th score: nobody below is looked at */
    uint32_t found[GROUP_PEOPLE]; /* in one group */
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
    uint32_t least = s->count == s->query->most ? s->heap[0].score : 0;
    return least > s->guess ? least : s->guess;
}

static void offer(struct search *s, uint32_t slot, int64_t km, uint32_t near)
{
    const struct score_person *person = &s->people->person[slot];
    s->work.scored++;
    uint32_t score = score_sum(person, &s->query->need, km, near);
    if (score < kth(s) || !score_meets(person, &s->query->need)) return;
    struct topk_hit hit = { s->people, slot, score, s->people->lot[slot] };
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

/* Offers those found. Their rows lie far apart in memory: they are asked for ahead of their turn.
 */
WIDE_BODY void offer_all(struct search *s, uint32_t count, int64_t km, uint32_t near)
{
    enum { AHEAD = 12 };
    for (uint32_t i = 0; i < count && i < AHEAD; i++) {
        __builtin_prefetch(&s->people->person[s->found[i]]);
        __builtin_prefetch(&s->people->lot[s->found[i]]);
    }
    for (uint32_t i = 0; i < count; i++) {
        if (i + AHEAD < count) {
            __builtin_prefetch(&s->people->person[s->found[i + AHEAD]]);
            __builtin_prefetch(&s->people->lot[s->found[i + AHEAD]]);
        }
        offer(s, s->found[i], km, near);
    }
}

WIDE static void offer_wide(struct search *s, uint32_t count, int64_t km, uint32_t near)
{
    offer_all(s, count, km, near);
}

static void offer_found(struct search *s, uint32_t count, int64_t km, uint32_t near)
{
    is_wide() ? offer_wide(s, count, km, near) : offer_all(s, count, km, near);
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

/* When the k-th has drawn a good lot, equals get in with a better one only. Who cannot have more
 * points than the k-th, and has no such lot, goes. */
static void leave_out_equals(struct search *s, int32_t points, uint32_t w, uint64_t left[])
{
    uint64_t more[GROUP_WORDS];
    if (s->count < s->query->most || s->heap[0].lot >= MATCH_LUCKY || kth(s) > s->heap[0].score)
        return;
    if (s->above_points != points) topk_classes_of(&s->steps, points + 1, &s->above);
    s->above_points = points;
    memcpy(more, left, sizeof(more));
    bool some = s->above.count && topk_group(&s->sets, &s->steps, &s->above, w, more);
    for (uint32_t k = 0; k < GROUP_WORDS; k++)
        left[k] &= (some ? more[k] : 0) | (s->sets.lucky ? s->sets.lucky[w + k] : 0);
}

/* Which of the 64 people of word w lie in [from, to). */
static uint64_t among(uint32_t w, uint32_t from, uint32_t to)
{
    uint64_t bits = ~(uint64_t)0;
    if (w < from >> 6 || w > to >> 6) return 0;
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
    for (uint32_t g = from / GROUP_PEOPLE; from < to && g <= (to - 1) / GROUP_PEOPLE; g++) {
        uint32_t first = g * GROUP_PEOPLE > from ? g * GROUP_PEOPLE : from;
        uint32_t word = s->people->person[first].word;
        uint64_t left[GROUP_WORDS];
        if (!ask_for(s, (int32_t)kth(s) - (int32_t)(near + word))) return;
        s->work.groups++;
        if (g < (to - 1) / GROUP_PEOPLE) topk_fetch(&s->sets, &s->classes, (g + 1) * GROUP_WORDS);
        for (uint32_t k = 0; k < GROUP_WORDS; k++) left[k] = among(g * GROUP_WORDS + k, from, to);
        if (!topk_group(&s->sets, &s->steps, &s->classes, g * GROUP_WORDS, left)) continue;
        leave_out_equals(s, (int32_t)kth(s) - (int32_t)(near + word), g * GROUP_WORDS, left);
        uint32_t count = 0;
        for (uint32_t k = 0; k < GROUP_WORDS; k++)
            for (; left[k]; left[k] &= left[k] - 1)
                s->found[count++] = (g * GROUP_WORDS + k) * 64 + (uint32_t)__builtin_ctzll(left[k]);
        offer_found(s, count, km, near);
    }
}

/* Whether anybody whose place is worth `near` could still get in. */
static bool worth(struct search *s, uint32_t near)
{
    return ask_for(s, (int32_t)kth(s) - (int32_t)near - SCORE_WORD_MOST);
}

/* Places whose distance nobody knows: all of them, or those without a point. */
static void search_blind(struct search *s, bool all, uint64_t *seen)
{
    const struct match_places *places = s->snapshot->places;
    uint32_t near = (uint32_t)score_near(DISTANCE_UNKNOWN);
    for (uint32_t i = 0; i < s->people->places; i++) {
        if (match_bit(seen, i) || (!all && match_place_known(&places->place[i]))) continue;
        seen[i >> 6] |= (uint64_t)1 << (i & 63);
        if (worth(s, near)) search_place(s, i, DISTANCE_UNKNOWN, near);
    }
}

/* The most that anybody of a group of the order by skills can score from afar. */
static uint32_t most_of(const struct search *s, const struct match_group *g)
{
    const struct score_need *n = &s->query->need;
    uint32_t most = score_skills_part(score_common(n->preferred, g->skills), n->preferred_count);
    most += s->steps.time[s->steps.times];
    if (!n->language || g->speaks >> n->language & 1) most += s->steps.level[s->steps.levels];
    if (g->fields >> n->field & 1) most += SCORE_EXPERIENCE_MOST;
    return most + g->word;
}

static bool has_required(const struct match_group *g, const struct score_need *n)
{
    return !((n->required.words[0] & ~g->skills.words[0]) |
             (n->required.words[1] & ~g->skills.words[1]) | (n->languages & ~g->speaks));
}

/* The next group from g on in which somebody could still get in, or the end. */
WIDE_BODY uint32_t next_of(const struct search *s, uint32_t g)
{
    const struct match_people *p = s->people;
    uint32_t end = p->far.words / GROUP_WORDS;
    while (g < end &&
           (!has_required(&p->group[g], &s->query->need) || most_of(s, &p->group[g]) < kth(s)))
        g++;
    if (g < end) topk_fetch(&s->sets, &s->classes, g * GROUP_WORDS);
    return g;
}

WIDE static uint32_t next_wide(const struct search *s, uint32_t g)
{
    return next_of(s, g);
}

static uint32_t next_group(const struct search *s, uint32_t g)
{
    return is_wide() ? next_wide(s, g) : next_of(s, g);
}

static void search_group(struct search *s, uint32_t g, const uint64_t *dead, const uint64_t *seen)
{
    const struct match_people *p = s->people;
    uint64_t left[GROUP_WORDS];
    uint32_t count = 0;
    if (!ask_for(s, (int32_t)kth(s) - p->group[g].word)) return;
    s->work.groups++;
    for (uint32_t k = 0; k < GROUP_WORDS; k++) left[k] = ~(uint64_t)0;
    if (!topk_group(&s->sets, &s->steps, &s->classes, g * GROUP_WORDS, left)) return;
    leave_out_equals(s, (int32_t)kth(s) - p->group[g].word, g * GROUP_WORDS, left);
    for (uint32_t k = 0; k < GROUP_WORDS; k++)
        for (; left[k]; left[k] &= left[k] - 1) {
            uint32_t at = (g * GROUP_WORDS + k) * 64 + (uint32_t)__builtin_ctzll(left[k]);
            if (at < p->count && !match_bit(seen, p->far_place[at]) &&
                !match_bit(dead, p->far_slot[at]))
                s->found[count++] = p->far_slot[at];
        }
    offer_found(s, count, score_far_km(), 0);
}

/* Everybody else is so far away that all are alike: by skills, leaving out groups that lack them.
 * Groups are asked for ahead of their turn. */
static void search_far(struct search *s, const uint64_t *dead, const uint64_t *seen)
{
    enum { AHEAD = 4 };
    const struct match_people *p = s->people;
    uint32_t end = p->far.words / GROUP_WORDS;
    uint32_t ring[AHEAD];
    if (!worth(s, 0) || !topk_sets_of(&p->far, NULL, &s->query->need, &s->sets)) return;
    uint32_t next = 0;
    for (uint32_t i = 0; i < AHEAD; i++) {
        ring[i] = next_group(s, next);
        next = ring[i] < end ? ring[i] + 1 : end;
    }
    for (uint32_t i = 0; ring[i % AHEAD] < end; i++) {
        uint32_t g = ring[i % AHEAD];
        ring[i % AHEAD] = next_group(s, next);
        next = ring[i % AHEAD] < end ? ring[i % AHEAD] + 1 : end;
        search_group(s, g, dead, seen);
    }
}

/* The neighbours, nearest first. */
static void search_near(struct search *s, const struct match_people *people, const uint64_t *dead)
{
    const struct match_places *places = s->snapshot->places;
    uint16_t here = s->query->place;
    s->people = people;
    if (here == MATCH_NO_PLACE || !topk_sets_of(&people->sets, dead, &s->query->need, &s->sets))
        return;
    for (uint32_t at = places->near_from[here]; at < places->near_from[here + 1]; at++) {
        const struct match_near *n = &places->near[at];
        if (!worth(s, n->points)) return;
        if (at + 1 < places->near_from[here + 1])
            topk_fetch(&s->sets, &s->classes,
                       people->from[n[1].place] / GROUP_PEOPLE * GROUP_WORDS);
        search_place(s, n->place, n->km, n->points);
    }
}

/* Everybody but the neighbours: by commune where distances are not known, else by skills. */
static void search_beyond(struct search *s, const struct match_people *people, const uint64_t *dead)
{
    uint64_t seen[(MATCH_PLACES_MAX + 63) / 64];
    const struct match_places *places = s->snapshot->places;
    uint16_t here = s->query->place;
    bool all = here == MATCH_NO_PLACE || !match_place_known(&places->place[here]);
    s->people = people;
    memset(seen, 0, (places->count + 63) / 64 * sizeof(seen[0]));
    for (uint32_t at = here == MATCH_NO_PLACE ? 0 : places->near_from[here];
         here != MATCH_NO_PLACE && at < places->near_from[here + 1]; at++)
        seen[places->near[at].place >> 6] |= (uint64_t)1 << (places->near[at].place & 63);
    if ((all || places->unknown) && topk_sets_of(&people->sets, dead, &s->query->need, &s->sets))
        search_blind(s, all, seen);
    if (!all) search_far(s, dead, seen);
}

/* The most that anybody anywhere can score. */
static uint32_t most_at_all(const struct topk_steps *steps)
{
    return SCORE_NEAR_MOST + SCORE_WORD_MOST + steps->skill[steps->skills] +
           steps->time[steps->times] + steps->level[steps->levels] + steps->field[steps->fields];
}

static void search_neighbours(struct search *s, uint32_t guess)
{
    const struct snapshot *of = s->snapshot;
    s->guess = guess;
    s->count = 0;
    search_near(s, of->base, of->dead_count ? of->dead : NULL);
    if (of->tail->count) search_near(s, of->tail, NULL);
}

size_t topk_people(const struct snapshot *snapshot, const struct topk_query *query,
                   struct topk_hit *out, struct topk_work *work)
{
    enum { SHORT_OF_MOST = 2000 };
    struct search s = { .snapshot = snapshot,
                        .query = query,
                        .heap = out,
                        .points = INT32_MAX,
                        .above_points = INT32_MAX };
    topk_steps_of(&query->need, &s.steps);
    uint32_t most = most_at_all(&s.steps);
    /* Most searches end well above what a first commune would begin with: so guess, and look at
     * the neighbours again without a guess when it was too high. */
    search_neighbours(&s, most > SHORT_OF_MOST ? most - SHORT_OF_MOST : 0);
    if (s.count < query->most) search_neighbours(&s, 0);
    s.guess = 0;
    search_beyond(&s, snapshot->base, snapshot->dead_count ? snapshot->dead : NULL);
    if (snapshot->tail->count) search_beyond(&s, snapshot->tail, NULL);
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
