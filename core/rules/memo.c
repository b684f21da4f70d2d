/* SPDX-License-Identifier: MIT
 * memo: one open-addressed table keyed by (rule, which facts were read, their values). A lookup
 * tries each set of facts that some evaluation read: there are as many as a script has paths, a
 * handful. Why a hit is exact: a script is deterministic, so with equal values of everything an
 * earlier run read it takes the same path, reads nothing else and decides the same. */
#include "memo.h"

enum { SLOTS_FIRST = 1024, OUTCOMES_MAX = 1000000, PATHS_MAX = 64 };

/* The rows one path through some script reads. */
struct path {
    code_set rows;
    size_t count;
    uint8_t row[RULE_FACTS_MAX];
};

struct entry {
    uint64_t hash; /* 0 = free */
    const uint8_t *key;
    size_t size;
    struct rule_outcome outcome;
};

struct rule_memo {
    struct arena *arena;
    const struct rule_hook *hook;
    struct path *paths;
    uint8_t order[PATHS_MAX]; /* paths, those that answer often first */
    size_t path_count;
    struct entry *entries;
    size_t slots, count;
    struct buffer key; /* of the lookup under way */
};

struct rule_memo *rule_memo_new(struct arena *arena, const struct rule_hook *hook)
{
    struct rule_memo *memo = ARENA_NEW(arena, struct rule_memo);
    memo->arena = arena;
    memo->hook = hook;
    memo->paths = ARENA_ARRAY(arena, PATHS_MAX, struct path);
    memo->slots = SLOTS_FIRST;
    memo->entries = ARENA_ARRAY(arena, memo->slots, struct entry);
    memo->key = buffer_in(arena, 256);
    return memo;
}

size_t rule_memo_count(const struct rule_memo *memo)
{
    return memo->count;
}

/* ---- keys ---------------------------------------------------------------------------------- */

/* Few levels of many are given. */
static void add_levels(struct buffer *key, const code_levels *levels)
{
    for (size_t at = 0; at < sizeof(levels->of); at += 8) {
        uint64_t eight;
        memcpy(&eight, levels->of + at, 8);
        for (size_t n = at; eight; n++, eight >>= 8) {
            if (!(eight & 255)) continue;
            buffer_byte(key, (uint8_t)n);
            buffer_byte(key, (uint8_t)eight);
        }
    }
    buffer_byte(key, 255);
}

static void add_value(struct buffer *key, const struct field *fact, const void *facts);

static void add_list(struct buffer *key, const struct field *fact, const struct fact_list *list)
{
    buffer_bytes(key, &list->count, sizeof(list->count));
    for (size_t i = 0; i < list->count; i++)
        for (const struct field *f = fact->of; f->name; f++)
            add_value(key, f, (const uint8_t *)list->items + i * fact->of_size);
}

static void add_value(struct buffer *key, const struct field *fact, const void *facts)
{
    const void *member = field_of(fact, facts);
    if (fact->kind == FIELD_LIST) {
        add_list(key, fact, member);
        return;
    }
    if (fact->kind == FIELD_LEVELS) {
        add_levels(key, member);
        return;
    }
    if (fact->kind != FIELD_TEXT) {
        buffer_bytes(key, member, fact->size);
        return;
    }
    const text *t = member;
    buffer_bytes(key, &t->size, sizeof(t->size));
    buffer_text(key, *t);
}

static void make_key(struct rule_memo *memo, uint64_t rule, const struct path *path,
                     const void *facts)
{
    uint8_t which = (uint8_t)(path - memo->paths);
    memo->key.size = 0;
    buffer_bytes(&memo->key, &rule, sizeof(rule));
    buffer_byte(&memo->key, which);
    for (size_t i = 0; i < path->count; i++)
        add_value(&memo->key, &memo->hook->facts[path->row[i]], facts);
}

/* Multiply and fold, eight bytes at a time; never 0. Keys are compared whole, so this only spreads
 * them. */
static uint64_t hash_key(const struct buffer *key)
{
    uint64_t h = 0x9E3779B97F4A7C15u ^ key->size;
    for (size_t at = 0; at < key->size; at += 8) {
        uint64_t word = 0;
        memcpy(&word, key->data + at, key->size - at < 8 ? key->size - at : 8);
        h = (h ^ word) * 0xFF51AFD7ED558CCDu;
        h ^= h >> 32;
    }
    return h ? h : 1;
}

/* ---- the table ----------------------------------------------------------------------------- */

static struct entry *slot_of(const struct rule_memo *memo, uint64_t hash, const struct buffer *key)
{
    for (size_t at = hash & (memo->slots - 1);; at = (at + 1) & (memo->slots - 1)) {
        struct entry *e = &memo->entries[at];
        if (!e->hash) return e;
        if (e->hash == hash && e->size == key->size && memcmp(e->key, key->data, e->size) == 0)
            return e;
    }
}

static void grow(struct rule_memo *memo)
{
    struct entry *old = memo->entries;
    size_t slots = memo->slots;
    memo->slots *= 2;
    memo->entries = ARENA_ARRAY(memo->arena, memo->slots, struct entry);
    for (size_t i = 0; i < slots; i++) {
        if (!old[i].hash) continue;
        size_t at = old[i].hash & (memo->slots - 1);
        while (memo->entries[at].hash) at = (at + 1) & (memo->slots - 1);
        memo->entries[at] = old[i];
    }
}

const struct rule_outcome *rule_memo_find(struct rule_memo *memo, uint64_t rule, const void *facts)
{
    for (size_t i = 0; i < memo->path_count; i++) {
        uint8_t which = memo->order[i];
        make_key(memo, rule, &memo->paths[which], facts);
        const struct entry *e = slot_of(memo, hash_key(&memo->key), &memo->key);
        if (!e->hash) continue;
        if (i) { /* one step forward: the order becomes that of use */
            memo->order[i] = memo->order[i - 1];
            memo->order[i - 1] = which;
        }
        return &e->outcome;
    }
    return NULL;
}

/* The path that reads these rows, made when new; NULL when there are too many. */
static const struct path *path_of(struct rule_memo *memo, code_set read)
{
    for (size_t i = 0; i < memo->path_count; i++)
        if (memcmp(&memo->paths[i].rows, &read, sizeof(read)) == 0) return &memo->paths[i];
    if (memo->path_count == PATHS_MAX) return NULL;
    struct path *path = &memo->paths[memo->path_count];
    memo->order[memo->path_count] = (uint8_t)memo->path_count;
    memo->path_count++;
    path->rows = read;
    for (size_t row = 0; memo->hook->facts[row].name; row++)
        if (code_set_has(read, (unsigned)row)) path->row[path->count++] = (uint8_t)row;
    return path;
}

void rule_memo_keep(struct rule_memo *memo, uint64_t rule, const void *facts, code_set read,
                    struct rule_outcome outcome)
{
    if (memo->count == OUTCOMES_MAX) return;
    const struct path *path = path_of(memo, read);
    if (!path) return;
    if (memo->count * 2 >= memo->slots) grow(memo);
    make_key(memo, rule, path, facts);
    uint64_t hash = hash_key(&memo->key);
    struct entry *e = slot_of(memo, hash, &memo->key);
    if (e->hash) return;
    uint8_t *key = arena_alloc(memo->arena, memo->key.size);
    memcpy(key, memo->key.data, memo->key.size);
    *e = (struct entry){ hash, key, memo->key.size, outcome };
    memo->count++;
}
