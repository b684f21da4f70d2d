/* SPDX-License-Identifier: MIT
 * topk: the order of the search. People of a place are sorted by their word, so when nobody of a
 * group can get in, the rest of the place cannot either; and when nobody at a place's start could,
 * neither can anybody farther away. Whoever lives too far away for the distance to matter is found
 * in the order by languages and skills. */
#include "topk.h"

#include "plugins/bank/score.h"
#include "topk_walk.h"
#include "wide.h"

uint32_t topk_near(const struct match_places *places, uint16_t opening, uint16_t home, int64_t *km)
{
    *km = opening == MATCH_NO_PLACE ? DISTANCE_UNKNOWN : match_places_km(places, opening, home);
    return (uint32_t)score_near(*km);
}

/* Whether all of some languages are spoken, going by levels. */
static inline bool all_spoken(uint64_t levels, uint32_t languages)
{
    for (; languages; languages &= languages - 1)
        if (!score_level(levels, (unsigned)__builtin_ctz(languages))) return false;
    return true;
}

/* ---- by place ---- */

/* Places one after another, and in each its groups. */
struct by_place {
    const struct match_near *near, *near_end; /* the neighbours left */
    /* the place entered */
    uint32_t place, slot, from, to;
    struct topk_spot spot; /* what its groups share */
};

static void enter(struct topk_search *s, struct by_place *b, uint32_t place, int64_t km,
                  uint32_t near)
{
    const struct match_home *home = &s->people->home[place];
    const struct score_need *need = &s->query->need;
    bool deaf = need->language && !score_level(home->levels, need->language);
    b->slot = b->from = home->from;
    b->to = all_spoken(home->levels, need->languages) ? home[1].from : home->from;
    b->place = place;
    b->spot.km = km;
    b->spot.near = near;
    b->spot.asking = deaf ? &s->deaf : &s->hearing;
    s->work.places++;
}

