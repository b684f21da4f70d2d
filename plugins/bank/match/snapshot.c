/* SPDX-License-Identifier: MIT
 * snapshot: versions. The tail is made anew for each version; it is small, since past a part of
 * the base everything is gathered again. */
#include "snapshot.h"

/* Everything is gathered again past a tenth dead, or when making the tail anew gets dear. */
enum { FEW = 512, DEAD_PART = 10, TAIL_PART = 64 };

static uint64_t seed_of(date on)
{
    return (uint64_t)on * 0xD1B54A32D192ED03u;
}

static struct snapshot *begin(struct match_places *places, date on, uint64_t seq)
{
    struct arena *arena = arena_new();
    struct snapshot *s = ARENA_NEW(arena, struct snapshot);
    s->arena = arena;
    s->refs = 1;
    s->on = on;
    s->seed = seed_of(on);
    s->seq = seq;
    s->places = places;
    return s;
}

struct snapshot *snapshot_new(struct match_places *places, const struct match_row *rows,
                              size_t count, date on, uint64_t seq)
{
    struct snapshot *s = begin(places, on, seq);
    s->base = match_people_new(rows, count, places->count, s->seed);
    s->tail = match_people_new(NULL, 0, places->count, s->seed);
    s->dead = ARENA_ARRAY(s->arena, s->base->words, uint64_t);
    s->alive = s->base->count;
    return s;
}

/* The rows of the next tail and the dead of the next base, while they are put together. */
struct mending {
    const struct snapshot *before;
    struct arena *scratch;
    uint64_t *dead;
    uint32_t dead_count;
    struct match_row *rows;
    size_t count;
    uint64_t *gone; /* slots of the old tail that no longer count */
};

static bool changed_later(const struct snapshot_change *changes, size_t count, size_t i)
{
    for (size_t k = i + 1; k < count; k++)
        if (id_equal(changes[k].volunteer, changes[i].volunteer)) return true;
    return false;
}

static void drop(struct mending *m, id volunteer)
{
    uint32_t slot = match_people_find(m->before->base, volunteer);
    if (slot != MATCH_NO_SLOT && !match_bit(m->dead, slot)) {
        m->dead[slot >> 6] |= (uint64_t)1 << (slot & 63);
        m->dead_count++;
    }
    slot = match_people_find(m->before->tail, volunteer);
    if (slot != MATCH_NO_SLOT) m->gone[slot >> 6] |= (uint64_t)1 << (slot & 63);
}

static void keep_rows(struct mending *m, const struct match_people *from, const uint64_t *but)
{
    for (uint32_t slot = 0; slot < from->count; slot++)
        if (!match_bit(but, slot))
            m->rows[m->count++] = (struct match_row){ from->person[slot], from->facts[slot] };
}

struct snapshot *snapshot_next(const struct snapshot *before, const struct snapshot_change *changes,
                               size_t count, uint64_t seq)
{
    const struct match_people *base = before->base;
    const struct match_people *tail = before->tail;
    struct snapshot *s = begin(match_places_hold(before->places), before->on, seq);
    struct mending m = { .before = before, .scratch = arena_new() };
    m.dead = ARENA_ARRAY(s->arena, base->words, uint64_t);
    if (base->words) memcpy(m.dead, before->dead, base->words * sizeof(*m.dead));
    m.dead_count = before->dead_count;
    m.gone = ARENA_ARRAY(m.scratch, tail->words, uint64_t);
    for (size_t i = 0; i < count; i++) drop(&m, changes[i].volunteer);
    bool gather = m.dead_count > base->count / DEAD_PART + FEW ||
                  tail->count + count > base->count / TAIL_PART + FEW;
    m.rows =
        ARENA_ARRAY(m.scratch, tail->count + count + (gather ? base->count : 0), struct match_row);
    for (size_t i = 0; i < count; i++)
        if (changes[i].row && !changed_later(changes, count, i))
            m.rows[m.count++] = *changes[i].row;
    keep_rows(&m, tail, m.gone);
    if (gather) {
        keep_rows(&m, base, m.dead);
        s->base = match_people_new(m.rows, m.count, s->places->count, s->seed);
        s->tail = match_people_new(NULL, 0, s->places->count, s->seed);
        s->dead = ARENA_ARRAY(s->arena, s->base->words, uint64_t);
    } else {
        s->base = match_people_hold(before->base);
        s->tail = match_people_new(m.rows, m.count, s->places->count, s->seed);
        s->dead = m.dead;
        s->dead_count = m.dead_count;
    }
    s->alive = s->base->count - s->dead_count + s->tail->count;
    arena_free(m.scratch);
    return s;
}

struct snapshot *snapshot_hold(struct snapshot *snapshot)
{
    snapshot->refs++;
    return snapshot;
}

void snapshot_release(struct snapshot *snapshot)
{
    if (!snapshot || --snapshot->refs) return;
    match_people_release(snapshot->base);
    match_people_release(snapshot->tail);
    match_places_release(snapshot->places);
    arena_free(snapshot->arena);
}

bool snapshot_find(const struct snapshot *snapshot, id volunteer,
                   const struct match_people **people, uint32_t *slot)
{
    *people = snapshot->tail;
    *slot = match_people_find(snapshot->tail, volunteer);
    if (*slot != MATCH_NO_SLOT) return true;
    *people = snapshot->base;
    *slot = match_people_find(snapshot->base, volunteer);
    return *slot != MATCH_NO_SLOT && !match_bit(snapshot->dead, *slot);
}

size_t snapshot_bytes(const struct snapshot *snapshot)
{
    return arena_used(snapshot->arena) + arena_used(snapshot->base->arena) +
           arena_used(snapshot->tail->arena);
}
