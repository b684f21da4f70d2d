/* SPDX-License-Identifier: MIT
 * snapshot_people: sorting and filling. The order of the rows given does not matter: the sort ends
 * at the id, so that the same people give the same columns. */
#include "snapshot_people.h"

#include <stdlib.h>
#include <sys/mman.h>

/* What a search reads lies far apart: large pages save it half its waiting. A wish: where the
 * system has none to give, nothing changes. Begins with a cache line. */
static void *spread_out(struct arena *arena, size_t count, size_t size)
{
    enum { LINE = 64, PAGE = 4096, WORTH_IT = 2 << 20 };
    char *block = arena_array(arena, count * size + LINE, 1);
    block += LINE - (uintptr_t)block % LINE;
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

/* Room for the sets whose sizes are known, side by side. */
static void lay_out(const struct match_people *p, struct match_sets *sets)
{
    size_t count = 0;
    for (unsigned set = 0; set < SET_COUNT; set++) count += sets->size[set] > 0;
    uint64_t *at = spread_out(p->arena, count * sets->words, sizeof(uint64_t));
    for (unsigned set = 0; set < SET_COUNT; set++)
        if (sets->size[set]) {
            sets->set[set] = at;
            at += sets->words;
        }
    sets->laid_out = true;
}

/* Counts, until there is room. */
static void put(struct match_sets *to, unsigned set, uint32_t slot)
{
    if (to->laid_out) {
        to->set[set][slot >> 6] |= (uint64_t)1 << (slot & 63);
    } else {
        to->size[set]++;
    }
}

static void put_skills(struct match_sets *to, code_set skills, uint32_t slot)
{
    for (unsigned w = 0; w < 2; w++)
        for (uint64_t left = skills.words[w]; left; left &= left - 1)
            put(to, SET_SKILL + w * 64 + (unsigned)__builtin_ctzll(left), slot);
}

static void put_levels(struct match_sets *to, const struct score_person *person, uint32_t slot)
{
    for (unsigned language = 0; language < SCORE_LANGUAGES; language++)
        for (unsigned level = 1; level <= LEVEL_STEPS; level++)
            if (score_level(person->levels, language) >= level)
                put(to, SET_LEVEL + language * LEVEL_STEPS + level - 1, slot);
    for (unsigned field = 0; field < SCORE_FIELDS; field++) {
        uint32_t times = score_in_field(person->fields, field);
        if (times) put(to, SET_FIELD + field, slot);
        if (times >= SET_OFTEN_TIMES) put(to, SET_OFTEN + field, slot);
    }
}

static void put_person(const struct match_people *p, struct match_sets *to, uint32_t from,
                       uint32_t slot)
{
    const struct score_person *person = &p->person[from];
    for (uint32_t left = person->free; left; left &= left - 1)
        put(to, SET_FREE + (unsigned)__builtin_ctz(left), slot);
    if (!person->free) put(to, SET_NO_FREE, slot);
    if (person->busy_harvest) put(to, SET_BUSY, slot);
    if (p->facts[from].consent != CONSENT_AGREED) put(to, SET_NO_CONSENT, slot);
    if (p->lot[from] < MATCH_LUCKY) put(to, SET_LUCKY, slot);
    put_skills(to, person->skills, slot);
    if (person->levels | person->fields) put_levels(to, person, slot);
}

/* ---- the order by languages and skills ---- */

struct alike {
    uint64_t key; /* languages, then skills, the rarest in the highest bit */
    uint32_t lack, slot;
};

static int by_traits(const void *a, const void *b)
{
    const struct alike *x = a;
    const struct alike *y = b;
    if (x->key != y->key) return x->key > y->key ? -1 : 1;
    if (x->lack != y->lack) return x->lack < y->lack ? -1 : 1;
    return x->slot < y->slot ? -1 : x->slot > y->slot;
}

/* Bit of each language and skill in the key; one without a bit orders nobody. */
struct ranks {
    uint64_t language[SCORE_LANGUAGES], skill[128];
};

/* Gives bits from `next` downwards to the sets first, first + step, ..., the rarest of them the
 * highest. Returns the next bit. */
static uint64_t rank(const struct match_sets *sets, unsigned first, unsigned step, unsigned count,
                     uint64_t next, uint64_t bit[])
{
    for (; next; next >>= 1) {
        unsigned rarest = count;
        for (unsigned n = 0; n < count; n++) {
            uint32_t size = sets->size[first + n * step];
            if (size && !bit[n] && (rarest == count || size < sets->size[first + rarest * step]))
                rarest = n;
        }
        if (rarest == count) return next;
        bit[rarest] = next;
    }
    return next;
}

static uint64_t traits_key(const struct score_person *p, const struct ranks *ranks)
{
    uint64_t key = 0;
    for (uint32_t left = p->speaks; left; left &= left - 1)
        key |= ranks->language[__builtin_ctz(left)];
    for (unsigned w = 0; w < 2; w++)
        for (uint64_t left = p->skills.words[w]; left; left &= left - 1)
            key |= ranks->skill[w * 64 + (unsigned)__builtin_ctzll(left)];
    return key;
}

/* The larger of each four bits. */
static uint64_t best_levels(uint64_t a, uint64_t b)
{
    uint64_t best = 0;
    for (unsigned shift = 0; shift < 64; shift += 4) {
        uint64_t x = a >> shift & 15;
        uint64_t y = b >> shift & 15;
        best |= (x > y ? x : y) << shift;
    }
    return best;
}

static void add_to_most(struct match_most *most, const struct score_person *p)
{
    most->skills.words[0] |= p->skills.words[0];
    most->skills.words[1] |= p->skills.words[1];
    if (p->levels) most->levels = best_levels(most->levels, p->levels);
    if (p->word > most->word) most->word = p->word;
    for (unsigned field = 0; p->fields && field < SCORE_FIELDS; field++)
        if (score_in_field(p->fields, field)) most->fields |= (uint32_t)1 << field;
}

static struct alike *order_alike(const struct match_people *p, struct arena *scratch)
{
    struct ranks ranks = { 0 };
    struct alike *order = ARENA_ARRAY(scratch, p->count, struct alike);
    uint64_t next =
        rank(&p->sets, SET_LEVEL, LEVEL_STEPS, SCORE_LANGUAGES, (uint64_t)1 << 63, ranks.language);
    (void)rank(&p->sets, SET_SKILL, 1, 128, next, ranks.skill);
    for (uint32_t slot = 0; slot < p->count; slot++)
        order[slot] = (struct alike){ traits_key(&p->person[slot], &ranks),
                                      (uint32_t)SCORE_WORD_MOST - p->person[slot].word, slot };
    if (p->count) qsort(order, p->count, sizeof(*order), by_traits);
    return order;
}

static void fill_far(struct match_people *p)
{
    struct arena *scratch = arena_new();
    const struct alike *order = order_alike(p, scratch);
    uint32_t groups = p->words / GROUP_WORDS;
    p->far.words = p->words;
    memcpy(p->far.size, p->sets.size, sizeof(p->far.size));
    lay_out(p, &p->far);
    p->far_slot = spread_out(p->arena, p->count, sizeof(uint32_t));
    p->far_place = spread_out(p->arena, p->count, sizeof(uint16_t));
    p->group = ARENA_ARRAY(p->arena, groups, struct match_most);
    p->block = ARENA_ARRAY(p->arena, groups / BLOCK_GROUPS + 1, struct match_most);
    for (uint32_t i = 0; i < p->count; i++) {
        const struct score_person *person = &p->person[order[i].slot];
        p->far_slot[i] = order[i].slot;
        p->far_place[i] = p->facts[order[i].slot].place;
        put_person(p, &p->far, order[i].slot, i);
        add_to_most(&p->group[i / GROUP_PEOPLE], person);
        add_to_most(&p->block[i / GROUP_PEOPLE / BLOCK_GROUPS], person);
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
    for (uint32_t slot = 0; slot < p->count; slot++) {
        p->person[slot] = order[slot].row->person;
        p->facts[slot] = order[slot].row->facts;
        p->lot[slot] = (uint32_t)(match_lot(seed, p->facts[slot].volunteer) >> 32);
        put_person(p, &p->sets, slot, slot);
    }
    lay_out(p, &p->sets);
    for (uint32_t slot = 0; slot < p->count; slot++) put_person(p, &p->sets, slot, slot);
}

static void fill_homes(struct match_people *p)
{
    p->home = ARENA_ARRAY(p->arena, (size_t)p->places + 1, struct match_home);
    p->group_word = ARENA_ARRAY(p->arena, p->words / GROUP_WORDS, uint16_t);
    for (uint32_t slot = 0; slot < p->count; slot++) {
        const struct score_person *person = &p->person[slot];
        struct match_home *home = &p->home[p->facts[slot].place];
        if (person->levels) home->levels = best_levels(home->levels, person->levels);
        if (person->word > home->word) home->word = person->word;
        if (slot % GROUP_PEOPLE == 0) p->group_word[slot / GROUP_PEOPLE] = person->word;
        home[1].from = slot + 1;
    }
    for (uint32_t i = 1; i <= p->places; i++)
        if (p->home[i].from < p->home[i - 1].from) p->home[i].from = p->home[i - 1].from;
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
    fill_homes(p);
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
