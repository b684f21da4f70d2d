/* SPDX-License-Identifier: MIT
 * snapshot_read: the rows of a snapshot from the store: everybody in a few passes over whole
 * tables, or one person. Both count alike. */
#ifndef VOLBANK_BANK_MATCH_SNAPSHOT_READ_H
#define VOLBANK_BANK_MATCH_SNAPSHOT_READ_H

#include "snapshot.h"

#include "plugins/bank/history.h"

/* Everybody active, as of today. */
err snapshot_read(struct ctx *cx, struct tx *tx, struct snapshot **out) MUST_CHECK;

struct snapshot_person {
    bool active;   /* false: not there, or not active: no row */
    bool stranger; /* of a place or area that `places` does not know: read everything again */
    struct match_row row;
};
err snapshot_read_person(struct ctx *cx, struct tx *tx, const struct match_places *places,
                         id volunteer, date on, struct snapshot_person *out) MUST_CHECK;

#endif
