/* SPDX-License-Identifier: MIT
 * public: the library as everybody reads it: the list with its search, one item, what is new (RSS),
 * what one can come to (iCalendar) and the file for reading offline. */
#ifndef VOLBANK_LIBRARY_PUBLIC_H
#define VOLBANK_LIBRARY_PUBLIC_H

#include "item.h"

struct library_asking {
    text q; /* words; accents are not needed */
    int32_t kind;
    uint8_t topic;
};
extern const struct field library_asking_fields[];

/* Published items that a question finds, in the order of item_shelf. `q` is looked for in items and
 * their chapters: *chapters gets, for each item, the title of the first chapter that has it (empty:
 * the item itself). */
err library_search(struct ctx *cx, struct tx *tx, const struct library_asking *asked,
                   struct library_list *items, text **chapters) MUST_CHECK;

/* GET /public/library_items */
err library_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /public/library_items/:code */
err item_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /public/library/feed.xml: RSS 2.0, the newest first. */
err library_feed(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /public/library/activities.ics: from activity@1. */
err library_calendar(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /public/library/offline.html: SLOW. The whole library, or with ?code= one item, in one file
 * of at most OFFLINE_MOST bytes that fetches nothing. */
enum { OFFLINE_MOST = 2000000 };
err library_offline(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
