/* SPDX-License-Identifier: MIT
 * bridge: between the judge's instance and the engine's. Whatever crosses does so as a file's bytes
 * or through the engine's headers. Failures of the engine end the test with what it said. */
#ifndef TESTS_MATCH_BRIDGE_H
#define TESTS_MATCH_BRIDGE_H

#include "plugins/bank/match/certificate.h"
#include "plugins/bank/match/live.h"

#include "turn.h"
#include "referee.h"

/* A solver of the instance, which it gets as the bytes of its file. */
struct match_solver *bridge_solver(struct ctx *cx, const struct vbm *instance);

/* The same event for the engine. */
void bridge_apply(struct ctx *cx, struct match_solver *solver, const struct turn_world *world,
                  const struct turn *turn, struct match_change *change);

/* What the engine holds now, as a claim to be judged; in the arena. */
struct referee_claim bridge_claim(struct ctx *cx, const struct match_solver *solver);

/* Writes the certificate of what the engine holds and has the engine's checker judge it beside the
 * instance as it is now: its verdict. */
struct match_verdict bridge_verify(struct ctx *cx, const struct match_solver *solver,
                                   bool allow_gap);

#endif
