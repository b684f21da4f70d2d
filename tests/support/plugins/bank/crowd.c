/* SPDX-License-Identifier: MIT
 * crowd: splitmix64 and a few distributions; the same seed gives the same country everywhere. */
#include "crowd.h"

#include "plugins/bank/score.h"

enum { SKILLS = 22, LANGUAGES = 5, FIELDS = 15 };

static uint64_t draw(struct crowd *c)
{
    uint64_t z = c->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

uint32_t crowd_random(struct crowd *c, uint32_t n)
{
    return (uint32_t)((draw(c) >> 32) * n >> 32);
}

static bool chance(struct crowd *c, uint32_t percent)
{
    return crowd_random(c, 100) < percent;
}

/* Low numbers are common: the square of an even draw. */
static unsigned skewed(struct crowd *c, uint32_t n)
{
    uint32_t at = crowd_random(c, n * 16);
    return at * at / (n * 256);
}

static code_set some_skills(struct crowd *c, uint32_t most, uint32_t of)
{
    code_set s = { { 0, 0 } };
    for (uint32_t i = crowd_random(c, most + 1); i > 0; i--) code_set_add(&s, 1 + skewed(c, of));
    return s;
}

/* Students, workers, housewives, anybody: when one is free. */
static uint32_t free_cells(struct crowd *c)
{
    static const uint32_t weekend[] = { 85, 45, 70, 50 }, weekday[] = { 8, 15, 55, 35 };
    uint32_t kind = crowd_random(c, 4);
    uint32_t cells = 0;
    if (chance(c, 12)) return 0;
    for (uint32_t day = 0; day < 7; day++)
        for (uint32_t block = 0; block < 4; block++) {
            uint32_t odds = day >= 5 ? weekend[kind] : weekday[kind];
            if (block == BLOCK_EVENING && kind == 1) odds = 70;
            if (block == BLOCK_NIGHT) odds /= 6;
            if (chance(c, odds)) cells |= (uint32_t)1 << (day * 4 + block);
        }
    return cells;
}

static void add_history(struct crowd *c, struct match_row *row)
{
    uint32_t called = 1 + crowd_random(c, 12);
    uint32_t away = chance(c, 30) ? crowd_random(c, 3) : 0;
    if (away > called) away = called;
    row->facts.called = (uint16_t)called;
    row->facts.unexcused = (uint16_t)away;
    row->facts.attended = (uint16_t)(called - away);
    row->facts.months = (uint8_t)(1 + crowd_random(c, called < 12 ? called : 12));
    row->facts.hours = (uint16_t)(row->facts.attended * 4);
    row->facts.last = c->on - (date)crowd_random(c, 364);
    for (uint32_t i = 1 + crowd_random(c, 3); i > 0; i--) {
        unsigned field = 1 + skewed(c, FIELDS);
        row->person.fields &= ~((uint64_t)7 << (field * 3));
        row->person.fields |= (uint64_t)(1 + crowd_random(c, 5)) << (field * 3);
    }
}

static void add_language(struct crowd *c, struct match_row *row)
{
    unsigned language = 1 + row->facts.place * 7u % LANGUAGES;
    uint32_t level = chance(c, 60) ? 1 : 1 + crowd_random(c, 5);
    row->person.levels |= (uint64_t)level << (language * 4);
    row->person.speaks |= (uint16_t)(1u << language);
}

static id numbered(struct crowd *c, uint64_t high)
{
    id out;
    uint64_t low = draw(c);
    for (int i = 0; i < 8; i++) {
        out.bytes[i] = (uint8_t)(high >> (56 - 8 * i));
        out.bytes[8 + i] = (uint8_t)(low >> (56 - 8 * i));
    }
    return out;
}

struct match_row crowd_person(struct crowd *c, bool rough)
{
    uint32_t a = crowd_random(c, (uint32_t)c->place_count);
    uint32_t b = crowd_random(c, (uint32_t)c->place_count);
    struct match_row row = { 0 };
    row.facts.volunteer = numbered(c, ++c->count);
    row.facts.place = (uint16_t)(a < b ? a : b); /* some communes are large */
    row.facts.occupation = (uint8_t)(1 + crowd_random(c, 6));
    row.person.skills = some_skills(c, 6, rough ? 6 : SKILLS);
    row.person.free = free_cells(c);
    row.person.birth = c->on - (date)(15 * 365 + crowd_random(c, 50 * 365));
    row.person.radius_km = chance(c, 60) ? 0 : (uint16_t)(5 + crowd_random(c, 40));
    row.person.busy_harvest = chance(c, 15);
    if (rough) row.person.free &= 0x11111111;
    row.facts.consent = chance(c, rough ? 20 : 2) ? CONSENT_TAKEN_BACK : CONSENT_AGREED;
    if (chance(c, 40)) add_history(c, &row);
    if (chance(c, 25)) add_language(c, &row);
    row.person.word =
        (uint16_t)score_word(row.facts.called, row.facts.attended, row.facts.unexcused);
    return row;
}

/* One day, most often at the weekend: a morning, an afternoon, an evening, or two or all of them;
 * now and then the same on several days. */
static uint32_t some_blocks(struct crowd *c)
{
    static const uint8_t parts[] = { 1, 1, 1, 2, 2, 2, 4, 4, 3, 7 };
    uint32_t day = chance(c, 60) ? 5 + crowd_random(c, 2) : crowd_random(c, 5);
    uint32_t part = chance(c, 4) ? 8 : parts[crowd_random(c, 10)];
    uint32_t blocks = part << (day * 4);
    if (chance(c, 10))
        for (uint32_t i = 1 + crowd_random(c, 4); i > 0; i--)
            blocks |= part << (crowd_random(c, 7) * 4);
    return blocks;
}

struct crowd_opening crowd_opening(struct crowd *c, bool rough)
{
    struct crowd_opening o = { .place = (uint16_t)crowd_random(c, (uint32_t)c->place_count) };
    struct score_need *n = &o.need;
    n->blocks = some_blocks(c);
    if (rough && chance(c, 30)) n->blocks |= crowd_random(c, 1u << 28);
    if (rough && chance(c, 10)) n->blocks = 0;
    if (chance(c, 45)) n->required = some_skills(c, 2, rough ? 6 : SKILLS);
    if (chance(c, 75)) n->preferred = some_skills(c, rough ? 14 : 4, SKILLS);
    if (chance(c, 25)) n->language = (uint8_t)(1 + o.place * 7u % LANGUAGES);
    if (chance(c, 6)) n->languages = (uint16_t)(1u << (1 + o.place * 7u % LANGUAGES));
    n->born_by = c->on - (chance(c, 70) ? 16 : 18) * 365;
    n->field = (uint8_t)(1 + skewed(c, FIELDS));
    n->in_harvest = chance(c, 25);
    n->preferred_count = (uint8_t)code_set_count(n->preferred);
    n->block_count = (uint8_t)__builtin_popcount(n->blocks);
    return o;
}

void crowd_make(struct crowd *c, uint64_t seed, size_t places, size_t people, int64_t side_km,
                bool rough)
{
    *c = (struct crowd){ .arena = arena_new(), .state = seed, .on = date_of(2026, 11, 22) };
    c->place_count = places;
    c->places = ARENA_ARRAY(c->arena, places, struct match_place);
    for (size_t i = 0; i < places; i++) {
        uint32_t side = (uint32_t)(side_km * 9000); /* millionths of a degree */
        c->places[i].id = numbered(c, i + 1);
        if (rough && chance(c, 10)) continue;
        c->places[i].lat = 11000000 + crowd_random(c, side);
        c->places[i].lon = 107000000 + crowd_random(c, side);
        c->places[i].code = TEXT("23000");
    }
    c->rows = ARENA_ARRAY(c->arena, people, struct match_row);
    for (size_t i = 0; i < people; i++) c->rows[i] = crowd_person(c, rough);
}

void crowd_free(struct crowd *c)
{
    arena_free(c->arena);
}

struct match_places *crowd_places(const struct crowd *c)
{
    return match_places_new(c->places, c->place_count, NULL, 0);
}
