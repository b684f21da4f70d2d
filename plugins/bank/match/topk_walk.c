/* SPDX-License-Identifier: MIT
 * topk_walk: the best are a heap whose root is the k-th. What the terms that differ from person to
 * person must still bring is the k-th score less what all of a group have at once. */
#include "topk_walk.h"

#include "wide.h"

static void sink(struct topk_search *s, size_t at)
{
    struct topk_hit moved = s->heap[at];
    for (size_t child; (child = 2 * at + 1) < s->count; at = child) {
        if (child + 1 < s->count && topk_before(&s->heap[child], &s->heap[child + 1])) child++;
        if (!topk_before(&moved, &s->heap[child])) break;
        s->heap[at] = s->heap[child];
    }
    s->heap[at] = moved;
}

static void rise(struct topk_search *s, size_t at)
{
    struct topk_hit moved = s->heap[at];
    for (; at && topk_before(&s->heap[(at - 1) / 2], &moved); at = (at - 1) / 2)
        s->heap[at] = s->heap[(at - 1) / 2];
    s->heap[at] = moved;
}

uint32_t topk_kth(const struct topk_search *s)
{
    uint32_t least = s->count == s->query->most ? s->heap[0].score : 0;
    return least > s->guess ? least : s->guess;
}

static void offer(struct topk_search *s, uint32_t slot, int64_t km, uint32_t near)
{
    const struct score_person *person = &s->people->person[slot];
    s->work.scored++;
    uint32_t score = score_sum(person, &s->query->need, km, near);
    if (score < topk_kth(s) || !score_meets(person, &s->query->need)) return;
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
WIDE_BODY void offer_all(struct topk_search *s, uint32_t count, int64_t km, uint32_t near)
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

WIDE static void offer_wide(struct topk_search *s, uint32_t count, int64_t km, uint32_t near)
{
    offer_all(s, count, km, near);
}

static void offer_found(struct topk_search *s, uint32_t count, int64_t km, uint32_t near)
{
    is_wide() ? offer_wide(s, count, km, near) : offer_all(s, count, km, near);
}

void topk_unheap(struct topk_search *s)
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

/* The classes from which `points` can be reached; NULL when nobody can. */
static const struct topk_classes *classes_for(struct topk_asking *a, int32_t points)
{
    if (points > a->most) return NULL;
    if (points < 0) points = 0;
    uint32_t at = (uint32_t)(points / CLASSES_ABOUT) % CLASSES_KEPT;
    if (points < a->points[at] ||
        points >= a->points[at] / CLASSES_ABOUT * CLASSES_ABOUT + CLASSES_ABOUT) {
        topk_classes_of(&a->steps, points, &a->classes[at]);
        a->points[at] = points;
    }
    return &a->classes[at];
}

void topk_asking_of(const struct topk_steps *steps, struct topk_asking *out)
{
    out->steps = *steps;
    out->most = (int32_t)(steps->skill[steps->skills] + steps->time[steps->times] +
                          steps->level[steps->levels] + steps->field[steps->fields]);
    for (uint32_t i = 0; i < CLASSES_KEPT; i++) out->points[i] = INT32_MAX;
    out->above_points = INT32_MAX;
}

static int32_t lacking(const struct topk_search *s, const struct topk_spot *spot)
{
    return (int32_t)topk_kth(s) - (int32_t)spot->points;
}

/* When the k-th has drawn a good lot, equals get in with a better one only. Who cannot have more
 * points than the k-th, and has no such lot, goes. */
static void leave_out_equals(struct topk_search *s, struct topk_spot *spot)
{
    uint64_t more[GROUP_WORDS];
    struct topk_asking *a = spot->asking;
    int32_t points = lacking(s, spot);
    if (s->count < s->query->most || s->heap[0].lot >= MATCH_LUCKY ||
        topk_kth(s) > s->heap[0].score)
        return;
    if (a->above_points != points) topk_classes_of(&a->steps, points + 1, &a->above);
    a->above_points = points;
    memcpy(more, spot->left, sizeof(more));
    bool some = a->above.count && topk_group(&s->sets, &a->steps, &a->above, spot->w, more);
    for (uint32_t k = 0; k < GROUP_WORDS; k++)
        spot->left[k] &= (some ? more[k] : 0) | (s->sets.lucky ? s->sets.lucky[spot->w + k] : 0);
}

/* The slots of those left. */
static uint32_t collect(struct topk_search *s, const struct topk_spot *spot)
{
    const struct match_people *p = s->people;
    uint32_t count = 0;
    for (uint32_t k = 0; k < GROUP_WORDS; k++)
        for (uint64_t left = spot->left[k]; left; left &= left - 1) {
            uint32_t at = (spot->w + k) * 64 + (uint32_t)__builtin_ctzll(left);
            if (!s->seen) {
                s->found[count++] = at;
            } else if (at < p->count && !match_bit(s->seen, p->far_place[at]) &&
                       !match_bit(s->dead, p->far_slot[at])) {
                s->found[count++] = p->far_slot[at];
            }
        }
    return count;
}

/* False: none of them gets in. */
static bool glance(struct topk_search *s, struct topk_spot *spot)
{
    const struct topk_classes *classes = classes_for(spot->asking, lacking(s, spot));
    if (!classes || !topk_needed(&s->sets, classes, spot->w, spot->left)) return false;
    topk_fetch(&s->sets, classes, spot->w);
    return true;
}

static void look(struct topk_search *s, struct topk_spot *spot)
{
    const struct topk_classes *classes = classes_for(spot->asking, lacking(s, spot));
    if (!classes || !topk_group(&s->sets, &spot->asking->steps, classes, spot->w, spot->left))
        return;
    leave_out_equals(s, spot);
    offer_found(s, collect(s, spot), spot->km, spot->near);
}

void topk_walk(struct topk_search *s,
               bool (*next)(struct topk_search *, void *, struct topk_spot *), void *arg)
{
    enum { GLANCE = 4, LOOK = 8, RING = 16 };
    struct topk_spot ring[RING];
    bool some[RING];
    bool more = true;
    uint32_t named = 0;
    for (uint32_t i = 0; more || i < named + LOOK; i++) {
        if (more && (more = next(s, arg, &ring[i % RING]))) {
            struct topk_spot *spot = &ring[i % RING];
            const struct topk_classes *classes = classes_for(spot->asking, lacking(s, spot));
            if (classes) topk_fetch_needed(&s->sets, classes, spot->w);
            s->work.groups++;
            named++;
        }
        if (i >= GLANCE && i - GLANCE < named)
            some[(i - GLANCE) % RING] = glance(s, &ring[(i - GLANCE) % RING]);
        if (i >= LOOK && i - LOOK < named && some[(i - LOOK) % RING])
            look(s, &ring[(i - LOOK) % RING]);
    }
}
