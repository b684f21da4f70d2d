/* SPDX-License-Identifier: MIT
 * snapshot_people: sorting and filling. The order of the rows given does not matter: the sort ends
 * at the id, so that the same people give the same columns. */
#include "snapshot_people.h"

#include <stdlib.h>

struct sorted {
    uint64_t key; /* place, points lacking of the best word, the lot's upper bits */
    const struct match_row *row;
};

enum { LOT_BITS = 37 };

static uint64_t key_of(const struct match_row *row, uint64_t seed)
{
    uint64_t lack = (uint64_t)(SCORE_WORD_MOST - row->person.word);
    return (uint64_t)row->facts.place << 48 | lack << LOT_BITS |
           match_lot(seed, row->facts.volunteer) >> (64 - LOT_BITS);
}

static int by_key(const void *a, const void *b)
{
    const struct sorted *x = a;
    const struct sorted *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return id_compare(x->row->facts.volunteer, y->row->facts.volunteer);
}

static void put(struct match_people *p, unsigned set, uint32_t slot)
{
    if (!p->set[set]) p->set[set] = ARENA_ARRAY(p->arena, p->words, uint64_t);
    p->set[set][slot >> 6] |= (uint64_t)1 << (slot & 63);
    p->size[set]++;
}

static void put_skills(struct match_people *p, code_set skills, uint32_t slot)
{
    for (unsigned w = 0; w < 2; w++)
        for (uint64_t left = skills.words[w]; left; left &= left - 1)
            put(p, SET_SKILL + w * 64 + (unsigned)__builtin_ctzll(left), slot);
}

static void put_levels(struct match_people *p, const struct score_person *person, uint32_t slot)
{
    for (unsigned language = 0; language < SCORE_LANGUAGES; language++)
        for (unsigned level = 1; level <= SCORE_LEVEL_FULL; level++)
            if (score_level(person->levels, language) >= level)
                put(p, SET_LEVEL + language * SCORE_LEVEL_FULL + level - 1, slot);
    for (unsigned field = 0; field < SCORE_FIELDS; field++)
        if (score_in_field(person->fields, field)) put(p, SET_FIELD + field, slot);
}

static void put_row(struct match_people *p, const struct match_row *row, uint32_t slot)
{
    p->person[slot] = row->person;
    p->facts[slot] = row->facts;
    for (uint32_t left = row->person.free; left; left &= left - 1)
        put(p, SET_FREE + (unsigned)__builtin_ctz(left), slot);
    if (!row->person.free) put(p, SET_NO_FREE, slot);
    if (row->person.busy_harvest) put(p, SET_BUSY, slot);
    if (row->facts.consent != CONSENT_AGREED) put(p, SET_NO_CONSENT, slot);
    put_skills(p, row->person.skills, slot);
    if (row->person.levels | row->person.fields) put_levels(p, &row->person, slot);
}

static uint32_t table_start(const struct match_people *p, id who)
{
    return (uint32_t)match_lot(0, who) & p->table_mask;
}

static void fill_table(struct match_people *p)
{
    uint32_t size = 16;
    while (size < p->count + p->count / 2) size *= 2;
    p->table = ARENA_ARRAY(p->arena, size, uint32_t);
    p->table_mask = size - 1;
    for (uint32_t slot = 0; slot < p->count; slot++) {
        uint32_t at = table_start(p, p->facts[slot].volunteer);
        while (p->table[at]) at = (at + 1) & p->table_mask;
        p->table[at] = slot + 1;
    }
}

static void fill_rows(struct match_people *p, const struct sorted *order)
{
    p->person = ARENA_ARRAY(p->arena, p->count, struct score_person);
    p->facts = ARENA_ARRAY(p->arena, p->count, struct match_facts);
    p->from = ARENA_ARRAY(p->arena, (size_t)p->places + 1, uint32_t);
    for (uint32_t slot = 0; slot < p->count; slot++) {
        put_row(p, order[slot].row, slot);
        p->from[order[slot].row->facts.place + 1] = slot + 1;
    }
    for (uint32_t i = 1; i <= p->places; i++)
        if (p->from[i] < p->from[i - 1]) p->from[i] = p->from[i - 1];
}

struct match_people *match_people_new(const struct match_row *rows, size_t count, uint32_t places,
                                      uint64_t seed)
{
    REQUIRE(count < UINT32_MAX / 4);
    struct arena *scratch = arena_new();
    struct sorted *order = ARENA_ARRAY(scratch, count, struct sorted);
    for (size_t i = 0; i < count; i++) {
        REQUIRE(rows[i].facts.place < places);
        order[i] = (struct sorted){ key_of(&rows[i], seed), &rows[i] };
    }
    if (count) qsort(order, count, sizeof(*order), by_key);
    struct arena *arena = arena_new();
    struct match_people *p = ARENA_NEW(arena, struct match_people);
    p->arena = arena;
    p->refs = 1;
    p->count = (uint32_t)count;
    p->words = (p->count + 63) / 64;
    p->places = places;
    fill_rows(p, order);
    fill_table(p);
    arena_free(scratch);
    return p;
}

struct match_people *match_people_hold(struct match_people *people)
{
    people->refs++;
    return people;
}

void match_people_release(struct match_people *people)
{
    if (people && --people->refs == 0) arena_free(people->arena);
}

uint32_t match_people_find(const struct match_people *people, id volunteer)
{
    uint32_t at = table_start(people, volunteer);
    for (; people->table[at]; at = (at + 1) & people->table_mask)
        if (id_equal(people->facts[people->table[at] - 1].volunteer, volunteer))
            return people->table[at] - 1;
    return MATCH_NO_SLOT;
}
