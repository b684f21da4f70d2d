/* SPDX-License-Identifier: MIT
 * verify_history: a hash table of open addressing from record to its sums. The sum of a field is 64
 * bits of a hash over its number and its stored bytes, so it does not matter in which order values
 * came and went. */
#include "verify_history.h"

#include "journal_bytes.h"

struct ending {
    const struct entity *entity; /* NULL = a free place */
    id record;
    uint64_t open, sealed; /* sums over fields that anybody may read, and over those sealed */
    bool there;            /* not deleted */
    bool blurred;          /* sealed values of it can no longer be opened */
    bool seen;
};

struct history {
    struct arena *arena;
    struct ending *places;
    size_t count, room; /* room is a power of two */
};

enum { ROOM_FIRST = 1 << 10 };

struct history *history_new(struct arena *arena)
{
    struct history *h = ARENA_NEW(arena, struct history);
    *h = (struct history){ arena, ARENA_ARRAY(arena, ROOM_FIRST, struct ending), 0, ROOM_FIRST };
    return h;
}

static uint64_t first_bytes(struct hash hash)
{
    uint64_t n;
    memcpy(&n, hash.bytes, sizeof n);
    return n;
}

/* The record's place, or the free one where it belongs. Ids end in random bits. */
static struct ending *place_of(const struct history *h, const struct entity *entity, id record)
{
    uint64_t start;
    memcpy(&start, record.bytes + sizeof record.bytes - sizeof start, sizeof start);
    for (size_t i = (size_t)start + entity->number;; i++) {
        struct ending *at = &h->places[i & (h->room - 1)];
        if (!at->entity || (at->entity == entity && id_equal(at->record, record))) return at;
    }
}

static void grow(struct history *h)
{
    const struct ending *old = h->places;
    size_t old_room = h->room;
    h->room *= 2;
    h->places = ARENA_ARRAY(h->arena, h->room, struct ending);
    for (size_t i = 0; i < old_room; i++)
        if (old[i].entity) *place_of(h, old[i].entity, old[i].record) = old[i];
}

static struct ending *ending_of(struct history *h, const struct entity *entity, id record)
{
    if (h->count * 2 >= h->room) grow(h);
    struct ending *at = place_of(h, entity, record);
    if (at->entity) return at;
    *at = (struct ending){ .entity = entity, .record = record };
    h->count++;
    return at;
}

/* As the journal decides what to seal: fields that no table here knows may be personal too. */
static bool is_sealed(const struct entity *entity, uint16_t number)
{
    const struct field *f = entity_stored(entity, number);
    return !f || (f->flags & (PERSONAL | SENSITIVE | SECRET));
}

struct sums {
    uint64_t open, sealed;
};

static struct sums sums_of(const struct entity *entity, struct slice form, struct arena *scratch)
{
    struct sums sums = { 0, 0 };
    struct stored_field *fields;
    size_t count;
    if (!stored_split(scratch, form, &fields, &count)) return sums;
    for (size_t i = 0; i < count; i++) {
        const struct slice parts[] = {
            { (const uint8_t *)&fields[i].number, sizeof fields[i].number }, fields[i].item
        };
        uint64_t n = first_bytes(hash_of((struct slice){ 0 }, parts, COUNT_OF(parts)));
        if (is_sealed(entity, fields[i].number))
            sums.sealed += n;
        else
            sums.open += n;
    }
    return sums;
}

static err is_erased(struct ctx *cx, struct tx *tx, id person, bool *erased)
{
    enum person_key state;
    struct seal_key key;
    *erased = false;
    if (id_is_none(person)) return ERR_NONE;
    err e = person_key_get(cx, tx, person, &state, &key);
    crypto_wipe(&key, sizeof key);
    *erased = !e && state == PERSON_ERASED;
    return e;
}

err history_play(struct ctx *cx, struct tx *tx, struct history *history,
                 const struct journal_entry *entry, struct arena *scratch)
{
    err e = ERR_NONE;
    for (const struct change *c = entry->changes; !e && c; c = c->next) {
        if (c->kind == CHANGE_READ || id_is_none(c->record)) continue;
        struct ending *at = ending_of(history, c->entity, c->record);
        struct sums before = sums_of(c->entity, c->before, scratch);
        struct sums after = sums_of(c->entity, c->after, scratch);
        bool whole = c->kind != CHANGE_UPDATE;
        bool erased = false;
        if (entry->sealed_away) e = is_erased(cx, tx, c->person, &erased);
        at->open = (whole ? 0 : at->open - before.open) + after.open;
        at->sealed = (whole ? 0 : at->sealed - before.sealed) + after.sealed;
        at->blurred = at->blurred || erased;
        at->there = c->kind != CHANGE_DELETE;
    }
    return e;
}

enum history_verdict history_compare(struct history *history, const struct entity *entity, id which,
                                     struct slice bytes, struct arena *scratch)
{
    struct ending *at = place_of(history, entity, which);
    if (!at->entity || !at->there) return HISTORY_UNKNOWN;
    at->seen = true;
    struct sums live = sums_of(entity, bytes, scratch);
    bool same = live.open == at->open && (at->blurred || live.sealed == at->sealed);
    return same ? HISTORY_SAME : HISTORY_OTHER;
}

void history_missing(const struct history *history,
                     void (*visit)(void *arg, const struct entity *entity, id which), void *arg)
{
    for (size_t i = 0; i < history->room; i++) {
        const struct ending *at = &history->places[i];
        if (at->entity && at->there && !at->seen) visit(arg, at->entity, at->record);
    }
}
