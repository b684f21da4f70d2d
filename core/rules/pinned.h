/* SPDX-License-Identifier: MIT
 * pinned: versions asked for by their id, compiled and kept: at most 64 that nobody is using.
 * A borrowed one stays until it is returned, whatever changes meanwhile. Thread-safe. */
#ifndef VOLBANK_RULES_PINNED_H
#define VOLBANK_RULES_PINNED_H

#include "shelf.h"

struct pinned_set;
struct pinned; /* one pin, its script and those above it */

/* Lives in the arena; what it keeps is given back by pinned_free. */
struct pinned_set *pinned_new(struct arena *arena);
void pinned_free(struct pinned_set *set);
/* changed: a number that grows when versions or units change; what was read before is read again.
 * ERR_INVALID + fault: it no longer loads. Call outside transactions. */
err pinned_borrow(struct ctx *cx, struct pinned_set *set, const struct rule_hook *hook,
                  const struct rule_pin *pin, unsigned changed, struct pinned **out,
                  struct rule_fault *fault) MUST_CHECK;
void pinned_return(struct pinned_set *set, struct pinned *pinned);
/* The pin's own script is number 1. */
struct shelf *pinned_shelf(const struct pinned *pinned);

/* A tx_fn over a struct rule_version whose id is given: reads it when it may decide.
 * ERR_CONFLICT "not-approved", ERR_NOT_FOUND. */
err pinned_version(struct ctx *cx, struct tx *tx, void *version) MUST_CHECK;

#endif
