/* SPDX-License-Identifier: MIT
 * page_view: what a template sees, gathered in the transaction and built as one JSON document.
 * Private to page.c. */
#ifndef VOLBANK_HTTP_PAGE_VIEW_H
#define VOLBANK_HTTP_PAGE_VIEW_H

#include "page.h"

struct page_view {
    text values[ROUTE_PARAMS_MAX]; /* of the page's address */
    bool again;                    /* a form that failed is shown again */
    bool is_error_page;
    struct ctx failure; /* flaws and sentences of that */
    err failed;
    text my_name;
    bool staff;
    struct place_option *places; /* communes in force, when a form wants one */
    size_t place_count, place_room;
};

/* Reads who is looking, and the communes when a form of the page has a PLACE. */
err page_view_gather(struct exchange *x, struct tx *tx) MUST_CHECK;
/* Roots for the template: the data, then the page's own members. False when the data's answer is
 * not a JSON object. */
bool page_view_build(struct exchange *x, const struct page_row *row, int status,
                     const struct json_value *roots[2], size_t *count);

#endif
