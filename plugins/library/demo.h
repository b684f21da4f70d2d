/* SPDX-License-Identifier: MIT
 * demo: what a demo province begins with, from plugins/library/data: a shelf (demo.c), and what
 * people did and said (demo_talk.c): copies of models, ideas, forums. No chance in it. */
#ifndef VOLBANK_LIBRARY_DEMO_H
#define VOLBANK_LIBRARY_DEMO_H

#include "library.h"

enum { DEMO_PLACES_MAX = 12 };
/* A commune, and a campaign it has done; none where it has done none. */
struct library_demo_place {
    id unit;
    text campaign;
};
struct library_demo {
    const struct demo_options *options;
    const struct json_value *shelf, *drafts, *talk;
    id province, commune; /* commune: one that has an officer with a log-in */
    struct library_demo_place places[DEMO_PLACES_MAX];
    size_t place_count;
};

err library_demo(struct ctx *cx, const struct demo_options *options) MUST_CHECK;
/* Copies, ideas and forums, once the shelf stands. */
err library_demo_talk(struct ctx *cx, struct tx *tx, const struct library_demo *d) MUST_CHECK;

#endif
