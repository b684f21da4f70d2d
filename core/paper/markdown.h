/* SPDX-License-Identifier: MIT
 * markdown: Markdown (CommonMark) as HTML that is safe to show: raw HTML is shown as
 * text, links go to the web, to mail and telephone or within this server, pictures are only those
 * the caller knows. cmark is known to this module only. */
#ifndef VOLBANK_PAPER_MARKDOWN_H
#define VOLBANK_PAPER_MARKDOWN_H

#include "../base/ctx.h"

struct markdown_options {
    int heading; /* the level of "#", 1..6; deeper ones follow it */
    /* The address of what a link or a picture names that is no address itself ("map.png"); false
     * when there is no such thing. NULL = there is none. */
    bool (*resolve)(void *arg, text name, text *url);
    void *arg;
};

/* A link or picture that goes nowhere; its words are shown without it. */
struct markdown_fault {
    text target;
    bool picture;
    const struct markdown_fault *next;
};

/* HTML in the arena, without <script>, style, event attributes or anything that is fetched from
 * elsewhere. *faults (may be NULL) in the order of the text. */
API text markdown_html(struct ctx *cx, text source, const struct markdown_options *options,
                       const struct markdown_fault **faults);

#endif
