/* SPDX-License-Identifier: MIT
 * world: see world.h. The shares and curves below are the world; change one and every recorded
 * figure changes. */
#include "world.h"

#include <stdlib.h>
#include <string.h>

#include "chance.h"
#include "vbm.h"

enum {
    SKILLS = 24,
    LANGUAGE_REGIONS = 6,
    FOREIGN_LANGUAGE = 7, /* bit of those who speak one */
    OPENINGS_PER_COMMUNE = 6,
    FEWEST_COMMUNES = 12,
    MOST_COMMUNES = 60000,
};

/* --- Communes ----------------------------------------------------------------------------------
 */

static void make_communes(struct world *world, struct chance *chance)
{
    for (uint32_t i = 0; i < world->commune_count; i++)
        world->communes[i] = (struct commune){
            .x = (float)(chance_real(chance) * world->side),
            .y = (float)(chance_real(chance) * world->side),
            .people = exp(chance_normal(chance) * 0.9),
        };
    for (uint8_t region = 1; region <= LANGUAGE_REGIONS; region++) {
        double x = chance_real(chance) * world->side;
        double y = chance_real(chance) * world->side;
        double radius = world->side * (0.06 + 0.08 * chance_real(chance));
        for (uint32_t i = 0; i < world->commune_count; i++)
            if (hypot(world->communes[i].x - x, world->communes[i].y - y) < radius)
                world->communes[i].language = region;
    }
}

/* Sums of people up to and including each commune, for drawing one by its size. */
static double *sums_of(const struct world *world)
{
    double *sums = vbm_alloc(world->commune_count, sizeof *sums);
    double total = 0;
    for (uint32_t i = 0; i < world->commune_count; i++)
        sums[i] = total += world->communes[i].people;
    return sums;
}

static uint16_t draw_commune(const struct world *world, const double *sums, struct chance *chance)
{
    uint32_t low = 0;
    uint32_t high = world->commune_count - 1;
    double wanted = chance_real(chance) * sums[high];
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (sums[middle] < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint16_t)low;
}

/* --- People ------------------------------------------------------------------------------------
 */

/* Few skills are common and most are rare. */
static uint32_t draw_skills(struct chance *chance, uint32_t count)
{
    uint32_t skills = 0;
    for (uint32_t i = 0; i < count; i++)
        skills |= UINT32_C(1) << (int)(SKILLS * pow(chance_real(chance), 2.2));
    return skills;
}

static uint8_t draw_certificates(struct chance *chance)
{
    static const double share[] = { 0.18, 0.09, 0.25, 0.05, 0.03 };
    uint8_t held = 0;
    for (unsigned i = 0; i < sizeof share / sizeof *share; i++)
        if (chance_of(chance, share[i])) held |= (uint8_t)(1U << i);
    return held;
}

static uint8_t draw_load(struct chance *chance)
{
    double x = chance_real(chance);
    return x < 0.55 ? 1 : x < 0.82 ? 2 : x < 0.94 ? 3 : 4;
}

/* Weekends only, evenings, often free, or mixed. */
static void draw_free_time(struct person *person, struct chance *chance)
{
    uint32_t kind = chance_below(chance, 4);
    for (int day = 0; day < WORLD_DAYS; day++)
        for (int block = 0; block < WORLD_BLOCKS; block++) {
            bool weekend = day % 7 >= 5;
            const double likely[] = { weekend ? 0.85 : 0.08, block == 2 ? 0.7 : 0.15, 0.6,
                                      weekend ? 0.5 : 0.35 };
            if (chance_of(chance, likely[kind])) person->free[day] |= (uint8_t)(1U << block);
        }
}

static struct person draw_person(const struct world *world, const double *sums,
                                 struct chance *chance)
{
    uint16_t at = draw_commune(world, sums, chance);
    const struct commune *commune = &world->communes[at];
    struct person it = { .commune = at, .x = commune->x, .y = commune->y, .languages = 1 };
    it.skills = draw_skills(chance, 2 + chance_below(chance, 6));
    it.interests = draw_skills(chance, 1 + chance_below(chance, 3));
    if (commune->language && chance_of(chance, 0.45))
        it.languages |= (uint8_t)(1U << commune->language);
    if (chance_of(chance, 0.1)) it.languages |= 1U << FOREIGN_LANGUAGE;
    it.certificates = draw_certificates(chance);
    it.load = draw_load(chance);
    it.age = (uint8_t)(15 + chance_below(chance, 55));
    it.reliability = (uint16_t)(1000 * (1 - pow(chance_real(chance), 3)));
    it.hours = (uint16_t)fmin(2000, exp(chance_normal(chance) * 1.2 + 2.5));
    it.radius = (float)fmin(60, 6 + exp(chance_normal(chance) * 0.5 + 2.3));
    draw_free_time(&it, chance);
    return it;
}

/* --- Openings ----------------------------------------------------------------------------------
 */

static uint8_t draw_blocks(struct chance *chance)
{
    double x = chance_real(chance);
    return x < 0.3 ? 1 : x < 0.6 ? 2 : x < 0.82 ? 4 : x < 0.92 ? 3 : 7;
}

