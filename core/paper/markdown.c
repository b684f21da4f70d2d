/* SPDX-License-Identifier: MIT
 * markdown: cmark makes a tree; what is written of it is decided here. A target is one of a few
 * kinds that begin in known ways, or a name the caller resolves: everything else goes nowhere, so
 * there is no list of bad schemes to keep. Raw HTML is text like any other. */
#include "markdown.h"

#include <cmark.h>

#include "../base/buffer.h"

enum { HEADING_MAX = 6 };

struct writing {
    struct ctx *cx;
    const struct markdown_options *options;
    struct buffer out;
    int pictures; /* open ones: only words are written, they become the alternative */
    const struct markdown_fault *faults, **faults_end;
};

static void escaped(struct buffer *out, text t)
{
    for (size_t i = 0; i < t.size; i++) {
        char c = t.data[i];
        if (c == '&')
            buffer_z(out, "&amp;");
        else if (c == '<')
            buffer_z(out, "&lt;");
        else if (c == '>')
            buffer_z(out, "&gt;");
        else if (c == '"')
            buffer_z(out, "&quot;");
        else if (c == '\'')
            buffer_z(out, "&#39;");
        else
            buffer_byte(out, (uint8_t)c);
    }
}

/* ---- where links go ------------------------------------------------------------------------ */

static bool within_server(text t)
{
    bool slash = t.size > 1 && (t.data[1] == '/' || t.data[1] == '\\');
    return t.size && t.data[0] == '/' && !slash;
}

static bool is_address(text t)
{
    static const char *const kinds[] = { "https://", "http://", "mailto:", "tel:" };
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        size_t size = strlen(kinds[i]);
        if (t.size > size && text_equal_ascii(text_part(t, 0, size), text_of(kinds[i])))
            return true;
    }
    return within_server(t);
}

static bool find_target(struct writing *w, text target, bool picture, text *url)
{
    const struct markdown_options *o = w->options;
    target = text_copy(w->cx->arena, target); /* the tree goes */
    *url = target;
    if (!picture && is_address(target)) return true;
    if (target.size && o->resolve && o->resolve(o->arg, target, url)) return true;
    struct markdown_fault *fault = ARENA_NEW(w->cx->arena, struct markdown_fault);
    *fault = (struct markdown_fault){ .target = target, .picture = picture };
    *w->faults_end = fault;
    w->faults_end = &fault->next;
    return false;
}

/* ---- what is written ----------------------------------------------------------------------- */

/* Paragraphs of a tight list stand without <p>. */
static bool is_tight(cmark_node *paragraph)
{
    cmark_node *item = cmark_node_parent(paragraph);
    cmark_node *list = item ? cmark_node_parent(item) : NULL;
    return list && cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list);
}

static int heading_level(const struct writing *w, cmark_node *node)
{
    int n = w->options->heading + cmark_node_get_heading_level(node) - 1;
    return n > HEADING_MAX ? HEADING_MAX : n;
}

static void write_list(struct writing *w, cmark_node *node, bool begins)
{
    bool numbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    int start = cmark_node_get_list_start(node);
    if (!begins)
        buffer_z(&w->out, numbered ? "</ol>\n" : "</ul>\n");
    else if (numbered && start != 1)
        buffer_format(&w->out, "<ol start=\"%d\">\n", start);
    else
        buffer_z(&w->out, numbered ? "<ol>\n" : "<ul>\n");
}

/* What was begun is remembered at the node, so that exactly that is ended. */
static void write_link(struct writing *w, cmark_node *node, bool begins)
{
    text url;
    if (w->pictures) return;
    if (!begins) {
        if (cmark_node_get_user_data(node)) buffer_z(&w->out, "</a>");
        return;
    }
    if (!find_target(w, text_of(cmark_node_get_url(node)), false, &url)) return;
    buffer_z(&w->out, "<a href=\"");
    escaped(&w->out, url);
    buffer_z(&w->out, "\" rel=\"noopener\">");
    cmark_node_set_user_data(node, w);
}

