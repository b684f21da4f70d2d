/* SPDX-License-Identifier: MIT
 * page: server pages: a page's data route is run in process and its JSON answer poured into the
 * page's template; a form posted to the page runs its submit route and goes on by 303, or shows the
 * page again with what was typed and what is wrong. Private to this floor. What a template finds
 * beside the members of the data (which are also under `data`): lang, lang_en, path, url, title,
 * description, status, demo, nav_<x>, island_src, base_url,
 * landed (the browser comes from elsewhere: style is inlined), me: null or { id, name, staff }
 * form: by field name { name, label, value, help, error, required, kind, is_<kind>, lines, min,
 * max, checked, options, rows } filter: the same for the query table of the data route errors: [{
 * pointer, name, text }]; problem: null or { title, detail, code }; back: where a sign-in returns
 * to data_html: the data as JSON, for <script type="application/json">, on pages with an island
 * data may name the page itself: page_title, page_description, page_image (address of the picture
 * when it is shared). The error page has up: null or the
 * page one step above the address, { url, title }. */
#ifndef VOLBANK_HTTP_PAGE_H
#define VOLBANK_HTTP_PAGE_H

#include "serving.h"
#include "template.h"

#define LOGIN_PATH "/dang-nhap"

struct page_row {
    const struct page *page; /* NULL for the error page */
    const char *plugin;
    const struct route_row *data, *submit; /* NULL = none */
    const struct template *templates[2];   /* by enum lang */
    text csp[2];
    text island_src;
    size_t param_count;
    const char *params[ROUTE_PARAMS_MAX];
};

/* page_set.c */
const struct page_row *page_set_find(const struct page_set *set, text path,
                                     text values[ROUTE_PARAMS_MAX]);
const struct page_row *page_set_error(const struct page_set *set);

/* Finds the page of x's path and says in x->outcome whether the verb fits; false when there is no
 * page. */
bool page_route(struct exchange *x);
/* True when ready, false when suspended: as journey_run. */
bool page_run(struct exchange *x);
/* Turns outcome and data into HTML (or a redirect); also error pages for anything else that wants
 * HTML. */
void page_finish(struct exchange *x);
/* The end of all work away from the event thread: a form that failed may need its page's slow data
 * first. */
void page_after_work(struct exchange *x);

/* form_view.c: one table as members for templates. `typed` are the values to show; `flaws` the
 * errors by /name. */
struct place_option {
    id id;
    text name;
};
struct form_view {
    const struct field *fields;
    const struct pair *typed;
    const struct flaw *flaws;
    bool sent; /* an absent checkbox means no, not its fallback */
    const struct place_option *places;
    size_t place_count;
};
void form_view_json(struct ctx *cx, struct json *j, const struct form_view *view);

#endif
