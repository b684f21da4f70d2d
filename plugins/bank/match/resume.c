/* SPDX-License-Identifier: MIT
 * resume: a kept result becomes a solver again: held edges and prices are put in place, and the
 * figures are counted anew, so that nothing about it is believed. */
#include "solver_private.h"

static err refuse(struct ctx *cx, uint32_t volunteer)
{
    return ctx_fail(
        cx, ERR_INVALID, NULL, "no-assignment",
        SAY("Người số %u được xếp vào chỗ không hợp lệ", "Volunteer %u holds what it cannot hold"),
        volunteer);
}

/* The volunteer's edge to a role; MATCH_NONE when there is none. */
static match_edge edge_to(const struct match_instance *in, uint32_t i, uint32_t role)
{
    for (uint32_t k = in->offset[i]; k < in->offset[i + 1]; k++)
        if (match_edge_role(in->edge[k]) == role) return in->edge[k];
    return MATCH_NONE;
}

static err put(struct ctx *cx, struct match_solver *s, uint32_t i, const uint32_t *role,
               uint32_t count)
{
    uint32_t load;
    match_edge *slots = slots_of(s, i, &load);
    if (count > load) return refuse(cx, i);
    for (uint32_t k = 0; k < count; k++) {
        match_edge e = edge_to(s->in, i, role[k]);
        if (e == MATCH_NONE || slot_on_day(s, slots, k, edge_day(s, e)) < k) return refuse(cx, i);
        slots[k] = e;
        if (++s->filled[role[k]] > s->in->capacity[role[k]]) return refuse(cx, i);
    }
    return ERR_NONE;
}

err match_solver_resume(struct ctx *cx, struct match_solver *s, const uint32_t *start,
                        const uint32_t *role, const int32_t *price)
{
    err e = ERR_NONE;
    s->began = match_cpu_ns();
    match_live_end(s);
    match_slots_new(s);
    memcpy(s->price, price, s->in->roles * sizeof *price);
    for (uint32_t i = 0; !e && i < s->in->volunteers; i++)
        e = put(cx, s, i, role + start[i], start[i + 1] - start[i]);
    s->result = (struct match_result){ .stopped = true };
    if (e) return e;
    match_solver_prove(s);
    s->result.stopped = s->result.gap != 0;
    s->result.cpu_ns = match_cpu_ns() - s->began;
    return ERR_NONE;
}
