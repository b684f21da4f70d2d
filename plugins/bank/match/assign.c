/* SPDX-License-Identifier: MIT
 * assign: a problem becomes an instance in which every `to` is a role on a day of its own, so that
 * "one a day" says nothing. */
#include "assign.h"

#include "solve.h"

enum { DAYS = 256 };

static err refuse(struct ctx *cx, const char *field, const char *vi, const char *en)
{
    return ctx_fail(cx, ERR_INVALID, field, "assign", "%s%.0s", "%.0s%s", vi, en);
}

static err check(struct ctx *cx, const struct assign_problem *p)
{
    if (p->pair_count >= UINT32_MAX) return refuse(cx, "/pairs", "Quá nhiều cặp", "Too many pairs");
    for (uint32_t i = 0; p->load && p->tos > DAYS && i < p->froms; i++)
        if (p->load[i] > 1)
            return refuse(cx, "/load", "Chỉ chọn nhiều nơi khi có nhiều nhất 256 nơi",
                          "Several places each only among at most 256");
    for (size_t k = 0; k < p->pair_count; k++) {
        const struct assign_pair *pair = &p->pairs[k];
        if (pair->from >= p->froms || pair->to >= p->tos)
            return refuse(cx, "/pairs", "Cặp nêu số không có", "A pair names nobody");
        if (k && pair->from < pair[-1].from)
            return refuse(cx, "/pairs", "Các cặp phải theo thứ tự", "Pairs must be in order");
        if (pair->weight < 0 || pair->weight > MATCH_SCORE_MAX)
            return refuse(cx, "/pairs", "Trọng số phải từ 0 đến 10000",
                          "Weights go from 0 to 10000");
    }
    return ERR_NONE;
}

static struct match_instance *instance_of(const struct assign_problem *p)
{
    struct match_instance *in = match_instance_new(p->froms, p->tos, (uint32_t)p->pair_count);
    in->bonus = p->bonus;
    in->openings = p->tos;
    for (uint32_t j = 0; j < p->tos; j++) {
        in->capacity[j] = p->capacity[j];
        in->minimum[j] = p->minimum ? p->minimum[j] : 0;
        in->day[j] = (uint8_t)(j % DAYS);
        in->opening[j] = (int32_t)j;
    }
    uint32_t k = 0;
    for (uint32_t i = 0; i < p->froms; i++) {
        in->load[i] = p->load ? p->load[i] : 1;
        in->offset[i] = k;
        for (; k < p->pair_count && p->pairs[k].from == i; k++)
            in->edge[k] = match_edge_of(p->pairs[k].to, p->pairs[k].weight);
    }
    in->offset[p->froms] = k;
    return in;
}

/* Whether what somebody got has the place `to`. */
static bool holds(const match_edge *bundle, uint32_t count, uint32_t to)
{
    for (uint32_t i = 0; i < count; i++)
        if (match_edge_role(bundle[i]) == to) return true;
    return false;
}

static void read_answer(struct ctx *cx, const struct match_solver *solver,
                        const struct assign_problem *p, struct assign_answer *out)
{
    const struct match_result *r = match_solver_result(solver);
    uint32_t *chosen = ARENA_ARRAY(cx->arena, r->assigned + 1, uint32_t);
    for (size_t k = 0; k < p->pair_count; k++) {
        uint32_t count;
        const match_edge *bundle = match_solver_bundle(solver, p->pairs[k].from, &count);
        if (holds(bundle, count, p->pairs[k].to)) chosen[out->count++] = (uint32_t)k;
    }
    out->chosen = chosen;
    out->worth = r->objective;
    out->bound = r->dual;
}

static err assign(struct ctx *cx, const struct assign_problem *p, struct assign_answer *out)
{
    *out = (struct assign_answer){ 0 };
    err e = check(cx, p);
    if (e) return e;
    struct match_instance *in = instance_of(p);
    e = match_instance_check(cx, in);
    if (e) {
        match_instance_free(in);
        return e;
    }
    struct match_solver *solver = match_solver_new(in);
    match_solver_run(solver, &(struct match_options){ .seed = p->seed });
    read_answer(cx, solver, p, out);
    match_solver_free(solver);
    return ERR_NONE;
}

const struct assign_1 assign_service = { assign };
