/* SPDX-License-Identifier: MIT
 * peer: the peer: LEMON's solvers for minimum cost flow on the same instance. What they find is
 * what we call the optimum, and their time and memory are what ours are measured against. */
#ifndef TESTS_MATCH_PEER_H
#define TESTS_MATCH_PEER_H

#include "vbm.h"

#ifdef __cplusplus
extern "C" {
#endif

enum peer_method { PEER_NETWORK_SIMPLEX, PEER_COST_SCALING, PEER_CAPACITY_SCALING };

struct peer_answer {
    bool optimal;
    int64_t objective;
    double build_seconds; /* processor time */
    double solve_seconds;
    int32_t nodes;
    int64_t arcs;
};

struct peer_answer peer_solve(const struct vbm *instance, enum peer_method method);

#ifdef __cplusplus
}
#endif

#endif