static bool enter_neighbour(struct topk_search *s, struct by_place *b)
{
    if (b->near == b->near_end || !topk_can(s, &s->hearing, b->near->points + SCORE_WORD_MOST))
        return false;
    enter(s, b, b->near->place, b->near->km, b->near->points);
    b->near++;
    return true;
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

/* The next group of the place entered. False: nobody else of it can get in. */
static bool name_group(struct topk_search *s, struct by_place *b, struct topk_spot *out)
{
    if (b->slot >= b->to) return false;
    uint32_t g = b->slot / GROUP_PEOPLE;
    uint32_t word = b->slot == b->from ? s->people->home[b->place].word : s->people->group_word[g];
    if (!topk_can(s, b->spot.asking, b->spot.near + word)) return false;
    *out = b->spot;
    out->w = g * GROUP_WORDS;
    out->points = b->spot.near + word;
    for (uint32_t k = 0; k < GROUP_WORDS; k++) out->left[k] = among(out->w + k, b->from, b->to);
    b->slot = (g + 1) * GROUP_PEOPLE;
    return true;
}

static bool next_near(struct topk_search *s, void *arg, struct topk_spot *out)
{
    struct by_place *b = arg;
    while (!name_group(s, b, out))
        if (!enter_neighbour(s, b)) return false;
    return true;
}

/* The neighbours, nearest first. */
static void search_near(struct topk_search *s)
{
    const struct match_places *places = s->snapshot->places;
    uint16_t here = s->query->place;
    s->seen = NULL;
    if (here == MATCH_NO_PLACE ||
        !topk_sets_of(&s->people->sets, s->dead, &s->query->need, &s->sets))
        return;
    struct by_place b = { .near = &places->near[places->near_from[here]],
                          .near_end = &places->near[places->near_from[here + 1]] };
    topk_walk(s, next_near, &b);
}

/* Places whose distance nobody knows: all of them, or those without a point. */
struct blind {
    struct by_place b;
    uint64_t *seen;
    uint32_t next;
    bool all;
};

static bool enter_blind(struct topk_search *s, struct blind *b)
{
    const struct match_places *places = s->snapshot->places;
    uint32_t near = (uint32_t)score_near(DISTANCE_UNKNOWN);
    if (!topk_can(s, &s->hearing, near + SCORE_WORD_MOST)) return false;
    while (b->next < s->people->places) {
        uint32_t i = b->next++;
        if (match_bit(b->seen, i) || (!b->all && match_place_known(&places->place[i]))) continue;
        enter(s, &b->b, i, DISTANCE_UNKNOWN, near);
        return true;
    }
    return false;
}

static bool next_blind(struct topk_search *s, void *arg, struct topk_spot *out)
{
    struct blind *b = arg;
    while (!name_group(s, &b->b, out))
        if (!enter_blind(s, b)) return false;
    return true;
}

/* ---- from afar ---- */

struct from_afar {
    uint32_t next;
    bool deaf; /* those among whom nobody speaks the language; the others were before */
};

/* The most that anybody of some can score from afar. */
static inline uint32_t most_of(const struct topk_search *s, const struct match_most *m)
{
    const struct score_need *n = &s->query->need;
    const struct topk_steps *steps = &s->hearing.steps;
    uint32_t most = score_skills_part(score_common(n->preferred, m->skills), n->preferred_count);
    most += steps->time[steps->times];
    uint32_t level = score_level(m->levels, n->language);
    most += steps->level[level < steps->levels ? level : steps->levels];
    if (m->fields >> n->field & 1) most += SCORE_EXPERIENCE_MOST;
    return most + m->word;
}

/* Whether anybody among them could still get in. */
static inline bool promising(const struct topk_search *s, const struct match_most *m)
{
    const struct score_need *n = &s->query->need;
    return !((n->required.words[0] & ~m->skills.words[0]) |
             (n->required.words[1] & ~m->skills.words[1])) &&
           all_spoken(m->levels, n->languages) && most_of(s, m) >= topk_kth(s);
}

/* The next group from g on in which somebody could still get in, or the end. */
WIDE_BODY uint32_t next_of(const struct topk_search *s, uint32_t g, bool deaf)
{
    const struct match_people *p = s->people;
    uint32_t end = p->far.words / GROUP_WORDS;
    unsigned language = s->query->need.language;
    while (g < end) {
        bool whole = g % BLOCK_GROUPS == 0;
        const struct match_most *block = &p->block[g / BLOCK_GROUPS];
        if (whole && (!promising(s, block) ||
                      (language && !deaf && !score_level(block->levels, language)))) {
            g += BLOCK_GROUPS;
            continue;
        }
        bool other = language && deaf == (score_level(p->group[g].levels, language) > 0);
        if (!other && promising(s, &p->group[g])) return g;
        g++;
    }
    return end;
}

WIDE static uint32_t next_wide(const struct topk_search *s, uint32_t g, bool deaf)
{
    return next_of(s, g, deaf);
}

static uint32_t next_group(const struct topk_search *s, uint32_t g, bool deaf)
{
    return is_wide() ? next_wide(s, g, deaf) : next_of(s, g, deaf);
}

static bool next_far(struct topk_search *s, void *arg, struct topk_spot *out)
{
    struct from_afar *f = arg;
    uint32_t g = next_group(s, f->next, f->deaf);
    if (g * GROUP_WORDS >= s->people->far.words) return false;
    f->next = g + 1;
    *out = (struct topk_spot){ .w = g * GROUP_WORDS,
                               .points = s->people->group[g].word,
                               .km = score_far_km(),
                               .asking = f->deaf ? &s->deaf : &s->hearing };
    memset(out->left, 0xff, sizeof(out->left));
    return true;
}

/* Everybody else is so far away that all are alike: by languages and skills, those first who may
 * speak what is spoken there. */
static void search_far(struct topk_search *s, const uint64_t *seen)
{
    struct from_afar f = { 0 };
    if (!topk_can(s, &s->hearing, SCORE_WORD_MOST) ||
        !topk_sets_of(&s->people->far, NULL, &s->query->need, &s->sets))
        return;
    s->seen = seen;
    topk_walk(s, next_far, &f);
    f = (struct from_afar){ .deaf = true };
    if (s->query->need.language) topk_walk(s, next_far, &f);
}

/* Everybody but the neighbours: by commune where distances are not known, else by skills. */
static void search_beyond(struct topk_search *s)
{
    uint64_t seen[(MATCH_PLACES_MAX + 63) / 64];
    const struct match_places *places = s->snapshot->places;
    uint16_t here = s->query->place;
    bool all = here == MATCH_NO_PLACE || !match_place_known(&places->place[here]);
    if (!topk_can(s, &s->hearing, (uint32_t)score_near(DISTANCE_UNKNOWN) + SCORE_WORD_MOST)) return;
    memset(seen, 0, (places->count + 63) / 64 * sizeof(seen[0]));
    for (uint32_t at = here == MATCH_NO_PLACE ? 0 : places->near_from[here];
         here != MATCH_NO_PLACE && at < places->near_from[here + 1]; at++)
        seen[places->near[at].place >> 6] |= (uint64_t)1 << (places->near[at].place & 63);
    s->seen = NULL;
    struct blind blind = { .seen = seen, .all = all };
    if ((all || places->unknown) &&
        topk_sets_of(&s->people->sets, s->dead, &s->query->need, &s->sets))
        topk_walk(s, next_blind, &blind);
    for (uint32_t i = 0; places->unknown && i < places->count; i++)
        if (!match_place_known(&places->place[i])) seen[i >> 6] |= (uint64_t)1 << (i & 63);
    if (!all) search_far(s, seen);
}

/* One order after another over both parts. */
static void search_parts(struct topk_search *s, void (*search)(struct topk_search *))
{
    const struct snapshot *of = s->snapshot;
    s->people = of->base;
    s->dead = of->dead_count ? of->dead : NULL;
    search(s);
    s->people = of->tail;
    s->dead = NULL;
    if (of->tail->count) search(s);
}

static void search_neighbours(struct topk_search *s, uint32_t guess)
{
    s->guess = guess;
    s->count = 0;
    search_parts(s, search_near);
    s->guess = 0;
}

size_t topk_people(const struct snapshot *snapshot, const struct topk_query *query,
                   struct topk_hit *out, struct topk_work *work)
{
    enum { SHORT_OF_MOST = 2000 };
    struct topk_search s;
    struct topk_steps steps;
    s.snapshot = snapshot;
    s.query = query;
    s.heap = out;
    s.work = (struct topk_work){ 0 };
    topk_steps_of(&query->need, &steps);
    topk_asking_of(&steps, &s.hearing);
    if (query->need.language) steps.levels = 0;
    topk_asking_of(&steps, &s.deaf);
    uint32_t most = SCORE_NEAR_MOST + SCORE_WORD_MOST + (uint32_t)s.hearing.most;
    /* Most searches end well above what a first commune would begin with: so guess, and look at
     * the neighbours again without a guess when it was too high. */
    search_neighbours(&s, most > SHORT_OF_MOST ? most - SHORT_OF_MOST : 0);
    if (s.count < query->most) search_neighbours(&s, 0);
    search_parts(&s, search_beyond);
    topk_unheap(&s);
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