/* A picture that is not there leaves its description. */
static void write_picture(struct writing *w, cmark_node *node, bool begins)
{
    text url;
    if (!begins) {
        w->pictures--;
        if (cmark_node_get_user_data(node)) buffer_z(&w->out, "\">");
        return;
    }
    if (w->pictures++) return;
    if (!find_target(w, text_of(cmark_node_get_url(node)), true, &url)) return;
    buffer_z(&w->out, "<img src=\"");
    escaped(&w->out, url);
    buffer_z(&w->out, "\" alt=\"");
    cmark_node_set_user_data(node, w);
}

static void write_literal(struct writing *w, const char *before, cmark_node *node,
                          const char *after)
{
    if (!w->pictures) buffer_z(&w->out, before);
    escaped(&w->out, text_of(cmark_node_get_literal(node)));
    if (!w->pictures) buffer_z(&w->out, after);
}

/* Code may be wider than a phone: it scrolls, also by keyboard. */
static bool write_leaf(struct writing *w, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_HTML_INLINE)
        write_literal(w, "", node, "");
    else if (type == CMARK_NODE_CODE)
        write_literal(w, "<code>", node, "</code>");
    else if (type == CMARK_NODE_CODE_BLOCK)
        write_literal(w, "<pre tabindex=\"0\"><code>", node, "</code></pre>\n");
    else if (type == CMARK_NODE_HTML_BLOCK)
        write_literal(w, "<p>", node, "</p>\n");
    else if (type == CMARK_NODE_THEMATIC_BREAK)
        buffer_z(&w->out, "<hr>\n");
    else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
        buffer_z(&w->out, type == CMARK_NODE_LINEBREAK && !w->pictures ? "<br>\n" : "\n");
    else
        return false;
    return true;
}

static void write_heading(struct writing *w, cmark_node *node, bool begins)
{
    buffer_format(&w->out, begins ? "<h%d>" : "</h%d>\n", heading_level(w, node));
}

static void write_node(struct writing *w, cmark_node *node, bool begins)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (write_leaf(w, node)) return;
    if (type == CMARK_NODE_HEADING)
        write_heading(w, node, begins);
    else if (type == CMARK_NODE_LIST)
        write_list(w, node, begins);
    else if (type == CMARK_NODE_ITEM)
        buffer_z(&w->out, begins ? "<li>" : "</li>\n");
    else if (type == CMARK_NODE_BLOCK_QUOTE)
        buffer_z(&w->out, begins ? "<blockquote>\n" : "</blockquote>\n");
    else if (type == CMARK_NODE_PARAGRAPH && !is_tight(node))
        buffer_z(&w->out, begins ? "<p>" : "</p>\n");
    else if (type == CMARK_NODE_LINK)
        write_link(w, node, begins);
    else if (type == CMARK_NODE_IMAGE)
        write_picture(w, node, begins);
    else if (type == CMARK_NODE_EMPH && !w->pictures)
        buffer_z(&w->out, begins ? "<em>" : "</em>");
    else if (type == CMARK_NODE_STRONG && !w->pictures)
        buffer_z(&w->out, begins ? "<strong>" : "</strong>");
}

static void write_tree(struct writing *w, cmark_node *document)
{
    cmark_iter *steps = cmark_iter_new(document);
    cmark_event_type event = cmark_iter_next(steps);
    for (; event != CMARK_EVENT_DONE; event = cmark_iter_next(steps))
        write_node(w, cmark_iter_get_node(steps), event == CMARK_EVENT_ENTER);
    cmark_iter_free(steps);
}

text markdown_html(struct ctx *cx, text source, const struct markdown_options *options,
                   const struct markdown_fault **faults)
{
    struct writing w = { .cx = cx, .options = options };
    w.out = buffer_in(cx->arena, source.size + source.size / 2);
    w.faults_end = &w.faults;
    REQUIRE(options->heading >= 1 && options->heading <= HEADING_MAX);
    cmark_node *document =
        cmark_parse_document(source.data ? source.data : "", source.size, CMARK_OPT_VALIDATE_UTF8);
    write_tree(&w, document);
    cmark_node_free(document);
    if (faults) *faults = w.faults;
    return buffer_as_text(&w.out);
}
