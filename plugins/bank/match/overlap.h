/* SPDX-License-Identifier: MIT
 * overlap: several shifts a day for one person, as long as no two overlap (overlap_bundle.h). That
 * is outside what prices can always prove exactly, so the result has a *reported bound*.
 *
 * The bound. For any prices p of the roles no assignment is worth more than
 *     D(p) = sum_j minimum * max(0, p_j + bonus) + (capacity - minimum) * max(0, p_j)
 *          + sum_i best bundle of i at values score - p.
 * Proof: take any assignment without overlap, f_j of role j filled. It is worth the sum over its
 * pairs of score - p_j, plus sum_j p_j f_j + bonus * min(f_j, minimum). The first is volunteer by
 * volunteer at most the best bundle, since what i holds is one of the bundles tried. The second is
 * role by role (p_j + bonus) * min(f_j, minimum) + p_j * (f_j - min(f_j, minimum)), and the two
 * factors lie in 0..minimum and 0..capacity - minimum. So D needs no trust in how p was found.
 *
 * The method: rounds of the exact solver, each on a copy with keys for days (overlap_narrow.h). The
 * first copy leaves out nothing; its optimum gives everybody at most one role a key, and few hold
 * two that overlap. Their days are narrowed to what is best for them at the prices found, and so
 * are the days of all who would rather have something that was left out; then the next round. When
 * nobody would, the optimum of the copy is the optimum of all: gap 0. The same instance and seed
 * give the same result. */
#ifndef VOLBANK_BANK_MATCH_OVERLAP_H
#define VOLBANK_BANK_MATCH_OVERLAP_H

#include "solve.h"

struct match_overlap;

/* Takes the instance, which must have passed match_instance_check; it is not changed. */
struct match_overlap *match_overlap_new(struct match_instance *take_instance);
void match_overlap_free(struct match_overlap *overlap); /* and its instance; NULL is fine */

/* Options as for the solver. While it runs, the progress tells of the round under way: `primal` is
 * the worth of what it has so far, `dual` the bound of all rounds. Stopped, what there is stays:
 * feasible, with a valid bound. Fails only by a fault of its own. */
err match_overlap_run(struct ctx *cx, struct match_overlap *overlap,
                      const struct match_options *options) MUST_CHECK;

/* Objective, bound and gap under the overlap rule. */
const struct match_result *match_overlap_result(const struct match_overlap *overlap);
/* The seed of the last run. */
uint64_t match_overlap_seed(const struct match_overlap *overlap);
/* The instance as given. Borrowed. */
const struct match_instance *match_overlap_instance(const struct match_overlap *overlap);
/* [roles] prices that prove the bound. Borrowed until the next run or settling. */
const int32_t *match_overlap_prices(const struct match_overlap *overlap);
/* A solver that holds the assignment, on a narrowed copy where any assignment is without overlap:
 * ask it for bundles and seats filled, or let events happen (live.h; but raise nobody's load from
 * one, whose days are not narrowed, and open no role). Borrowed. */
struct match_solver *match_overlap_solver(struct match_overlap *overlap);
/* Makes the solver's prices those of the result, and after events its minima and capacities those
 * of the instance; bound and figures are counted anew. They may prove a little less than the best
 * that the run saw, but belong to the assignment: they explain it, and it can be gone on from. */
void match_overlap_settle(struct match_overlap *overlap);

/* A kept result to go on from with match_solver_resume: a narrowed copy of the instance, as above,
 * where what everybody holds (role[start[i]] .. role[start[i+1] - 1]) is a best bundle when prices
 * and assignment belong together. The caller's. */
struct match_instance *match_overlap_narrowed(const struct match_instance *instance,
                                              const uint32_t *start, const uint32_t *role,
                                              const int32_t *price);

#endif
