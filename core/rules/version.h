/* SPDX-License-Identifier: MIT
 * version: the life of a rule version inside a transaction. A version that was ever active keeps
 * the days it was in force for, [active_from, active_to); those of one unit and hook never overlap,
 * so at most one is in force on a day, and the past can be asked. Who may do what is the routes'.
 */
#ifndef VOLBANK_RULES_VERSION_H
#define VOLBANK_RULES_VERSION_H

#include "rulebook.h"

/* Whether it is in force on `day` where it was written for. */
bool rule_version_covers(const struct rule_version *v, date day);
/* Its state on `today`: what is stored, except that one whose last day has passed is retired, even
 * before rule_versions_end has written so. */
enum rule_version_state rule_version_state_on(const struct rule_version *v, date today);
/* Writes that versions whose last day has passed are retired, for lists and filters; how many.
 * Nothing decides by it: days do. Call outside transactions. */
err rule_versions_end(struct ctx *cx, size_t *ended) MUST_CHECK;
/* The version in force for `unit` on `day`: that of the nearest unit at or above it; the province's
 * (no unit) comes last. ERR_NOT_FOUND without a detail: nobody's. */
err rule_version_in_force(struct ctx *cx, struct tx *tx, text hook, id unit, date day,
                          struct rule_version *out) MUST_CHECK;
/* Stores a new version under the next number of its unit and hook. */
err rule_version_add(struct ctx *cx, struct tx *tx, struct rule_version *v) MUST_CHECK;
/* An approved version comes into force on `from`, until the next that is already set down for a
 * later day; the one in force before ends then, one set down for the same day is replaced. */
err rule_version_activate(struct ctx *cx, struct tx *tx, struct rule_version *v,
                          date from) MUST_CHECK;
/* From `from` on the unit has no rule of its own. One that was not yet in force never will be. */
err rule_version_retire(struct ctx *cx, struct tx *tx, struct rule_version *v,
                        date from) MUST_CHECK;
/* A new activation, from today, of the source of a version that was in force before: a version of
 * its own, so that receipts and the past stay true. */
err rule_version_again(struct ctx *cx, struct tx *tx, const struct rule_version *earlier,
                       struct rule_version *out) MUST_CHECK;

#endif
