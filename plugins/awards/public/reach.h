/* SPDX-License-Identifier: MIT
 * reach: who is never nominated: groups of volunteers who could be, against those who were. Groups
 * of fewer than five are never told: they are put together, and left out where even together they
 * are too few. */
#ifndef VOLBANK_AWARDS_REACH_H
#define VOLBANK_AWARDS_REACH_H

#include "public.h"

enum { REACH_LEAST = 5 };

struct reach_group {
    text name;
    int64_t eligible, nominated, honoured;
    bool others; /* small groups put together */
};
/* Puts groups of fewer than REACH_LEAST together at the end; *count afterwards is how many may be
 * told. Returns how many groups are not told by their own name. */
size_t reach_hide_small(struct reach_group groups[], size_t *count);

/* GET /award_rounds/:id/reach: by commune, kind of commune, and sex. What people are is not kept by
 * the bank, so minorities are counted by where they live: communes in which another language is
 * spoken most. */
err round_reach(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
