/* SPDX-License-Identifier: MIT
 * allocation: one blob for each run: counts, ids, seats, instance, certificate, summary, one behind
 * the other. Written once, on this machine; the public forms are VBM1 and VBC1 inside it. */
#include "allocation.h"

#include "overlap_bundle.h"

#include <stdlib.h>

enum { KEPT_MAGIC = 0x56424b31 };

struct kept_head {
    uint32_t magic, people, roles, summary;
    uint64_t instance, certificate;
};

/* The head of a VBC1 file; certificate.h has the layout. */
enum {
    CERTIFICATE_VERSION = 4,
    CERTIFICATE_OBJECTIVE = 40,
    CERTIFICATE_DUAL = 48,
    CERTIFICATE_HEAD = 88
};

/* ---- keeping ------------------------------------------------------------------------------- */

err match_keep(struct ctx *cx, struct tx *tx, id run, const struct match_kept *k)
{
    struct kept_head head = { KEPT_MAGIC,       k->people,
                              k->roles,         (uint32_t)k->summary.size,
                              k->instance.size, k->certificate.size };
    struct buffer out = buffer_in(
        cx->arena, sizeof(head) + k->people * sizeof(id) + k->roles * sizeof(struct match_seats) +
                       k->instance.size + k->certificate.size + k->summary.size);
    buffer_bytes(&out, &head, sizeof(head));
    buffer_bytes(&out, k->person, k->people * sizeof(id));
    buffer_bytes(&out, k->seats, k->roles * sizeof(struct match_seats));
    buffer_bytes(&out, k->instance.data, k->instance.size);
    buffer_bytes(&out, k->certificate.data, k->certificate.size);
    buffer_text(&out, k->summary);
    return blob_put(cx, tx, run, buffer_as_slice(&out));
}

static err fail_corrupt(struct ctx *cx)
{
    return ctx_fail(cx, ERR_CORRUPT, NULL, "result",
                    SAY("Kết quả của lượt ghép bị hỏng; hãy ghép lại",
                        "The result of this matching is damaged; run it again"));
}

/* The next `size` bytes, aligned as the arena aligns: parts are copied out. */
static const void *part(struct ctx *cx, struct slice *rest, uint64_t size)
{
    if (size > rest->size) return NULL;
    void *copy = arena_alloc(cx->arena, size ? size : 1);
    memcpy(copy, rest->data, size);
    rest->data += size;
    rest->size -= size;
    return copy;
}

err match_kept_get(struct ctx *cx, struct tx *tx, id run, struct match_kept *out)
{
    struct slice rest;
    struct kept_head head;
    err e = blob_get(cx, tx, run, &rest);
    if (e) return e;
    if (rest.size < sizeof(head)) return fail_corrupt(cx);
    memcpy(&head, rest.data, sizeof(head));
    rest = (struct slice){ rest.data + sizeof(head), rest.size - sizeof(head) };
    *out = (struct match_kept){ .people = head.people, .roles = head.roles };
    out->person = part(cx, &rest, (uint64_t)head.people * sizeof(id));
    if (!out->person) return fail_corrupt(cx);
    out->seats = part(cx, &rest, (uint64_t)head.roles * sizeof(struct match_seats));
    bool whole = head.magic == KEPT_MAGIC && out->seats && head.instance <= rest.size &&
                 head.certificate <= rest.size - head.instance &&
                 head.summary == rest.size - head.instance - head.certificate;
    if (!whole) return fail_corrupt(cx);
    out->instance = (struct slice){ rest.data, head.instance };
    out->certificate = (struct slice){ rest.data + head.instance, head.certificate };
    out->summary =
        (text){ (const char *)rest.data + head.instance + head.certificate, head.summary };
    return ERR_NONE;
}

/* ---- loading ------------------------------------------------------------------------------- */

static void free_instance(void *instance)
{
    match_instance_free(instance);
}

static void list_holders(struct ctx *cx, struct allocation *a)
{
    uint32_t people = a->kept.people, roles = a->kept.roles;
    uint32_t *filled = ARENA_ARRAY(cx->arena, roles + 1, uint32_t);
    uint32_t *first = ARENA_ARRAY(cx->arena, roles + 1, uint32_t);
    uint32_t *holder = ARENA_ARRAY(cx->arena, a->start[people] + 1, uint32_t);
    for (uint32_t k = 0; k < a->start[people]; k++) filled[a->role[k]]++;
    for (uint32_t r = 0; r < roles; r++) first[r + 1] = first[r] + filled[r];
    uint32_t *at = ARENA_ARRAY(cx->arena, roles + 1, uint32_t);
    memcpy(at, first, (roles + 1) * sizeof(*at));
    for (uint32_t i = 0; i < people; i++)
        for (uint32_t k = a->start[i]; k < a->start[i + 1]; k++) holder[at[a->role[k]]++] = i;
    a->filled = filled;
    a->first = first;
    a->holder = holder;
}

/* The checker's own reader proves these files; here sizes are enough. */
static err read_certificate(struct ctx *cx, struct allocation *a)
{
    struct slice rest = a->kept.certificate;
    uint32_t version;
    uint32_t people = a->kept.people, roles = a->kept.roles;
    if (rest.size < CERTIFICATE_HEAD) return fail_corrupt(cx);
    memcpy(&a->objective, rest.data + CERTIFICATE_OBJECTIVE, sizeof(a->objective));
    memcpy(&version, rest.data + CERTIFICATE_VERSION, sizeof(version));
    a->overlap = version == MATCH_CERTIFICATE_OVERLAP;
    memcpy(&a->dual, rest.data + CERTIFICATE_DUAL, sizeof(a->dual));
    rest = (struct slice){ rest.data + CERTIFICATE_HEAD, rest.size - CERTIFICATE_HEAD };
    a->price = part(cx, &rest, roles * sizeof(int32_t));
    a->start = a->price ? part(cx, &rest, (people + 1) * sizeof(uint32_t)) : NULL;
    a->role = a->start ? part(cx, &rest, a->start[people] * sizeof(uint32_t)) : NULL;
    if (!a->role) return fail_corrupt(cx);
    for (uint32_t i = 0; i < a->start[people]; i++)
        if (a->role[i] >= roles) return fail_corrupt(cx);
    list_holders(cx, a);
    return ERR_NONE;
}

