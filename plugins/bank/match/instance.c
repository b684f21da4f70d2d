/* SPDX-License-Identifier: MIT
 * instance: making, checking and naming instances. What match_instance_check lets through, the
 * solver relies on without looking again. */
#include "instance.h"

struct match_instance *match_instance_new(uint32_t volunteers, uint32_t roles, uint32_t edges)
{
    REQUIRE(volunteers <= MATCH_VOLUNTEERS_MAX && roles <= MATCH_ROLES_MAX);
    struct match_memory *memory = match_memory_new();
    struct match_instance *in = match_memory_take(memory, 1, sizeof *in);
    in->memory = memory;
    in->volunteers = volunteers;
    in->roles = roles;
    in->load = match_memory_take(memory, volunteers, sizeof *in->load);
    in->offset = match_memory_take(memory, (size_t)volunteers + 1, sizeof *in->offset);
    in->edge = match_memory_take(memory, edges, sizeof *in->edge);
    in->minimum = match_memory_take(memory, roles, sizeof *in->minimum);
    in->capacity = match_memory_take(memory, roles, sizeof *in->capacity);
    in->day = match_memory_take(memory, roles, sizeof *in->day);
    in->opening = match_memory_take(memory, roles, sizeof *in->opening);
    in->blocks = match_memory_take(memory, roles, sizeof *in->blocks);
    return in;
}

void match_instance_free(struct match_instance *in)
{
    if (in) match_memory_free(in->memory);
}

uint32_t match_instance_edges(const struct match_instance *in)
{
    return in->offset[in->volunteers];
}

/* ---- checking ---- */

#define BAD(cx, ...) ctx_fail((cx), ERR_INVALID, NULL, "bad-instance", __VA_ARGS__)

static err check_role(struct ctx *cx, const struct match_instance *in, uint32_t j)
{
    if (in->capacity[j] < 0 || in->capacity[j] > MATCH_SEATS_MAX)
        return BAD(cx, SAY("vai %u: số chỗ %d ngoài 0..%d", "role %u: capacity %d is not in 0..%d"),
                   j, in->capacity[j], MATCH_SEATS_MAX);
    if (in->minimum[j] < 0 || in->minimum[j] > in->capacity[j])
        return BAD(cx,
                   SAY("vai %u: số tối thiểu %d không nằm trong 0..%d (số chỗ)",
                       "role %u: minimum %d is not in 0..%d (its capacity)"),
                   j, in->minimum[j], in->capacity[j]);
    if (in->opening[j] < 0 || (uint32_t)in->opening[j] >= in->openings)
        return BAD(cx, SAY("vai %u: không có việc số %d", "role %u: there is no opening %d"), j,
                   in->opening[j]);
    return ERR_NONE;
}

/* seen[role] is the last volunteer who had an edge to it, counted from 1. */
static err check_edges(struct ctx *cx, const struct match_instance *in, uint32_t i, uint32_t *seen)
{
    for (uint32_t e = in->offset[i]; e < in->offset[i + 1]; e++) {
        uint32_t role = match_edge_role(in->edge[e]);
        if (role >= in->roles)
            return BAD(cx, SAY("người %u: không có vai số %u", "volunteer %u: there is no role %u"),
                       i, role);
        if (match_edge_score(in->edge[e]) > MATCH_SCORE_MAX)
            return BAD(cx,
                       SAY("người %u, vai %u: điểm %d quá %d",
                           "volunteer %u, role %u: score %d is over %d"),
                       i, role, match_edge_score(in->edge[e]), MATCH_SCORE_MAX);
        if (seen[role] == i + 1)
            return BAD(cx,
                       SAY("người %u: vai %u có hai lần", "volunteer %u: role %u appears twice"), i,
                       role);
        seen[role] = i + 1;
    }
    return ERR_NONE;
}

static err check_volunteers(struct ctx *cx, const struct match_instance *in)
{
    uint64_t loads = 0;
    if (in->offset[0] != 0)
        return BAD(cx, SAY("bảng vị trí không bắt đầu từ 0", "offsets do not start at 0"));
    for (uint32_t i = 0; i < in->volunteers; i++) {
        if (in->offset[i + 1] < in->offset[i])
            return BAD(cx, SAY("người %u: vị trí giảm dần", "volunteer %u: offsets go down"), i);
        loads += in->load[i];
    }
    if (loads >= UINT32_MAX)
        return BAD(cx, SAY("tổng số việc nhận được quá lớn", "the loads sum up to too much"));
    return ERR_NONE;
}

err match_instance_check(struct ctx *cx, const struct match_instance *in)
{
    if (in->bonus < 0 || in->bonus > MATCH_BONUS_MAX)
        return BAD(cx, SAY("điểm thưởng %d ngoài 0..%d", "bonus %d is not in 0..%d"), in->bonus,
                   MATCH_BONUS_MAX);
    err e = ERR_NONE;
    for (uint32_t j = 0; !e && j < in->roles; j++) e = check_role(cx, in, j);
    if (!e) e = check_volunteers(cx, in);
    if (e) return e;
    uint32_t *seen = match_memory_take(in->memory, in->roles, sizeof *seen);
    for (uint32_t i = 0; !e && i < in->volunteers; i++) e = check_edges(cx, in, i, seen);
    match_memory_give(in->memory, seen);
    return e;
}
