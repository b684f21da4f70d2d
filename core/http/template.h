/* SPDX-License-Identifier: MIT
 * template: a logic-less language for pages, compiled once at start to a flat list of steps.
 *   {{name}} {{a.b}} {{.}}   a value, escaped for HTML text and quoted attributes; absent and null
 * are empty
 *   {{#name}}…{{/name}}      for each element of an array; once, with its members at hand, for an
 * object; once for true, a number but 0, a text that is not empty
 *   {{^name}}…{{/name}}      when the above would show nothing
 *   {{&name_svg}} {{&x_html}} unescaped: only names with these endings, which the server itself
 * makes
 *   {{>name}}                another template in its place; {{! a comment}}
 *   [[Tiếng Việt|English]]   one of the two, chosen when compiled; may hold tags
 * A name is looked up in the innermost section first, then outwards. A section tag or partial alone
 * on its line takes the line with it. */
#ifndef VOLBANK_HTTP_TEMPLATE_H
#define VOLBANK_HTTP_TEMPLATE_H

#include "../base/buffer.h"
#include "../base/json_read.h"

struct template;

/* A name known when compiling ("css_html"): its text becomes part of the template. */
struct template_constant {
    const char *name;
    text value;
};

struct template_source {
    enum lang lang;
    /* The source of {{>name}}; false when there is none. */
    bool (*partial)(void *arg, text name, text *out);
    void *arg;
    const struct template_constant *constants;
    size_t constant_count;
};

/* NULL with a sentence in *fault ("line 12: {{/a}} closes nothing"). All in the arena; the source
 * is borrowed as long as the template. */
const struct template *template_compile(struct arena *arena, text source,
                                        const struct template_source *how, text *fault);
/* Roots are searched last to first; {{data}} is the first of them by name, unless something inside
 * is called so. */
void template_render(const struct template *t, const struct json_value *const roots[], size_t count,
                     struct buffer *out);
/* Its fixed text, with one byte 01 wherever something varies. */
text template_fixed(struct arena *arena, const struct template *t);
void html_escape(struct buffer *out, text t);

#endif