static int by_id(const void *x, const void *y, void *people)
{
    const id *person = people;
    return id_compare(person[*(const uint32_t *)x], person[*(const uint32_t *)y]);
}

static const uint32_t *order_people(struct ctx *cx, const struct match_kept *k)
{
    uint32_t *order = ARENA_ARRAY(cx->arena, k->people + 1, uint32_t);
    for (uint32_t i = 0; i < k->people; i++) order[i] = i;
    qsort_r(order, k->people, sizeof(*order), by_id, (void *)(uintptr_t)k->person);
    return order;
}

err allocation_of(struct ctx *cx, const struct match_kept *kept, struct allocation *out)
{
    struct match_instance *instance;
    *out = (struct allocation){ .kept = *kept };
    err e = match_instance_parse(cx, kept->instance, "VBM1", &instance);
    if (e) return e;
    arena_on_release(cx->arena, free_instance, instance);
    out->instance = instance;
    if (instance->volunteers != kept->people || instance->roles != kept->roles)
        return fail_corrupt(cx);
    out->by_id = order_people(cx, kept);
    return read_certificate(cx, out);
}

err allocation_read(struct ctx *cx, struct tx *tx, id run, struct allocation *out)
{
    struct match_kept kept = { 0 };
    err e = match_kept_get(cx, tx, run, &kept);
    return e ? e : allocation_of(cx, &kept, out);
}

err allocation_if_any(struct ctx *cx, struct tx *tx, id run, struct allocation *out, bool *there)
{
    err e = allocation_read(cx, tx, run, out);
    *there = e == ERR_NONE;
    if (e != ERR_NOT_FOUND && e != ERR_CORRUPT && e != ERR_INVALID) return e;
    ctx_clear(cx);
    return ERR_NONE;
}

struct getting {
    id run;
    struct allocation *out;
};

static err get(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct getting *g = arg;
    return allocation_read(cx, tx, g->run, g->out);
}

err allocation_load(struct ctx *cx, id run, struct allocation *out)
{
    struct getting g = { run, out };
    return db_read(cx, get, &g);
}

/* ---- asking -------------------------------------------------------------------------------- */

uint32_t allocation_person(const struct allocation *a, id volunteer)
{
    uint32_t low = 0, high = a->kept.people;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (id_compare(a->kept.person[a->by_id[middle]], volunteer) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = low < a->kept.people && id_equal(a->kept.person[a->by_id[low]], volunteer);
    return found ? a->by_id[low] : MATCH_NONE;
}

bool allocation_has(const struct allocation *a, uint32_t person, uint32_t role)
{
    for (uint32_t k = a->start[person]; k < a->start[person + 1]; k++)
        if (a->role[k] == role) return true;
    return false;
}

int32_t allocation_score(const struct allocation *a, uint32_t person, uint32_t role)
{
    const struct match_instance *in = a->instance;
    for (uint32_t k = in->offset[person]; k < in->offset[person + 1]; k++)
        if (match_edge_role(in->edge[k]) == role) return match_edge_score(in->edge[k]);
    return -1;
}

static int32_t last_score(const struct allocation *a, uint32_t role)
{
    int32_t last = -1;
    for (uint32_t k = a->first[role]; k < a->first[role + 1]; k++) {
        int32_t score = allocation_score(a, a->holder[k], role);
        if (last < 0 || score < last) last = score;
    }
    return last;
}

/* What the person has in place of this role: another of that day, or, with the load used up, the
 * least worth of all. */
static void find_instead(const struct allocation *a, uint32_t person, uint32_t role,
                         struct allocation_why *out)
{
    const struct match_instance *in = a->instance;
    uint32_t held = a->start[person + 1] - a->start[person];
    for (uint32_t k = a->start[person]; k < a->start[person + 1]; k++) {
        uint32_t other = a->role[k];
        bool same_day =
            a->overlap ? match_overlaps(in, other, role) : in->day[other] == in->day[role];
        int32_t value = allocation_score(a, person, other) - a->price[other];
        if (!same_day && held < in->load[person]) continue;
        if (!same_day && out->instead != MATCH_NONE && value >= out->instead_value) continue;
        out->instead = other;
        out->instead_value = value;
        if (same_day) return;
    }
}

void allocation_why(const struct allocation *a, uint32_t person, uint32_t role,
                    struct allocation_why *out)
{
    int32_t score = allocation_score(a, person, role);
    *out = (struct allocation_why){ .eligible = score >= 0,
                                    .has = allocation_has(a, person, role),
                                    .score = score,
                                    .price = a->price[role],
                                    .value = score - a->price[role],
                                    .instead = MATCH_NONE,
                                    .last = last_score(a, role) };
    if (!out->eligible || out->has) return;
    find_instead(a, person, role, out);
    int32_t other = out->instead == MATCH_NONE || out->instead_value < 0 ? 0 : out->instead_value;
    if (other > out->value) out->missing = other - out->value;
}
