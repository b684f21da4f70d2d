/* SPDX-License-Identifier: MIT
 * snapshot_people: sorting and filling. The order of the rows given does not matter: the sort ends
 * at the id, so that the same people give the same columns. */
#include "snapshot_people.h"

#include <stdlib.h>
#include <sys/mman.h>

/* What a search reads lies far apart: large pages save it half its waiting. A wish: where the
 * system has none to give, nothing changes. */
static void *spread_out(struct arena *arena, size_t count, size_t size)
{
    enum { PAGE = 4096, WORTH_IT = 2 << 20 };
    char *block = arena_array(arena, count, size);
    if (count * size < WORTH_IT) return block;
    size_t skip = PAGE - (size_t)((uintptr_t)block % PAGE);
    (void)madvise(block + skip, (count * size - skip) / PAGE * PAGE, MADV_HUGEPAGE);
    return block;
}

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

static void put(struct match_people *p, struct match_sets *to, unsigned set, uint32_t slot)
{
    if (!to->set[set]) to->set[set] = spread_out(p->arena, to->words, sizeof(uint64_t));
    to->set[set][slot >> 6] |= (uint64_t)1 << (slot & 63);
    to->size[set]++;
}

static void put_skills(struct match_people *p, struct match_sets *to, code_set skills,
                       uint32_t slot)
{
    for (unsigned w = 0; w < 2; w++)
        for (uint64_t left = skills.words[w]; left; left &= left - 1)
            put(p, to, SET_SKILL + w * 64 + (unsigned)__builtin_ctzll(left), slot);
}

static void put_levels(struct match_people *p, struct match_sets *to,
                       const struct score_person *person, uint32_t slot)
{
    for (unsigned language = 0; language < SCORE_LANGUAGES; language++)
        for (unsigned level = 1; level <= SCORE_LEVEL_FULL; level++)
            if (score_level(person->levels, language) >= level)
                put(p, to, SET_LEVEL + language * SCORE_LEVEL_FULL + level - 1, slot);
    for (unsigned field = 0; field < SCORE_FIELDS; field++) {
        uint32_t times = score_in_field(person->fields, field);
        if (times) put(p, to, SET_FIELD + field, slot);
        if (times >= SET_OFTEN_TIMES) put(p, to, SET_OFTEN + field, slot);
    }
}

static void put_person(struct match_people *p, struct match_sets *to, uint32_t from, uint32_t slot)
{
    const struct score_person *person = &p->person[from];
    for (uint32_t left = person->free; left; left &= left - 1)
        put(p, to, SET_FREE + (unsigned)__builtin_ctz(left), slot);
    if (!person->free) put(p, to, SET_NO_FREE, slot);
    if (person->busy_harvest) put(p, to, SET_BUSY, slot);
    if (p->facts[from].consent != CONSENT_AGREED) put(p, to, SET_NO_CONSENT, slot);
    if (p->lot[from] < MATCH_LUCKY) put(p, to, SET_LUCKY, slot);
    put_skills(p, to, person->skills, slot);
    if (person->levels | person->fields) put_levels(p, to, person, slot);
}

/* ---- the order by skills ---- */

struct alike {
    uint64_t key; /* skills, the rarest in the highest bit */
    uint32_t lack, slot;
};

static int by_skills(const void *a, const void *b)
{
    const struct alike *x = a;
    const struct alike *y = b;
    if (x->key != y->key) return x->key > y->key ? -1 : 1;
    if (x->lack != y->lack) return x->lack < y->lack ? -1 : 1;
    return x->slot < y->slot ? -1 : x->slot > y->slot;
}

/* Bit of each skill in the key: 63 for the rarest; what does not fit orders nobody. */
static void rank_skills(const struct match_people *p, uint8_t bit[128], bool used[128])
{
    unsigned rank = 63;
    memset(used, 0, 128);
    for (;;) {
        unsigned rarest = 128;
        for (unsigned n = 0; n < 128; n++)
            if (p->sets.size[SET_SKILL + n] && !used[n] &&
                (rarest == 128 || p->sets.size[SET_SKILL + n] < p->sets.size[SET_SKILL + rarest]))
                rarest = n;
        if (rarest == 128) return;
        used[rarest] = true;
        bit[rarest] = (uint8_t)rank;
        if (rank-- == 0) return;
    }
}

static uint64_t skills_key(code_set skills, const uint8_t bit[128], const bool used[128])
{
    uint64_t key = 0;
    for (unsigned w = 0; w < 2; w++)
        for (uint64_t left = skills.words[w]; left; left &= left - 1) {
            unsigned n = w * 64 + (unsigned)__builtin_ctzll(left);
            if (used[n]) key |= (uint64_t)1 << bit[n];
        }
    return key;
}

static void add_to_group(struct match_group *g, const struct score_person *p)
{
    g->skills.words[0] |= p->skills.words[0];
    g->skills.words[1] |= p->skills.words[1];
    g->speaks |= p->speaks;
    if (p->word > g->word) g->word = p->word;
    for (unsigned field = 0; field < SCORE_FIELDS; field++)
        if (score_in_field(p->fields, field)) g->fields |= (uint32_t)1 << field;
}

static void fill_far(struct match_people *p)
{
    uint8_t bit[128];
    bool used[128];
    struct arena *scratch = arena_new();
    struct alike *order = ARENA_ARRAY(scratch, p->count, struct alike);
    rank_skills(p, bit, used);
    for (uint32_t slot = 0; slot < p->count; slot++)
        order[slot] = (struct alike){ skills_key(p->person[slot].skills, bit, used),
                                      (uint32_t)SCORE_WORD_MOST - p->person[slot].word, slot };
    if (p->count) qsort(order, p->count, sizeof(*order), by_skills);
    p->far.words = p->words;
    p->far_slot = spread_out(p->arena, p->count, sizeof(uint32_t));
    p->far_place = spread_out(p->arena, p->count, sizeof(uint16_t));
    p->group = ARENA_ARRAY(p->arena, p->words / GROUP_WORDS, struct match_group);
    for (uint32_t i = 0; i < p->count; i++) {
        p->far_slot[i] = order[i].slot;
        p->far_place[i] = p->facts[order[i].slot].place;
        put_person(p, &p->far, order[i].slot, i);
        add_to_group(&p->group[i / GROUP_PEOPLE], &p->person[order[i].slot]);
    }
    arena_free(scratch);
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

static void fill_rows(struct match_people *p, const struct sorted *order, uint64_t seed)
{
    p->person = spread_out(p->arena, p->count, sizeof(struct score_person));
    p->facts = spread_out(p->arena, p->count, sizeof(struct match_facts));
    p->lot = spread_out(p->arena, p->count, sizeof(uint32_t));
    p->from = ARENA_ARRAY(p->arena, (size_t)p->places + 1, uint32_t);
    for (uint32_t slot = 0; slot < p->count; slot++) {
        p->person[slot] = order[slot].row->person;
        p->facts[slot] = order[slot].row->facts;
        p->lot[slot] = (uint32_t)(match_lot(seed, p->facts[slot].volunteer) >> 32);
        put_person(p, &p->sets, slot, slot);
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
    p->words = (p->count + GROUP_PEOPLE - 1) / GROUP_PEOPLE * GROUP_WORDS;
    p->sets.words = p->words;
    p->places = places;
    fill_rows(p, order, seed);
    fill_far(p);
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