static void draw_seats(struct opening *it, double mean, struct chance *chance)
{
    double size = exp(chance_normal(chance) * 0.8 - 0.32) * mean;
    it->most = size < 3 ? 3 : size > 600 ? 600 : (int32_t)size;
    it->least = (int32_t)(it->most * (0.2 + 0.4 * chance_real(chance)));
    if (it->least < 1) it->least = 1;
    if (it->language && chance_of(chance, 0.6)) it->language_seats = 1 + it->most / 12;
    if (chance_of(chance, 0.4)) it->leader_seats = 1 + it->most / 15;
    if (it->language_seats + it->leader_seats >= it->most) {
        it->language_seats = 0;
        it->leader_seats = 1;
    }
}

static struct opening draw_opening(const struct world *world, const double *sums,
                                   struct chance *chance)
{
    uint16_t at = draw_commune(world, sums, chance);
    const struct commune *commune = &world->communes[at];
    struct opening it = {
        .commune = at, .x = commune->x, .y = commune->y, .language = commune->language
    };
    uint32_t week = chance_below(chance, WORLD_DAYS / 7);
    bool weekend = chance_of(chance, 0.55);
    it.day =
        (uint8_t)(week * 7 + (weekend ? 5 + chance_below(chance, 2) : chance_below(chance, 5)));
    it.blocks = draw_blocks(chance);
    if (!chance_of(chance, 0.35)) it.required = draw_skills(chance, 1 + chance_of(chance, 0.25));
    it.preferred = draw_skills(chance, 2 + chance_below(chance, 3));
    it.topics = draw_skills(chance, 1 + chance_below(chance, 2));
    it.certificate = chance_of(chance, 0.08) ? 1 : chance_of(chance, 0.05) ? 4 : 0;
    it.adults_only = (it.blocks & 4) && chance_of(chance, 0.5);
    draw_seats(&it, 0.95 * world->person_count / (double)world->opening_count, chance);
    return it;
}

/* --- Order -------------------------------------------------------------------------------------
 */

static uint32_t morton(float x, float y)
{
    uint32_t across = (uint32_t)(x / 2);
    uint32_t down = (uint32_t)(y / 2);
    uint32_t code = 0;
    for (int i = 0; i < 12; i++)
        code |= (across >> i & 1) << (2 * i) | (down >> i & 1) << (2 * i + 1);
    return code;
}

static int order(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

static int compare_people(const void *left, const void *right)
{
    const struct person *a = left;
    const struct person *b = right;
    int by = order(morton(a->x, a->y), morton(b->x, b->y));
    if (!by) by = order(a->commune, b->commune);
    if (!by) by = order(a->reliability, b->reliability);
    return by ? by : memcmp(a->free, b->free, sizeof a->free);
}

static int compare_openings(const void *left, const void *right)
{
    const struct opening *a = left;
    const struct opening *b = right;
    int by = order(morton(a->x, a->y), morton(b->x, b->y));
    if (!by) by = order(a->day, b->day);
    if (!by) by = order(a->most, b->most);
    return by ? by : order(a->preferred, b->preferred);
}

/* --- The whole ---------------------------------------------------------------------------------
 */

struct world world_new(uint32_t people, uint32_t openings, uint64_t seed, bool sorted)
{
    struct chance chance = chance_from(seed);
    uint32_t communes = openings / OPENINGS_PER_COMMUNE;
    if (communes < FEWEST_COMMUNES) communes = FEWEST_COMMUNES;
    if (communes > MOST_COMMUNES) communes = MOST_COMMUNES;
    struct world world = {
        .side = sqrtf((float)openings * 5.0F),
        .communes = vbm_alloc(communes, sizeof(struct commune)),
        .people = vbm_alloc(people, sizeof(struct person)),
        .openings = vbm_alloc(openings, sizeof(struct opening)),
        .commune_count = communes,
        .person_count = people,
        .opening_count = openings,
    };
    make_communes(&world, &chance);
    double *sums = sums_of(&world);
    for (uint32_t i = 0; i < people; i++) world.people[i] = draw_person(&world, sums, &chance);
    for (uint32_t i = 0; i < openings; i++) world.openings[i] = draw_opening(&world, sums, &chance);
    free(sums);
    if (sorted) {
        qsort(world.people, people, sizeof *world.people, compare_people);
        qsort(world.openings, openings, sizeof *world.openings, compare_openings);
    }
    return world;
}

void world_free(struct world *world)
{
    free(world->communes);
    free(world->people);
    free(world->openings);
    *world = (struct world){ 0 };
}

static float distance_squared(const struct person *person, const struct opening *opening)
{
    float dx = person->x - opening->x;
    float dy = person->y - opening->y;
    return dx * dx + dy * dy;
}

bool world_eligible(const struct person *person, const struct opening *opening)
{
    return (person->skills & opening->required) == opening->required &&
           (person->certificates & opening->certificate) == opening->certificate &&
           !(opening->adults_only && person->age < 18) &&
           (person->free[opening->day] & opening->blocks) == opening->blocks &&
           distance_squared(person, opening) <= person->radius * person->radius;
}

static int32_t bits(uint32_t set)
{
    return __builtin_popcount(set);
}

int32_t world_score(const struct person *person, const struct opening *opening)
{
    float distance = sqrtf(distance_squared(person, opening));
    int32_t score = 2500 - (int32_t)(2500 * distance / person->radius);
    score += 1500 * bits(person->skills & opening->preferred) / (1 + bits(opening->preferred));
    score += 1200 * bits(person->interests & opening->topics);
    score += person->reliability * 2 + (person->hours > 500 ? 500 : person->hours);
    if (opening->language && (person->languages >> opening->language & 1)) score += 900;
    return score < 1 ? 1 : score > 10000 ? 10000 : score;
}
