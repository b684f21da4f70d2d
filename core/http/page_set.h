/* SPDX-License-Identifier: MIT
 * page_set: every server page of this process with its template, compiled and checked at start.
 * Read-only afterwards. Files below web_dir, style may be absent:
 *
 *   pages/<plugin>/<template>.html   the body of a page
 *   partials/<name>.html             what {{>name}} inserts; frame.html is around every page and
 *                                    has its {{>body}}; error.html is the body of error pages
 *   page.css, <template>.css         {{&css_html}}: all style of a page
 *   <template>.own.css               {{&own_style_html}}: an element with what site.css has not
 *   static/<island>.<hash>.js        script of page.island; its address is {{island_src}}
 *   officer/index.html               the officers' application, at /can-bo and below
 *
 * The template language is described in template.h. */
#ifndef VOLBANK_HTTP_PAGE_SET_H
#define VOLBANK_HTTP_PAGE_SET_H

#include "route_set.h"

struct page_set;

struct page_source {
    const char *plugin;
    const struct page *pages; /* ended by a zero row; may be NULL */
};

struct page_options {
    const struct page_source *sources;
    size_t source_count;
    const struct route_set *routes;
    const char *web_dir; /* borrowed for the process */
};

/* Reports each fault ("bank: page /c/:id: …"): a missing or broken template, the same path twice,
 * data or submit that is no route, a permission other than PUBLIC and SIGNED_IN, an island without
 * its file. NULL when there was one. */
struct page_set *page_set_new(const struct page_options *options, schema_fault fault, void *arg);
void page_set_free(struct page_set *set);
size_t page_set_count(const struct page_set *set);

#endif
